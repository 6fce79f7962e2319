import type { Area } from '../../domain/area'

/** Areas with who serves in them, for whoever keeps the rosters. */
export interface Staffing {
  /** The scope and all areas in it, by id after the cursor. */
  page(scope: string, after: string, limit: number): Promise<Area[]>
  /** Those that have or once had one of these codes; no code is ever two areas'. */
  byCodes(codes: string[]): Promise<Area[]>
}

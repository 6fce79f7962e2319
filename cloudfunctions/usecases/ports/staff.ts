import type { Area } from '../../domain/area'
import type { Leave } from '../../domain/person'

/** Areas with who serves in them, for whoever keeps the rosters. */
export interface Staffing {
  /** The scope and all areas in it, by id after the cursor. */
  page(scope: string, after: string, limit: number): Promise<Area[]>
  /** Those that have or once had one of these codes; no code is ever two areas'. */
  byCodes(codes: string[]): Promise<Area[]>
  /** @param change from the leave there is when it is written (nothing was ever said: undefined); undefined leaves it so */
  changeLeave(person: string, change: (leave?: Leave[]) => Leave[] | undefined): Promise<void>
}

import type { Department } from '../../domain/department'

export interface Departments {
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Department[]>
  /** Every one of them, as an instance has kept them for a minute. */
  all(): Promise<Department[]>
}

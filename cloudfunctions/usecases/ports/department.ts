import type { Refusal } from '../../contract/envelope'
import type { Department } from '../../domain/department'

export interface Departments {
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Department[]>
  /** Every one of them, as an instance has kept them for a minute. */
  all(): Promise<Department[]>
  /** Every one of them as they are at this moment. */
  listed(): Promise<Department[]>
  /**
   * Changes its people and its duty list: reads, decides, and writes if nobody else has meanwhile, else again.
   * @returns the department as it is now, or the refusal of `change`; undefined when there is no such department
   */
  change(
    id: string,
    change: (department: Department) => Department | Refusal,
  ): Promise<Department | Refusal | undefined>
}

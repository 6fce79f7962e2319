import type { Table } from '../../domain/table'
import type { Walker } from '../../domain/walker'

import type { Ports } from '../ports'

/** What the circle needs besides: its engine stays out of every other bundle. */
export interface CirclePorts extends Ports {
  circles: Circles
}

/** Networks and tables, by the file they came from: a new version is a new file. */
export interface Circles {
  /**
   * Who knows the network of this file; while that cannot be used (cut short, another version, changed bytes), who knew
   * the one before. Undefined when there is none.
   */
  walker(file: string | null): Promise<Walker | undefined>
  /** The table of this file; while that cannot be used, the one before. */
  table(file: string | null): Promise<Table | undefined>
  /** Keeps a table. @param name differs when its contents do. @returns its fileID */
  keepTable(name: string, bytes: Uint8Array): Promise<string>
  /**
   * Has everyone use this table from now on; the one before stays for those who have not heard yet.
   * @returns the file nobody uses any more, if any
   */
  useTable(file: string): Promise<string | undefined>
}

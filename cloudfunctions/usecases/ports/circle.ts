import type { Flaw } from '../../domain/packed'
import type { Table } from '../../domain/table'
import type { Walker } from '../../domain/walker'

import type { Ports } from '../ports'

/** What the circle needs besides: its engine stays out of every other bundle. */
export interface CirclePorts extends Ports {
  circles: Circles
  walkingMatrix: WalkingMatrix
}

/** Networks and tables, by the file they came from: a new version is a new file. */
export interface Circles {
  /**
   * Who knows the network of this file; while that cannot be used (cut short, another version, changed bytes), who knew
   * the one before. Undefined when there is none.
   */
  walker(file: string | null): Promise<Walker | undefined>
  /** A file that nobody uses yet, checked; or why it cannot be used. */
  inspect(file: string): Promise<{ walker: Walker; bytes: Uint8Array } | Flaw | 'missing'>
  /** The table of this file; while that cannot be used, the one before. */
  table(file: string | null): Promise<Table | undefined>
  /** Keeps a file of our own, which no client can write over. @param name differs when its contents do. @returns its fileID */
  keep(name: string, bytes: Uint8Array): Promise<string>
  /** The network in use at this moment: what an instance remembers of it may be a minute old. */
  inUse(): Promise<string | null>
  /**
   * Has everyone use this table from now on, and the network it was made on; those before stay for who has not heard yet.
   * @param upon the network that has to be in use still; undefined for a new one
   * @returns the table nobody uses any more, if any; `changed` when another network is in use by now, and nothing is written
   */
  use(files: { table: string; network: string }, upon: string | undefined): Promise<{ unused?: string } | 'changed'>
}

/** A map service that measures walks, asked now and then to see how good ours are. */
export interface WalkingMatrix {
  /** Where the service lets as many pairs be asked a day; undefined while it is turned off. */
  daily(): number | undefined
  /** Takes so many pairs off a day's number (`2026-03-02`); false when that many are not left. */
  take(day: string, pairs: number): Promise<boolean>
  /**
   * Metres on foot from a point to others, at most {@link MOST_TARGETS}; undefined where it knows no way. Undefined
   * altogether when it does not answer.
   */
  metres(from: [number, number], to: Array<[number, number]>): Promise<Array<number | undefined> | undefined>
}

/** 一对多计算，一次最多 200 个终点（距离矩阵文档）; far fewer are enough. */
export const MOST_TARGETS = 25

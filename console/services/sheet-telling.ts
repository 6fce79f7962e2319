import { FileFailure } from './file-failure'
import { readCells, type Wanted } from './sheet-cells'

/** What the thread that reads a worksheet says: that it is there, some rows, and how it ended. */
export type Told =
  | { kind: 'ready' }
  | { kind: 'rows'; rows: string[][] }
  | { kind: 'done'; hiddenRows: number }
  /** Why the file cannot be used, for the person; absent when it could not be read. */
  | { kind: 'failed'; why?: string }

/** Rows handed over at once: the page takes them between two of its own turns. */
const IN_ONE_GO = 2_000

/** Reads a worksheet, and tells it row by row, or why not. */
export async function tellCells(wanted: Wanted, tell: (told: Told) => void): Promise<void> {
  try {
    const { cells, hiddenRows } = await readCells(wanted)
    for (let at = 0; at < cells.length; at += IN_ONE_GO) tell({ kind: 'rows', rows: cells.slice(at, at + IN_ONE_GO) })
    tell({ kind: 'done', hiddenRows })
  } catch (error) {
    tell({ kind: 'failed', ...(error instanceof FileFailure && { why: error.message }) })
  }
}

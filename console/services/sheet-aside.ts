import { CallError } from './call-error'
import { FileFailure } from './file-failure'
import type { SheetCells, Wanted } from './sheet-cells'
import type { Told } from './sheet-telling'
import { sheetThread } from './sheet-thread'

/**
 * Reads a worksheet in a thread of its own; the page goes on meanwhile.
 * @throws FileFailure when the file cannot be used; CallError `network` when what reads it did not load; Error when it
 * cannot be read
 */
export function readAside(wanted: Wanted): Promise<SheetCells> {
  const thread = sheetThread()
  const cells: string[][] = []
  let isThere = false
  return new Promise<SheetCells>((resolve, reject) => {
    thread.onerror = () =>
      reject(isThere ? new Error('the thread that reads died') : new CallError('network', NOT_LOADED))
    thread.onmessage = ({ data: told }: MessageEvent<Told>) => {
      if (told.kind === 'ready') {
        isThere = true
        thread.postMessage(wanted)
      } else if (told.kind === 'rows') for (const row of told.rows) cells.push(row)
      else if (told.kind === 'done') resolve({ cells, hiddenRows: told.hiddenRows })
      else reject(told.why === undefined ? new Error('the worksheet cannot be read') : new FileFailure(told.why))
    }
  }).finally(() => thread.terminate())
}

const NOT_LOADED = '读表格的程序没有加载出来，请检查网络后再选一次'

import type { Wanted } from '../../console/services/sheet-cells'
import { tellCells, type Told } from '../../console/services/sheet-telling'

/** The thread that reads a worksheet, in the place of the browser's: what passes is copied as between threads. */
export function sheetThread(): Worker {
  const tell = (told: Told): void =>
    thread.onmessage?.({ data: JSON.parse(JSON.stringify(told)) as Told } as MessageEvent<Told>)
  const thread = {
    onmessage: null as ((event: MessageEvent<Told>) => void) | null,
    onerror: null,
    postMessage: (wanted: Wanted) => void tellCells({ ...wanted, bytes: wanted.bytes.slice(0) }, tell),
    terminate: () => (thread.onmessage = null),
  }
  queueMicrotask(() => tell({ kind: 'ready' }))
  return thread as unknown as Worker
}

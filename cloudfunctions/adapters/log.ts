import type { Log } from '../usecases/ports/log'

/** One JSON line an event: what the platform's log search takes apart. Never words, names or phones. */
export const log: Log = {
  info(event, facts = {}) {
    console.log(JSON.stringify({ level: 'info', event, ...facts }))
  },
  defect(error, facts = {}) {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
    console.error(JSON.stringify({ level: 'defect', message, stack, ...facts }))
  },
}

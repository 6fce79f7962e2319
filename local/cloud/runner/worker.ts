import { AsyncLocalStorage } from 'node:async_hooks'
import { createRequire } from 'node:module'
import { format } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import type { PackedSdk } from './thread-program'
import { installClock } from './worker-clock'
import { loadSdk } from './worker-sdk'

/** What the runner asks of a worker: run one invocation. All values are plain JSON. */
export interface Invoke {
  id: string
  entry: string
  event: string
  context: Record<string, unknown>
  env: Record<string, string>
  offset: number
}

/** What a worker tells the runner. */
export type Report =
  | { type: 'ready' }
  | { type: 'started'; id: string }
  | { type: 'log'; id: string | undefined; level: string; text: string }
  | { type: 'done'; id: string; result: string }
  | { type: 'failed'; id: string; message: string; stack: string }

interface FunctionModule {
  main?: (event: unknown, context: unknown) => unknown
}

const port = parentPort!
const setOffset = installClock()
/** Which invocation a piece of running code belongs to, also when it outlives the answer. */
const invocation = new AsyncLocalStorage<string>()
let running: string | undefined

const tell = (report: Report) => port.postMessage(report)

for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
  console[level] = (...parts: unknown[]) =>
    tell({ type: 'log', id: invocation.getStore() ?? running, level, text: format(...parts) })
}

// A stray rejection fails the invocation it came from, not the one that happens to run now.
for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (reason: unknown) => fail(invocation.getStore() ?? running, reason))
}

function fail(id: string | undefined, reason: unknown): void {
  const error = reason instanceof Error ? reason : new Error(format(reason))
  if (id === undefined) return tell({ type: 'log', id, level: 'error', text: format(error) })
  tell({ type: 'failed', id, message: error.message, stack: error.stack ?? '' })
}

async function invoke({ id, entry, event, context, env, offset }: Invoke): Promise<void> {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
  setOffset(offset)
  running = id
  try {
    const loaded = createRequire(entry)(entry) as FunctionModule
    if (typeof loaded.main !== 'function') throw new Error(`${entry} exports no function named main`)
    tell({ type: 'started', id })
    const result: unknown = await loaded.main(JSON.parse(event), context)
    tell({ type: 'done', id, result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    fail(id, error)
  } finally {
    running = undefined
  }
}

port.on('message', (message: Invoke) => void invocation.run(message.id, () => invoke(message)))

// Loading the SDK is most of a cold start; a worker does it before its first invocation.
const { warmFrom, sdk } = workerData as { warmFrom: string; sdk: PackedSdk | undefined }
try {
  if (sdk) loadSdk(sdk)
  createRequire(warmFrom)('wx-server-sdk')
} catch {
  // A functions folder without the SDK is fine until a function asks for it, which then says so.
}
tell({ type: 'ready' })

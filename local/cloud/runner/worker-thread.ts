import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packedSdk, threadProgram } from './thread-program'
import type { Invoke, Report } from './worker'

/** The platform's default; more than this ends the invocation, not the server. */
export const MEMORY_MB = 256

/** What the runner hears from a thread. */
export interface Listener {
  report: (report: Report) => void
  /** The thread is gone, on its own account: out of memory, `process.exit` … */
  gone: (reason: string) => void
}

/** One worker thread; runs one invocation at a time. */
export class WorkerThread {
  private readonly worker: Worker
  private ended = false
  /** What it has run, by entry. */
  readonly loaded = new Set<string>()
  /** Who listens now: the pool while idle, the invocation while busy. */
  listener: Listener

  constructor(functionsDir: string, listener: Listener) {
    this.listener = listener
    this.worker = new Worker(threadProgram(), {
      eval: true,
      // The loaders of this process (TypeScript, a test runner) are not the functions' business.
      execArgv: [],
      env: baseEnv(),
      stdout: true,
      stderr: true,
      workerData: { warmFrom: join(functionsDir, 'index.js'), sdk: packedSdk(functionsDir) },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    this.worker.on('message', (report: Report) => this.listener.report(report))
    this.worker.on('error', (error) => this.leave(error.message))
    this.worker.on('exit', (code) => this.leave(`the process ended with code ${code}`))
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on('data', (data: Buffer) => {
        this.listener.report({ type: 'log', id: undefined, level: 'log', text: data.toString().trimEnd() })
      })
    }
  }

  send(invoke: Invoke): void {
    this.loaded.add(invoke.entry)
    this.worker.postMessage(invoke)
  }

  async stop(): Promise<void> {
    this.ended = true
    await this.worker.terminate()
  }

  private leave(reason: string): void {
    if (this.ended) return
    this.ended = true
    this.listener.gone(reason)
  }
}

/** The part of this process's environment a function may see. */
export function baseEnv(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }
}

import type { Report } from './worker'
import { WorkerThread } from './worker-thread'

interface Waiter {
  nested: boolean
  take: (thread: WorkerThread) => void
  refuse: (error: Error) => void
}

/**
 * Worker threads, lent one invocation at a time. A start costs half a second of CPU, so the pool grows one thread at a
 * time while warm ones work the queue off. A call made by a running function never waits for a place: it may go past
 * the cap, because its caller holds one until it answers.
 */
export class Pool {
  private idle: WorkerThread[] = []
  private readonly starting = new Set<WorkerThread>()
  private readonly all = new Set<WorkerThread>()
  /** Threads that have loaded functions since built anew; they end with their invocation. */
  private readonly stale = new Set<WorkerThread>()
  private waiting: Waiter[] = []
  private closed = false

  constructor(
    private readonly functionsDir: string,
    private readonly cap: number,
    private readonly log: (text: string) => void,
  ) {}

  /** Starts `count` threads ahead of the first call. */
  prewarm(count: number): void {
    for (let i = 0; i < Math.min(count, this.cap); i++) this.start()
  }

  /** @param entry what it is to run: a thread that has loaded it before is found first */
  lend(nested: boolean, entry: string): Promise<WorkerThread> {
    if (this.closed) return Promise.reject(new Error('the cloud is closed'))
    const ready = this.idle.find(({ loaded }) => loaded.has(entry)) ?? this.idle.at(-1)
    this.idle = this.idle.filter((thread) => thread !== ready)
    if (ready) return Promise.resolve(ready)
    return new Promise((take, refuse) => {
      const waiter = { nested, take, refuse }
      if (nested) this.waiting.unshift(waiter)
      else this.waiting.push(waiter)
      this.grow()
    })
  }

  /** Takes a thread back after an invocation that left it whole. */
  giveBack(thread: WorkerThread): void {
    if (!this.all.has(thread)) return
    if (this.stale.has(thread)) return void this.drop(thread)
    thread.listener = this.listenTo(thread)
    const next = this.waiting.shift()
    if (next) next.take(thread)
    else if (this.all.size > this.cap) void this.drop(thread)
    else this.idle.push(thread)
  }

  /** Ends a thread that must not be used again. */
  async drop(thread: WorkerThread): Promise<void> {
    this.forget(thread)
    await thread.stop()
  }

  /** A thread that is already gone. */
  forget(thread: WorkerThread): void {
    this.all.delete(thread)
    this.starting.delete(thread)
    this.stale.delete(thread)
    this.idle = this.idle.filter((other) => other !== thread)
    if (!this.closed) this.grow()
  }

  /** Ends idle threads and lets busy ones end with their invocation: the next call loads the functions anew. */
  renew(): void {
    for (const thread of this.idle) void this.drop(thread)
    for (const thread of this.all) if (!this.starting.has(thread)) this.stale.add(thread)
  }

  async close(): Promise<void> {
    this.closed = true
    for (const { refuse } of this.waiting.splice(0)) refuse(new Error('the cloud is closed'))
    const threads = [...this.all]
    // Whoever waits for an answer hears that there will be none.
    for (const thread of threads) thread.listener.gone('the cloud was closed')
    await Promise.all(threads.map((thread) => thread.stop()))
  }

  private grow(): void {
    const nested = this.waiting.filter((waiter) => waiter.nested).length
    const mayGrow = this.all.size < this.cap && this.starting.size === 0
    if (this.waiting.length > this.starting.size && (mayGrow || this.starting.size < nested)) this.start()
  }

  private start(): void {
    const listener = { report: (_report: Report) => {}, gone: (_reason: string) => {} }
    const thread = new WorkerThread(this.functionsDir, listener)
    this.all.add(thread)
    this.starting.add(thread)
    listener.report = (report) => {
      if (report.type !== 'ready') return
      this.starting.delete(thread)
      this.giveBack(thread)
      this.grow()
    }
    listener.gone = (reason) => {
      if (!this.closed) this.log(`a worker thread did not start: ${reason}`)
      this.forget(thread)
    }
  }

  private listenTo(thread: WorkerThread) {
    return {
      report: (report: Report) => {
        if (report.type === 'log' || report.type === 'failed') {
          this.log(
            `after its answer, invocation ${String(report.id)}: ${report.type === 'log' ? report.text : report.stack}`,
          )
        }
      },
      gone: (reason: string) => {
        if (!this.closed) this.log(`an idle worker thread ended: ${reason}`)
        this.forget(thread)
      },
    }
  }
}

import type { Clock } from '../clock'
import { nextTick } from './cron'
import type { Trigger } from './function-folder'
import type { Outcome, Runner } from './runner'

/** Node's longest timeout; a farther tick is waited for in steps. */
const LONGEST_WAIT = 2 ** 31 - 1

interface Timer {
  functionName: string
  trigger: Trigger
  /** The run under way, so that a timer never overlaps itself. */
  run: Promise<Outcome> | undefined
}

/** Fires the functions' timers by the cloud's clock. */
export class Timers {
  private timers: Timer[] = []
  private waiting: NodeJS.Timeout | undefined

  constructor(
    private readonly runner: Runner,
    private readonly clock: Clock,
    /** False: time that passes by itself fires nothing, only a moved clock does. */
    private readonly ticking: boolean,
  ) {
    this.reload()
  }

  /** Takes the timers of the functions as they are now. */
  reload(): void {
    this.timers = this.runner
      .all()
      .flatMap(({ name, triggers }) => triggers.map((trigger) => ({ functionName: name, trigger, run: undefined })))
    this.wait()
  }

  /**
   * Moves the clock. Every timer that fell due is to run once, however far the jump.
   * @returns starts those runs, and resolves when they have ended
   */
  moveClock(ms: number): () => Promise<void> {
    const before = this.clock.now()
    this.clock.moveBy(ms)
    const now = this.clock.now()
    const due = this.timers.filter(({ trigger }) => (nextTick(trigger.cron, before) ?? Infinity) <= now)
    this.wait()
    return async () => {
      await Promise.all(due.map((timer) => this.fireAfter(timer, now)))
    }
  }

  /** Runs one timer of a function now. @throws Error when there is none by that name. */
  async fire(functionName: string, triggerName?: string): Promise<Outcome> {
    const timer = this.timers.find(
      (held) => held.functionName === functionName && (triggerName ?? held.trigger.name) === held.trigger.name,
    )
    if (!timer) throw new Error(`function ${functionName} has no timer ${triggerName ?? ''}`)
    return this.fireAfter(timer, this.clock.now())
  }

  async close(): Promise<void> {
    clearTimeout(this.waiting)
    const runs = this.timers.flatMap(({ run }) => run ?? [])
    this.timers = []
    await Promise.all(runs)
  }

  /** Waits for a run under way, then runs. */
  private async fireAfter(timer: Timer, tick: number): Promise<Outcome> {
    while (timer.run) await timer.run
    return this.start(timer, tick)
  }

  private start(timer: Timer, tick: number): Promise<Outcome> {
    const { functionName, trigger } = timer
    const time = new Date(tick).toISOString().replace(/\.\d+Z$/, 'Z')
    const event = { Type: 'Timer', TriggerName: trigger.name, Time: time, Message: '' }
    const run = this.runner.run(this.runner.begin(functionName, { source: 'wx_trigger' }), event).finally(() => {
      timer.run = undefined
    })
    timer.run = run
    return run
  }

  private wait(): void {
    clearTimeout(this.waiting)
    if (!this.ticking) return
    const from = this.clock.now()
    const ticks = this.timers.map((timer) => ({ timer, tick: nextTick(timer.trigger.cron, from) ?? Infinity }))
    const next = Math.min(...ticks.map(({ tick }) => tick))
    if (!Number.isFinite(next)) return
    this.waiting = setTimeout(
      () => {
        for (const { timer, tick } of ticks) if (tick <= this.clock.now() && !timer.run) void this.start(timer, tick)
        this.wait()
      },
      Math.min(next - from, LONGEST_WAIT),
    )
    this.waiting.unref()
  }
}

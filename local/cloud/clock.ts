import type { Store } from './store/store'

/**
 * The cloud's clock: real time plus an offset that only grows by hand. The offset is kept with the data, so a restart
 * does not send anyone back in time.
 */
export class Clock {
  private held: number

  /** @param start the moment (ms) the clock shall show now; absent: as the data folder left it. */
  constructor(
    private readonly store: Store,
    start?: number,
  ) {
    this.held = start === undefined ? Number(store.fact('clock.offset') ?? 0) : start - Date.now()
    this.keep()
  }

  /** Milliseconds the cloud is ahead of real time. */
  get offset(): number {
    return this.held
  }

  now(): number {
    return Date.now() + this.held
  }

  moveBy(ms: number): void {
    // Whole milliseconds, as `Date.now()` gives them.
    this.held += Math.round(ms)
    this.keep()
  }

  private keep(): void {
    this.store.keepFact('clock.offset', String(this.held))
  }
}

import { setTimeout } from 'node:timers/promises'
import { failure, type Reply } from './reply'

const TEXTS: Record<number, string> = { [-1]: 'system error', 45009: 'reach max api daily quota limit' }

/** WeChat out of order, on demand: the next calls of an api that shall fail. */
export class Faults {
  private readonly held = new Map<string, { errcode: number; times: number }>()
  private readonly late = new Map<string, { milliseconds: number; times: number }>()

  /** The next `times` calls of the api answer `errcode`, in the place of what was asked for it before; 0 ends it. */
  disturb(apiName: string, errcode: number, times: number): void {
    this.held.set(apiName, { errcode, times })
  }

  /** The next `times` calls of the api are answered so many milliseconds late, in the place of what was asked before. */
  delay(apiName: string, milliseconds: number, times: number): void {
    this.late.set(apiName, { milliseconds, times })
  }

  /** Resolves when this call may be answered. */
  async pass(apiName: string): Promise<void> {
    const delay = this.late.get(apiName)
    if (!delay || delay.times <= 0) return
    delay.times--
    await setTimeout(delay.milliseconds)
  }

  /** The error this call shall meet, counted off; undefined when the api is in order. */
  take(apiName: string): Reply | undefined {
    const fault = this.held.get(apiName)
    if (!fault || fault.times <= 0) return undefined
    fault.times--
    return failure(fault.errcode, TEXTS[fault.errcode] ?? 'disturbed')
  }
}

import { randomUUID } from 'node:crypto'
import type { Whom } from '../environment'
import type { Reads } from '../store/database'

/** One request of a running function to the cloud, in ms since the invocation began. */
export interface RoundTrip {
  at: number
  took: number
  kind: 'database' | 'storage' | 'openapi' | 'function'
  action: string
  /** Collection, file, api or function asked for. */
  target: string
  /** What the database had to read for it; absent where it was not asked. */
  read?: Reads
  /** True when the function had already answered: the platform would have frozen it. */
  late: boolean
}

/**
 * What made a function run, as `getWXContext().SOURCE` names it: a phone, the console's test button, a timer, or WeChat
 * itself pushing an event (for which its documents name no value of its own). `tcb_web` is our word for a browser that
 * signed in: the documents have none. Empty: CloudBase's own console and its command line, which the platform does not mark.
 */
export type Source = 'wx_client' | 'wx_devtools' | 'wx_http' | 'wx_trigger' | 'wx_unknown' | 'tcb_web' | ''

/** Who calls: WeChat, for a person or nobody; the invocation whose function calls this one; or a script (neither). */
export type Caller = ({ source: Source } & Whom) | { parent: Invocation | undefined }

/** One run of a function, from the caller's ask to its end. */
export class Invocation {
  readonly requestId = randomUUID()
  /** The SDK sends this with every request: the gateway answers no other, and knows whose each is. */
  readonly token = randomUUID()
  readonly roundTrips: RoundTrip[] = []
  private readonly began = performance.now()
  private ended: number | undefined
  /** Whom it runs for; empty for timers and pushed events. */
  readonly whom: Whom
  /** The chain of calls, e.g. `wx_client,scf`: a phone called a function, which called this one. */
  readonly source: string
  /** The invocation whose function called this one. */
  readonly parent: Invocation | undefined

  constructor(
    readonly functionName: string,
    caller: Caller,
  ) {
    if ('source' in caller) {
      this.whom = { openid: caller.openid, uid: caller.uid }
      this.source = caller.source
    } else {
      this.parent = caller.parent
      this.whom = caller.parent?.whom ?? {}
      this.source = caller.parent ? `${caller.parent.source},scf` : 'scf'
    }
  }

  /** Calls between functions: 0 for a call from outside. */
  get depth(): number {
    return this.parent ? this.parent.depth + 1 : 0
  }

  /** Milliseconds since the invocation began. */
  elapsed(): number {
    return performance.now() - this.began
  }

  end(): void {
    this.ended ??= this.elapsed()
  }

  /** Milliseconds from begin to answer, once there is one. */
  get took(): number | undefined {
    return this.ended
  }

  note(trip: Pick<RoundTrip, 'kind' | 'action' | 'target' | 'at' | 'read'>): void {
    const late = this.ended !== undefined && trip.at > this.ended
    this.roundTrips.push({ ...trip, took: this.elapsed() - trip.at, late })
  }
}

/** The latest invocations, found by request id or by the token their requests carry. */
export class Invocations {
  private readonly byToken = new Map<string, Invocation>()
  private readonly byRequest = new Map<string, Invocation>()

  constructor(private readonly kept = 5000) {}

  add(invocation: Invocation): void {
    this.byToken.set(invocation.token, invocation)
    this.byRequest.set(invocation.requestId, invocation)
    if (this.byRequest.size <= this.kept) return
    const [oldest] = this.byRequest.values()
    if (!oldest) return
    this.byToken.delete(oldest.token)
    this.byRequest.delete(oldest.requestId)
  }

  ofToken(token: unknown): Invocation | undefined {
    return typeof token === 'string' ? this.byToken.get(token) : undefined
  }

  ofRequest(requestId: string): Invocation | undefined {
    return this.byRequest.get(requestId)
  }
}

import { randomUUID } from 'node:crypto'

/** One request of a running function to the cloud, in ms since the invocation began. */
export interface RoundTrip {
  at: number
  took: number
  kind: 'database' | 'storage' | 'openapi' | 'function'
  action: string
  /** Collection, file, api or function asked for. */
  target: string
  /** True when the function had already answered: the platform would have frozen it. */
  late: boolean
}

/** One run of a function, from the caller's ask to its end. */
export class Invocation {
  readonly requestId = randomUUID()
  /** The SDK sends this with every request: the gateway answers no other, and knows whose each is. */
  readonly token = randomUUID()
  readonly roundTrips: RoundTrip[] = []
  private readonly began = performance.now()
  private ended: number | undefined

  constructor(
    readonly functionName: string,
    /** The WeChat user it runs for; absent for timers. */
    readonly openid: string | undefined,
    /** The invocation whose function called this one. */
    readonly parent?: Invocation,
  ) {}

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

  note(trip: Pick<RoundTrip, 'kind' | 'action' | 'target' | 'at'>): void {
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

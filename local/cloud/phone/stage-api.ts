import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock'
import { HttpFailure, readJson, sendJson } from '../gateway/http'
import type { Timers } from '../runner/timers'
import type { Codes, PostedCode } from '../wechat/codes'
import type { Group } from '../wechat/groups'
import type { Ledger } from '../wechat/ledger'
import type { Pushes } from '../wechat/pushes'
import type { EventStreams } from './events'

/** Who can be seen on the stage, as the demo's data file lists them. */
export interface Stage {
  phones: Array<{ slot: string; title: string; openid: string }>
  people: Array<{ openid: string; name: string; text: string; at: [lng: number, lat: number] }>
  /** WeChat groups; absent: none. */
  groups?: Group[]
  /** Codes that hang somewhere in the district; absent: none. */
  codes?: PostedCode[]
}

/** The clock may not be moved farther than this in one step. */
const LONGEST_JUMP = 400 * 86_400_000

export interface StageParts {
  stage: Stage
  clock: Clock
  timers: Timers
  pushes: Pushes
  ledger: Ledger
  codes: Codes
  events: EventStreams
}

/** `/stage/…`: what the stage around the phones can see and do. */
export class StageApi {
  constructor(private readonly parts: StageParts) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = `${request.method ?? ''} ${url.pathname}`
    if (route === 'GET /stage/state') {
      const { stage, codes } = this.parts
      const posted = [...(stage.codes ?? []), ...codes.drawn()]
      return sendJson(response, { ...this.time(), groups: [], ...stage, codes: posted })
    }
    if (route === 'GET /stage/messages') {
      return sendJson(response, this.parts.ledger.messages(url.searchParams.get('openid') ?? undefined))
    }
    if (route !== 'POST /stage/clock') throw new HttpFailure(404, `no such address: ${route}`)
    const { advance } = await readJson(request, 10_000)
    if (typeof advance !== 'number' || !(advance >= 0) || advance > LONGEST_JUMP) {
      throw new HttpFailure(400, `advance must be milliseconds from 0 to ${LONGEST_JUMP}`)
    }
    await this.advance(advance)
    sendJson(response, this.time())
  }

  /** Moves the clock, tells the phones, and resolves once what WeChat had to push has arrived and due timers have run. */
  async advance(ms: number): Promise<void> {
    const runTimers = this.parts.timers.moveClock(ms)
    this.parts.events.send('clock', this.time())
    await this.parts.pushes.deliverDue()
    await runTimers()
  }

  private time(): { offset: number; now: number } {
    return { offset: this.parts.clock.offset, now: this.parts.clock.now() }
  }
}

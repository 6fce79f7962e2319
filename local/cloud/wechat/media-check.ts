import { APP_ID } from '../environment'
import type { Clock } from '../clock'
import type { Doc } from '../store/value'
import { refusalOfCheck, traceId } from './content-check'
import type { Ledger } from './ledger'
import type { PushedEvent, Pushes } from './pushes'
import { failure, type Reply } from './reply'

/** How long the model looks at a picture, by the cloud's clock. WeChat promises no more than 30 minutes. */
const LOOKING = 3_000
/** The marker that stands for what the model would see lies in so many first bytes. */
const LOOKED_AT = 4096
/** WeChat's classes of content: 100 正常, 20002 色情, 21000 其他. */
const LABELS = { pass: 100, review: 21000, risky: 20002 }

type Verdict = keyof typeof LABELS | 'silent' | 'unreachable'

/**
 * WeChat's check of pictures: asked now, answered later by the pushed event `wxa_media_check`. What the model would say
 * is written in the picture's own first bytes, as ASCII: `wx-check:risky`, `wx-check:review`, or `wx-check:silent` for
 * an answer that never comes; every other picture passes.
 */
export class MediaChecks {
  constructor(
    private readonly ledger: Ledger,
    private readonly pushes: Pushes,
    private readonly clock: Clock,
    private readonly url: () => string,
  ) {}

  /** `security.mediaCheckAsync`. */
  async accept(request: Doc): Promise<Reply> {
    const { media_url: mediaUrl, media_type: mediaType } = request
    if (typeof mediaUrl !== 'string' || mediaUrl === '') return failure(44002, 'empty post data')
    if (mediaType !== 2) return failure(40004, 'invalid media type: the local cloud checks pictures (2) only')
    const refusal = refusalOfCheck(this.ledger, request)
    if (refusal) return refusal
    const trace = traceId()
    const verdict = await this.look(mediaUrl)
    if (verdict !== 'silent') this.pushes.send(this.eventOf(trace, verdict), LOOKING)
    return { errcode: 0, errmsg: 'ok', trace_id: trace }
  }

  /** Fetches the picture as WeChat would, by its signed address; no address elsewhere can be reached from here. */
  private async look(mediaUrl: string): Promise<Verdict> {
    if (!mediaUrl.startsWith(`${this.url()}/`)) return 'unreachable'
    const response = await fetch(mediaUrl, { headers: { range: `bytes=0-${LOOKED_AT - 1}` } })
    const start = Buffer.from(await response.arrayBuffer()).toString('latin1')
    if (!response.ok) return 'unreachable'
    return (/wx-check:(risky|review|silent)/.exec(start)?.[1] as Verdict | undefined) ?? 'pass'
  }

  private eventOf(trace: string, verdict: Exclude<Verdict, 'silent'>): PushedEvent {
    const head: PushedEvent = {
      ToUserName: 'gh_0000000local0',
      // WeChat's push service, not a person.
      FromUserName: 'oLocalWeChatPushService00000',
      CreateTime: Math.floor((this.clock.now() + LOOKING) / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: APP_ID,
      trace_id: trace,
      version: 2,
    }
    if (verdict === 'unreachable') {
      return { ...head, detail: [], errcode: -1008, errmsg: '下载错误,请检查媒体链接是否有效' }
    }
    const result = { suggest: verdict, label: LABELS[verdict] }
    const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }]
    return { ...head, detail, errcode: 0, errmsg: 'ok', result }
  }
}

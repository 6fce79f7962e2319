import * as v from 'valibot'
import { RequestId } from './primitives'

/** What every call carries besides its input. Identity is not in it: that comes from the platform. */
export const Call = v.strictObject(
  {
    action: v.pipe(v.string('缺少动作名'), v.regex(/^[a-zA-Z]{1,40}$/, '动作名不对')),
    input: v.record(v.string(), v.unknown(), '请求内容格式不对'),
    requestId: RequestId,
  },
  '请求格式不对',
)
export type Call = v.InferOutput<typeof Call>

/** A refusal is an answer, not an accident: a code for programs, a Chinese sentence for people. */
export interface Refusal {
  ok: false
  /** `noun/reason`, for example `ticket/not-yours`; `internal` only for our own defects. */
  code: string
  message: string
  /** Path of the input field at fault, for example `place.point`. */
  field?: string
}

export type Reply<T> = { ok: true; data: T } | Refusal

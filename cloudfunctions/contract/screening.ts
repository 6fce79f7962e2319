import * as v from 'valibot'
import { Cursor, Id, type Page } from './primitives'

export const screening = {
  /** 等工作人员看一眼的文字和照片（社区、街道，本人辖区内）。 */
  list: v.strictObject({ scope: Id, cursor: Cursor }),
  /** 可以留，或者移除。 */
  decide: v.strictObject({
    id: v.pipe(v.string('编号格式不对'), v.maxLength(200, '编号格式不对')),
    verdict: v.picklist(['keep', 'remove'], '请选择保留还是移除'),
  }),
}

export interface ScreeningView {
  id: string
  at: number
  kind: 'words' | 'photo' | 'video'
  /** 微信拿不准 · 微信 30 分钟没有答复 · 当时没有查成 · 微信认为违规 */
  reason: string
  /** What shows it: one of the two. */
  ticket?: string
  place?: string
  /** Of the ticket; empty for a place. */
  no: string
  /** 赭麓街道 · 车站社区: where it lies, to the community. */
  whereText: string
  /** The ticket's class, the place's name. */
  categoryText: string
  /** What is to be judged. */
  words?: string
  /** Temporary URL. */
  url?: string
}

export type ScreeningPage = Page<ScreeningView>

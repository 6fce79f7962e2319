import * as v from 'valibot'
import { Id, Moment, optionalWords, photos, Spot, words } from './primitives'

/** Closing kinds a holder may give: closed is not solved (domain rule 5). */
export const Closing = v.picklist(['solved', 'explained', 'elsewhere', 'duplicate'], '请选择办结方式')
export type Closing = v.InferOutput<typeof Closing>

export const Score = v.picklist(['satisfied', 'fair', 'dissatisfied'], '请选择满意程度')
export type Score = v.InferOutput<typeof Score>

export const SendBackReason = v.picklist(['wrong-category', 'not-mine', 'other'], '请选择退回原因')
export type SendBackReason = v.InferOutput<typeof SendBackReason>

/** `desk`, or `desk/person`: an area, and one of its people. */
const Target = v.pipe(v.string('请选择派给谁'), v.regex(/^[\w:.-]{1,64}(?:\/[\w:.-]{1,64})?$/, '请选择派给谁'))

/** What can be done to a ticket, and what each needs. */
export const Command = v.variant(
  'name',
  [
    // 承办人
    v.strictObject({ name: v.literal('accept') }),
    v.strictObject({ name: v.literal('progress'), note: words(500, '进展'), photos: v.optional(photos(), []) }),
    v.strictObject({ name: v.literal('resolve'), closing: Closing, note: words(500, '办理情况'), photos: photos(1) }),
    v.strictObject({ name: v.literal('ask'), note: words(200, '需要补充的情况') }),
    v.strictObject({ name: v.literal('hand'), to: Id, note: optionalWords(200, '交代') }),
    v.strictObject({ name: v.literal('sendBack'), reason: SendBackReason, note: words(200, '退回原因') }),
    v.strictObject({ name: v.literal('escalate'), note: words(200, '上报原因') }),
    v.strictObject({ name: v.literal('extend'), until: Moment, note: words(200, '延期原因') }),
    // 承办人或上级
    v.strictObject({
      name: v.literal('correct'),
      category: v.optional(Id),
      place: v.optional(Spot),
      note: words(200, '更正原因'),
    }),
    v.strictObject({ name: v.literal('split'), words: words(500, '另一件事'), category: Id }),
    // 社区、街道
    v.strictObject({ name: v.literal('approve'), note: optionalWords(200, '意见') }),
    v.strictObject({ name: v.literal('refuse'), note: words(200, '意见') }),
    v.strictObject({ name: v.literal('dispatch'), to: Target, note: optionalWords(200, '交代') }),
    v.strictObject({ name: v.literal('supervise'), until: Moment, note: words(200, '督办要求') }),
    v.strictObject({ name: v.literal('merge'), into: Id, note: optionalWords(200, '说明') }),
    v.strictObject({ name: v.literal('unmerge'), note: words(200, '原因') }),
    v.strictObject({
      name: v.literal('summarise'),
      /** Empty takes the ticket off the public board. */
      text: optionalWords(60, '公开摘要'),
      /** Which summary its sender had before them (`needs.words.seen`); empty: none. */
      seen: v.optional(v.string('看到的摘要不对')),
      /** One of the ticket's own photos, shown with it. */
      photo: v.optional(v.pipe(v.string('照片格式不对'), v.maxLength(300, '照片格式不对'))),
    }),
    // 反映人
    v.strictObject({ name: v.literal('supplement'), note: words(500, '补充的情况'), photos: v.optional(photos(), []) }),
    v.strictObject({ name: v.literal('urge'), note: optionalWords(200, '想说的话') }),
    v.strictObject({ name: v.literal('withdraw'), note: optionalWords(200, '原因') }),
    v.strictObject({ name: v.literal('rate'), score: Score, note: optionalWords(200, '评价') }),
    v.strictObject({ name: v.literal('reopen'), note: words(200, '原因'), photos: v.optional(photos(), []) }),
    // 刚刚点错的人
    v.strictObject({ name: v.literal('undo') }),
  ],
  '没有这个操作',
)
export type Command = v.InferOutput<typeof Command>
export type TicketAction = Command['name']

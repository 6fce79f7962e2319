import * as v from 'valibot'
import { Consent, Id, optionalWords, photos, Spot } from './primitives'
import { WhistleCommand, WhistleKind } from './whistle-command'

const ItemCode = v.pipe(v.string('请选择事项'), v.regex(/^[\w-]{1,32}$/, '请选择事项'))

/** From a ticket, or on its own at a place. */
const source = {
  ticket: v.optional(Id),
  place: v.optional(Spot),
}

export const whistle = {
  /** 吹之前先看谁来、什么时候到；不给事项，就是清单之外的。 */
  preview: v.strictObject({ ...source, item: v.optional(ItemCode), kind: v.optional(WhistleKind) }),
  /** 吹哨。 */
  blow: v.strictObject({
    ...source,
    /** Left out: not on the list. */
    item: v.optional(ItemCode),
    /** Left out: as the item says. */
    kind: v.optional(WhistleKind),
    /** 清单之外的，由吹哨的人说是哪一类难题. */
    field: v.optional(v.picklist(['enforcement', 'service', 'response'], '请选择哪一类')),
    /** May be left out for an item on the list blown from a ticket: the departments read what was reported. */
    words: optionalWords(500, '情况说明'),
    photos: v.optional(photos(), []),
    consent: v.optional(Consent),
  }),
  /** 对一声哨做一步。 */
  act: v.strictObject({ id: Id, command: WhistleCommand, consent: v.optional(Consent) }),
  /** 这一步可以选谁。 */
  options: v.strictObject({
    id: Id,
    action: v.pipe(v.string('没有这个操作'), v.regex(/^[a-zA-Z]{1,20}$/, '没有这个操作')),
  }),
  /** 一声哨。 */
  get: v.strictObject({ id: Id }),
}

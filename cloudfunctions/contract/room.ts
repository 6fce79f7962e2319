import * as v from 'valibot'
import { ClockTime, Consent, Cursor, Id, optionalWords, type Page, words } from './primitives'
import { CalendarDay } from './times'

const whole = (least: number, most: number, what: string) =>
  v.pipe(
    v.number(`${what}不对`),
    v.integer(`${what}不对`),
    v.minValue(least, `${what}至少 ${least}`),
    v.maxValue(most, `${what}最多 ${most}`),
  )

export const room = {
  /** 一个地方的活动室. */
  list: v.strictObject({ place: Id }),
  /** 一间活动室一天的安排；不给日期就是最近能约的一天. */
  day: v.strictObject({ room: Id, date: v.optional(CalendarDay) }),
  /** 预约一段时间. */
  book: v.strictObject({
    room: Id,
    date: CalendarDay,
    from: ClockTime,
    until: ClockTime,
    purpose: words(30, '用途'),
    name: v.optional(words(10, '称呼')),
    consent: v.optional(Consent),
  }),
  /** 不用了；管理的人取消别人的要写原因. */
  cancel: v.strictObject({ room: Id, date: CalendarDay, id: Id, reason: optionalWords(100, '原因') }),
  /** 要批的活动室：同意，或者不同意. */
  answer: v.strictObject({
    room: Id,
    date: CalendarDay,
    id: Id,
    how: v.picklist(['approve', 'refuse'], '请选择同意还是不同意'),
    reason: optionalWords(100, '原因'),
  }),
  /** 我的预约，日子晚的在前. */
  mine: v.strictObject({ cursor: Cursor }),
  /** 添一间活动室，或者改它的规则. */
  save: v.strictObject({
    place: Id,
    id: v.optional(Id),
    /** Of the room that is changed, as it was seen. */
    revision: v.optional(v.pipe(v.number('版本不对'), v.integer('版本不对'))),
    name: words(20, '名称'),
    capacity: whole(1, 500, '容纳人数'),
    equipment: optionalWords(100, '设备'),
    /** Days 1 (Monday) to 7. */
    days: v.pipe(
      v.array(whole(1, 7, '星期'), '星期不对'),
      v.minLength(1, '请选择开放的日子'),
      v.maxLength(7, '星期不对'),
    ),
    from: ClockTime,
    until: ClockTime,
    forWhom: v.picklist(['everyone', 'community'], '请选择谁可以预约'),
    aheadDays: whole(1, 60, '提前天数'),
    mostHours: whole(1, 12, '每人每天小时数'),
    needsApproval: v.boolean('请选择要不要批'),
    isOpen: v.boolean('请选择开不开放'),
  }),
}

export interface RoomItem {
  id: string
  name: string
  /** 可容纳 30 人 · 投影、音响. */
  text: string
  /** 每天 08:30—17:30 · 提前 14 天内 · 每人每天 2 小时 · 本社区居民. */
  ruleText: string
  isOpen: boolean
  /** In the answer to a change: what is still booked when the room takes nobody any more, 还有 2 个预约……. */
  strandedText?: string
  /** As {@link room.save} takes it, for those who look after the place; the revision is to be given back with a change. */
  settings?: Omit<v.InferOutput<typeof room.save>, 'place' | 'id' | 'revision'> & { revision: number }
}

export interface RoomList {
  place: { id: string; name: string }
  items: RoomItem[]
  mayRun: boolean
}

/** Half an hour of a room's day. */
export interface RoomSlot {
  from: string
  until: string
  state: 'free' | 'taken' | 'mine' | 'past'
}

export interface BookingItem {
  id: string
  room: string
  roomName: string
  placeName: string
  date: string
  /** 周三 14:30—16:00 */
  whenText: string
  purpose: string
  state: 'asked' | 'booked' | 'cancelled' | 'refused'
  /** 已约好 · 等管理的人同意 · 已取消 · 没有同意：要开会. */
  stateText: string
  canCancel: boolean
  /** For those who look after the place: who it is. */
  who?: { name: string; phone: string }
  canAnswer?: boolean
}

export interface RoomDay {
  room: RoomItem
  place: { id: string; name: string }
  date: string
  /** Days that can be chosen: 今天, 明天, 周三 3月4日. */
  days: Array<{ date: string; text: string; isOpen: boolean }>
  slots: RoomSlot[]
  /** The caller's own; all of the day for those who look after the place. */
  bookings: BookingItem[]
  /** Why nothing can be booked here by this caller; absent when it can. */
  closedText?: string
  needsName: boolean
}

export type BookingPage = Page<BookingItem>

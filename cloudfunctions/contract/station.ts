import * as v from 'valibot'
import type { PlaceKind } from './place'
import { ClockTime, Cursor, Id, optionalWords, type Page, PhoneNumber, photos, Point, words } from './primitives'
import { CalendarDay, CalendarMonth } from './times'

/** 夜里的班到第二天早上：结束可以早于开始。 */
const Shift = { place: Id, month: CalendarMonth, shift: Id }

const RecordKind = v.picklist(['patrol', 'visit'], '没有这种记录')
export type RecordKind = v.InferOutput<typeof RecordKind>

/** What a door's code carries: `s=` the report page there, `p=` the place's own page. */
const DoorScene = v.pipe(v.string('二维码不对'), v.regex(/^[sp]=[\w.:-]{1,30}$/, '这不是门口的码'))

/** 110、12345 这样的短号也是应急电话。 */
const ContactPhone = v.union(
  [PhoneNumber, v.pipe(v.string(), v.trim(), v.regex(/^(?:1\d{2}|1\d{4}|9\d{4})$/))],
  '电话号码不对，请检查',
)

const Contact = v.strictObject(
  {
    /** Of one that is kept already. */
    id: v.optional(Id),
    name: words(20, '联系人'),
    duty: words(20, '职责'),
    /** Left out: the number stays as it is. */
    phone: v.optional(ContactPhone),
    isPublic: v.boolean('是否公开不对'),
  },
  '联系人格式不对',
)

export const station = {
  /** 此刻和今天谁值守，公开的应急电话。谁都能看。 */
  today: v.strictObject({ place: Id }),
  /** 这里的意见箱：是哪个驿站的。谁都能看。 */
  box: v.strictObject({ place: Id }),
  /** 我服务的驿站和党群服务中心。 */
  mine: v.strictObject({ cursor: Cursor }),
  /** 驿站工作台。 */
  desk: v.strictObject({ place: Id }),
  /** 一个月的值守表。 */
  month: v.strictObject({ place: Id, month: v.optional(CalendarMonth) }),
  /** 排班：同一个时间、同一个人，排在这几天。 */
  plan: v.strictObject({
    place: Id,
    month: CalendarMonth,
    person: Id,
    span: v.pipe(
      v.strictObject({ from: ClockTime, until: ClockTime }, '值守时间不对'),
      v.check(({ from, until }) => from !== until, '值守的起止时间不能一样'),
    ),
    dates: v.pipe(
      v.array(CalendarDay, '日期不对'),
      v.minLength(1, '请选择日期'),
      v.maxLength(31, '最多选一个月'),
      v.check((list) => new Set(list).size === list.length, '有重复的日期'),
    ),
  }),
  /** 照上个月，或者照本月的头七天，把没排的日子排满。 */
  copy: v.strictObject({
    place: Id,
    month: CalendarMonth,
    from: v.picklist(['lastMonth', 'firstWeek'], '没有这种排法'),
  }),
  /** 换一个人，或者补上空缺。 */
  assign: v.strictObject({ ...Shift, person: Id }),
  /** 删掉还没到的一班。 */
  cancel: v.strictObject(Shift),
  /** 签到：在门口（200 米内），或者扫门口的码。 */
  checkIn: v.pipe(
    v.strictObject({ ...Shift, point: v.optional(Point), scene: v.optional(DoorScene) }),
    v.check(({ point, scene }) => point !== undefined || scene !== undefined, '没有定位，请扫门口的码'),
  ),
  /** 签退。 */
  checkOut: v.strictObject(Shift),
  /** 找人换班；不说找谁，就是谁都可以。 */
  askSwap: v.strictObject({ ...Shift, to: v.optional(Id), reason: words(100, '换班的原因') }),
  /** 接下别人的班，或者说不方便。 */
  answerSwap: v.strictObject({ ...Shift, isAccepted: v.boolean('请选择接还是不接') }),
  /** 不换了。 */
  dropSwap: v.strictObject(Shift),
  /** 记一次巡查或走访。 */
  record: v.strictObject({
    place: Id,
    kind: RecordKind,
    words: words(500, '情况'),
    /** 走访了谁家、说了什么事。 */
    withWhom: optionalWords(50, '走访对象'),
    photos: v.optional(photos(), []),
    minutes: v.pipe(
      v.number('时长不对'),
      v.integer('时长不对'),
      v.minValue(1, '时长不对'),
      v.maxValue(600, '时长最多 10 小时'),
    ),
  }),
  /** 巡查走访的记录，新的在前；团队成员看得到巡查，和自己写的走访。 */
  records: v.strictObject({ place: Id, kind: v.optional(RecordKind), cursor: Cursor }),
  /** 从一条记录登记的诉求，记在那一条上。 */
  link: v.strictObject({ record: Id, ticket: Id }),
  /** 应急联系的全部名单。 */
  contacts: v.strictObject({ place: Id }),
  /** 换上新的名单；`revision` 是看到的那一版。 */
  saveContacts: v.strictObject({
    place: Id,
    revision: v.pipe(v.number('版本不对'), v.integer('版本不对')),
    items: v.pipe(v.array(Contact, '联系人格式不对'), v.maxLength(20, '最多 20 个联系人')),
  }),
  /** 查看没有公开的电话，每次留痕。 */
  reveal: v.strictObject({ place: Id, contact: Id }),
}

export type ShiftActionName =
  'checkIn' | 'checkOut' | 'askSwap' | 'dropSwap' | 'acceptSwap' | 'refuseSwap' | 'assign' | 'cancel'

export interface StationToday {
  /** Now on duty, or later today. */
  duty: Array<{ name: string; spanText: string; isNow: boolean }>
  contacts: Array<{ name: string; duty: string; phone: string }>
}

export interface BoxView {
  place: string
  name: string
  /** 赭麓街道 · 车站社区 · 第05网格 */
  areaText: string
}

export interface StationCard {
  id: string
  kind: PlaceKind
  name: string
  address: string
  /** The caller looks after it. */
  mayRun: boolean
}
export type StationPage = Page<StationCard>

export interface ShiftView {
  id: string
  month: string
  date: string
  /** 3月2日 周一 */
  dayText: string
  spanText: string
  /** Empty: nobody any more. */
  name: string
  isMine: boolean
  /** It runs at this moment. */
  isNow: boolean
  /** It has not begun. */
  isAhead: boolean
  /** 未开始 · 待签到 · 08:25 已签到 · 08:42 签到，迟到 12 分钟 · 未签到 · 空缺，等待安排 */
  text: string
  tone: 'plain' | 'brand' | 'soon' | 'overdue' | 'done'
  /** 原 王秀兰 → 杨月琴; absent while it has always been the same person's. */
  wasText?: string
  /** An open request to take it over; whom it asks, and why, for those who may answer, the asker and who runs the place. */
  swap?: { text: string; reason: string }
  actions: Array<{ name: ShiftActionName; text: string }>
}

export interface CrewMember {
  person: string
  name: string
  /** 网格员 · 第05网格 */
  text: string
}

export interface MonthView {
  place: string
  name: string
  month: string
  /** 2026年3月 */
  monthText: string
  shifts: ShiftView[]
  mayRun: boolean
  /** Whom one may put on the list or ask to swap; oneself included. */
  crew: CrewMember[]
  /** Of a copy: shifts whose people may no longer be on the list, or have another shift at that time. */
  leftOut?: number
}

export interface DeskView {
  place: string
  name: string
  kind: PlaceKind
  areaText: string
  phone: string
  /** `[lng, lat]`, GCJ-02. */
  point: [number, number]
  mayRun: boolean
  /** Today's, everyone's. */
  today: ShiftView[]
  /** Mine that lie ahead or run now, at most five; the one to check in to first. */
  mine: ShiftView[]
  /** Requests I may answer. */
  toAnswer: ShiftView[]
  /** Yesterday's no-shows and what is vacant in the next seven days, for who runs the place. */
  toMend: ShiftView[]
  /** 本月 8 次; empty while there are none. */
  recordsText: string
}

export interface RecordView {
  id: string
  kind: RecordKind
  kindText: string
  at: number
  by: string
  isMine: boolean
  words: string
  withWhom: string
  minutes: number
  /** Temporary URLs. */
  photos: string[]
  ticket?: { id: string; no: string }
}

export interface RecordPage extends Page<RecordView> {
  /** Only on the first page. */
  month?: { text: string; patrols: number; visits: number; minutes: number }
}

export interface ContactView {
  id: string
  name: string
  duty: string
  /** Masked where it is not public. */
  phone: string
  isPublic: boolean
}

export interface ContactsView {
  /** To be given back with a new list. */
  revision: number
  place: string
  name: string
  mayRun: boolean
  items: ContactView[]
}

/** What each action answers. */
export interface StationOutputs {
  today: StationToday
  box: BoxView
  mine: StationPage
  desk: DeskView
  month: MonthView
  plan: MonthView
  copy: MonthView
  assign: MonthView
  cancel: MonthView
  checkIn: DeskView
  checkOut: DeskView
  askSwap: DeskView
  answerSwap: DeskView
  dropSwap: DeskView
  record: RecordView
  records: RecordPage
  link: RecordView
  contacts: ContactsView
  saveContacts: ContactsView
  reveal: { phone: string }
}

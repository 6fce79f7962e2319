import * as v from 'valibot'
import { Consent, Cursor, Id, Moment, optionalWords, type Page, PhoneNumber, photos, words } from './primitives'
import { CalendarMonth } from './times'

/** 活动（讲座、义诊、理发 …）· 志愿服务 · 共商共建. */
export const ActivityKind = v.picklist(['class', 'volunteer', 'meeting'], '没有这种活动')
export type ActivityKind = v.InferOutput<typeof ActivityKind>

/** 谁可以报名：谁都可以，或者只是本社区的居民. */
const ForWhom = v.picklist(['everyone', 'community'], '请选择谁可以报名')
export type ForWhom = v.InferOutput<typeof ForWhom>

/** People one activity can hold, and those who can wait for one of their places. */
export const SEATS_MOST = 300

const plan = {
  title: words(30, '活动名称'),
  words: words(1000, '活动介绍'),
  from: Moment,
  until: Moment,
  /** 在里面哪里：二楼活动室. */
  where: optionalWords(30, '具体地点'),
  /** Null: as many as come. */
  capacity: v.nullable(
    v.pipe(
      v.number('名额不对'),
      v.integer('名额不对'),
      v.minValue(1, '至少 1 个名额'),
      v.maxValue(SEATS_MOST, `最多 ${SEATS_MOST} 个名额`),
    ),
  ),
  /** Until the start when it is not given. */
  signUpBy: v.optional(Moment),
  takesWalkIns: v.boolean('请选择没报名的能不能到场参加'),
  forWhom: ForWhom,
  contact: v.strictObject({ name: words(10, '联系人'), phone: PhoneNumber }, '请填写联系人'),
  /** 共商共建请了谁：物业、业委会 …. */
  invited: optionalWords(200, '邀请的各方'),
  /** A room of the same place, taken for that time. */
  room: v.optional(Id),
}

/** What stands in the code on the organiser's phone: `a=<activity>.<token>`, at most 32 characters (wxacode.getUnlimited). */
const CheckInScene = v.pipe(
  v.string('签到码不对'),
  v.maxLength(32, '这不是签到码'),
  v.regex(/^a=[\w-]{1,20}\.[\w-]{1,12}$/, '这不是签到码'),
)

const name = v.optional(words(10, '称呼'))

export const activity = {
  /** 一个地方的，或者我所在社区的活动；还没结束的由近及远，结束了的由近及远. */
  list: v.strictObject({
    place: v.optional(Id),
    community: v.optional(Id),
    when: v.optional(v.picklist(['coming', 'past'], '请选择看哪些活动'), 'coming'),
    cursor: Cursor,
  }),
  /** 一个地方最近的几个活动，谁都能看. */
  upcoming: v.strictObject({ place: Id }),
  get: v.strictObject({ id: Id }),
  /** 我报过名的. */
  mine: v.strictObject({ cursor: Cursor }),
  /** 发起一个活动. */
  organise: v.strictObject({ place: Id, kind: ActivityKind, ...plan }),
  /** 改时间、名额 …：报了名的人都会知道. */
  change: v.strictObject({ id: Id, ...plan }),
  /** 取消活动，说明原因. */
  callOff: v.strictObject({ id: Id, reason: words(100, '原因') }),
  /** 办完了：到场以现在的名单为准，写上情况（共商共建是会议纪要），可以带照片. */
  close: v.strictObject({ id: Id, words: optionalWords(2000, '活动情况'), photos: photos() }),
  /** 报名；满了就排候补. */
  join: v.strictObject({ id: Id, name, consent: v.optional(Consent) }),
  /** 取消报名；候补的第一位递补. */
  leave: v.strictObject({ id: Id }),
  /** 组织者手机上的签到码. */
  code: v.strictObject({ id: Id }),
  /** 扫了签到码. */
  checkIn: v.strictObject({ scene: CheckInScene, name }),
  /** 志愿者走的时候再扫一次. */
  checkOut: v.strictObject({ scene: CheckInScene }),
  /** 报名的人，给组织者看. */
  people: v.strictObject({ id: Id }),
  /** 组织者手工登记到场. */
  tick: v.strictObject({ id: Id, person: Id, isIn: v.boolean('请选择到没到') }),
  /** 组织者更正一位志愿者的时长，写明原因. */
  credit: v.strictObject({
    id: Id,
    person: Id,
    minutes: v.pipe(
      v.number('时长不对'),
      v.integer('时长不对'),
      v.minValue(0, '时长不能是负的'),
      v.maxValue(1440, '一次最多 24 小时'),
    ),
    reason: words(100, '更正的原因'),
  }),
  /** 一个地方一个月用得怎么样. */
  usage: v.strictObject({
    place: Id,
    month: v.optional(CalendarMonth),
  }),
}

export type ActivityState = 'open' | 'off' | 'closed'

/** Where it is held. */
export interface Venue {
  id: string
  name: string
}

export interface ActivityItem {
  id: string
  kind: ActivityKind
  kindText: string
  title: string
  placeName: string
  /** 周三 14:30—16:00 */
  whenText: string
  /** Of the start (ms). */
  from: number
  state: ActivityState
  /** 还有 3 个名额 · 名额已满，可以候补 · 不限名额 · 已取消 · 已结束. */
  leftText: string
  /** Something can still be had. */
  isFree: boolean
  /** 已报名 · 候补第 2 位; absent for whoever has nothing to do with it. */
  mineText?: string
}

export interface ActivityPage extends Page<ActivityItem> {
  /** Whose they are: 车站社区第05网格先锋驿站 · 车站社区 · 镜湖区. */
  whereText: string
  /** The caller looks after the place, and may organise. */
  mayRun: boolean
}

/** As the page of a place shows it. */
export interface Upcoming {
  items: Array<Pick<ActivityItem, 'id' | 'title' | 'kindText' | 'whenText' | 'leftText'>>
}

export type ActivityAction = 'join' | 'leave' | 'people' | 'code' | 'change' | 'callOff' | 'close'

/** A button for this caller. */
export interface ActivityButton {
  name: ActivityAction
  text: string
  tone: 'primary' | 'plain' | 'danger'
}

/** How the caller stands. */
export interface MySignUp {
  state: 'seated' | 'waiting'
  /** 您已报名 · 您排在候补第 2 位 · 您已签到. */
  text: string
  /** Place in the waiting list, from 1. */
  number?: number
  isIn: boolean
}

export interface ActivityView extends ActivityItem {
  words: string
  place: Venue
  /** In which room, or where inside. */
  where: string
  until: number
  signUpBy: number
  /** 到 周三 12:00 截止 · 报名已截止 */
  signUpText: string
  capacity: number | null
  takesWalkIns: boolean
  forWhom: ForWhom
  forWhomText: string
  contact: { name: string; phone: string }
  invited: string
  /** Id of the room it takes. */
  room?: string
  /** 已有 12 人报名，2 人候补 */
  countText: string
  /** Why it was called off. */
  reason?: string
  mine?: MySignUp
  actions: ActivityButton[]
  /** The caller has no name yet: it has to come with the sign-up. */
  needsName: boolean
  /** What came of it, once it is over. */
  outcome?: {
    /** 到场 11 人 · 志愿服务 22 小时. */
    text: string
    words: string
    /** Temporary URLs, for those who took part and those who look after the place. */
    photos: string[]
  }
  isSample: boolean
}

export interface MyActivities extends Page<ActivityItem> {
  /** 志愿时长：12.5 小时, and of how many services. */
  hoursText: string
  services: number
}

export interface CheckInCode {
  /** PNG, temporary URL. */
  url: string
  title: string
  /** It is another one from then on (ms). */
  renewAt: number
  /** 已到 8 人，共 12 人 */
  countText: string
}

export interface CheckedIn {
  id: string
  title: string
  whenText: string
  placeName: string
  /** 签到成功 · 您已签到 · 已签退. */
  text: string
  note: string
  /** A volunteer who can leave by the same code. */
  canCheckOut: boolean
}

export interface Participant {
  person: string
  name: string
  /** 138****5678; empty when none was left. */
  phone: string
  state: 'seated' | 'waiting'
  /** 已报名 · 候补第 1 位 · 08:55 签到 · 组织者登记到场 */
  stateText: string
  isIn: boolean
  /** Of volunteering. */
  minutes: number
  /** 2 小时 · 2 小时（更正：晚走） */
  hoursText: string
}

export interface Participants {
  id: string
  title: string
  kind: ActivityKind
  countText: string
  /** Hands can still be raised: from an hour before the start. */
  mayTick: boolean
  items: Participant[]
}

/** 一个数和它叫什么. */
export interface UsageFigure {
  text: string
  value: string
}

export interface UsageView {
  place: Venue
  month: string
  monthText: string
  /** By kind: how many were held. */
  kinds: UsageFigure[]
  /** 报名、到场、到场率、志愿时长、活动室预约 …; — when there is nothing to divide by. */
  figures: UsageFigure[]
  /** Those not closed yet are not counted: 还有 2 场没有核对到场. */
  note: string
  /** Counted up to this moment; absent while nothing has been counted. */
  at?: number
}

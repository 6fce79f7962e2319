import * as v from 'valibot'
import type { GridCard } from './area'
import {
  ClockTime,
  type ConsoleRole,
  Id,
  LeaveSpans,
  Moment,
  optionalWords,
  PhoneNumber,
  Role,
  type TemplateKey,
  words,
} from './primitives'

/** Who can be asked in: everyone but residents, who simply are there. */
const InvitedRole = v.picklist(['worker', 'team', 'community', 'street', 'department'], '不能邀请这种身份')

/** 联络员 · 经办人 · 负责人. */
export const Post = v.picklist(['liaison', 'officer', 'head'], '没有这种岗位')
export type Post = v.InferOutput<typeof Post>

/** What a team member does in the grid (一格一员一团队). */
export const Duty = v.picklist(
  [
    'building-head',
    'unit-head',
    'residents-group',
    'party-volunteer',
    'five-elders',
    'red-property',
    'backbone',
    'patrol',
  ],
  '没有这种团队职责',
)
export type Duty = v.InferOutput<typeof Duty>

const InvitationCode = v.pipe(v.string('邀请码不对'), v.trim(), v.toUpperCase(), v.regex(/^[0-9A-Z]{8}$/, '邀请码不对'))

const HeldRole = v.strictObject({ role: Role, scope: Id }, '身份格式不对')

export const account = {
  /** 我是谁、我的网格、我能用的提醒模板。 */
  me: v.strictObject({}),
  /** 选择（或更换）我的网格。 */
  settle: v.strictObject({ grid: Id }),
  /** 同意隐私保护指引的这一版。 */
  agree: v.strictObject({ version: v.pipe(v.number('版本不对'), v.integer('版本不对'), v.minValue(1, '版本不对')) }),
  /** 怎么称呼我；空着就不留。 */
  introduce: v.strictObject({ name: optionalWords(10, '称呼') }),
  /** 留下电话：微信给的 code，或者自己填的号码；都不给就是删掉。 */
  phone: v.strictObject({
    code: v.optional(v.pipe(v.string('微信凭证不对'), v.maxLength(512, '微信凭证不对'))),
    number: v.optional(PhoneNumber),
  }),
  /** 发出邀请：上级邀请下级，网格员邀请团队，部门联络员邀请同事。 */
  invite: v.strictObject({
    role: InvitedRole,
    scope: Id,
    isStandIn: v.optional(v.boolean('代班选择不对'), false),
    duty: v.optional(Duty),
    /** Of a department; its id is the scope. */
    post: v.optional(Post),
    /** Team: categories they take; empty takes any. */
    categories: v.optional(v.pipe(v.array(Id, '类别不对'), v.maxLength(20, '最多 20 类')), []),
    /** How many people may use it. */
    uses: v.optional(
      v.pipe(v.number('次数不对'), v.integer('次数不对'), v.minValue(1, '次数不对'), v.maxValue(20, '最多 20 人')),
      1,
    ),
  }),
  /** 看看邀请是什么，还没加入。 */
  invitation: v.strictObject({ code: InvitationCode }),
  /** 凭邀请码加入。 */
  join: v.strictObject({ code: InvitationCode, name: words(10, '姓名'), phone: v.optional(PhoneNumber) }),
  /** 不再担任：手上的诉求重新派出，手上的哨交回部门。 */
  quit: v.strictObject({ ...HeldRole.entries }),
  /** 请下级离开，同上。 */
  dismiss: v.strictObject({ person: Id, ...HeldRole.entries }),
  /** 我的请假，整个换掉；值班时间给了才换。 */
  setLeave: v.strictObject({
    /** 改的时候看到的；上级这时另有改动，就先看一看。早先的小程序不带。 */
    seen: v.optional(LeaveSpans),
    /** 每天的值班时间；空着就是不限。急事只派给此刻值班的人。 */
    hours: v.optional(
      v.pipe(
        v.array(v.strictObject({ from: ClockTime, until: ClockTime }, '值班时间不对'), '值班时间不对'),
        v.maxLength(3, '最多三段值班时间'),
        v.check((hours) => hours.every(({ from, until }) => from !== until), '值班的起止时间不能一样'),
      ),
    ),
    leave: v.pipe(
      v.array(
        v.pipe(
          v.strictObject({ from: Moment, until: Moment, /** 请谁代班 */ standIn: v.optional(Id) }, '请假时间不对'),
          v.check(({ from, until }) => from < until, '结束要晚于开始'),
        ),
        '请假时间不对',
      ),
      v.maxLength(20, '最多 20 段请假'),
    ),
  }),
  /** 一个网格、社区或街道的人，含在办件数。 */
  roster: v.strictObject({ area: Id }),
  /** 导出我的全部数据。 */
  export: v.strictObject({}),
  /** 注销：抹去我的话、照片、名字和电话，诉求本身留下。 */
  erase: v.strictObject({ confirm: v.literal('注销', '请输入“注销”两个字确认') }),
}

export interface RoleView {
  role: Role
  scope: string
  /** For example 网格员 · 车站社区第05网格. */
  text: string
  isStandIn: boolean
  /** They open accounts for the console as this. */
  keepsLogins: boolean
  /** Roles this person may invite to, from here. */
  invites: Array<{ role: v.InferOutput<typeof InvitedRole>; text: string }>
}

/** Of whoever signed in by user name. */
export interface OwnLogin {
  username: string
  /** Nothing else is to be had before the password is changed. */
  mustChange: boolean
  /** The person has a WeChat of their own, where messages arrive. */
  isLinked: boolean
  /** What it was given for: where a first visit begins. */
  role: ConsoleRole
  scope: string
  /** Offices that came later and are beyond whoever gave the password, in words; they open with a new initial one. */
  unopened?: string[]
}

export interface MeView {
  /** What the cloud's clock shows (ms since 1970): a desk's own clock may be wrong. */
  now: number
  person: string
  /** Empty for a resident who has not said their name. */
  name: string
  /** Masked; absent when none is kept. */
  phone?: string
  roles: RoleView[]
  home?: GridCard
  /** WeChat's template ids, by what they tell. */
  templates: Record<TemplateKey, string>
  /** Messages WeChat would still deliver, by template, as far as we know. */
  quota: Record<TemplateKey, number>
  /** Unread notices, at most 99. */
  unread: number
  /** Version of the privacy guide that was agreed to; 0 for none. */
  agreed: number
  /** Version that is in force. */
  guide: number
  /** How long words and photos of ended tickets, notices and audit lines are kept, in days. */
  keeps: { ticket: number; notice: number; audit: number }
  leave: Array<{ from: number; until: number; standIn?: string }>
  /** `08:00` each; empty: at any hour. */
  hours: Array<{ from: string; until: string }>
  /** Of whoever signed in by user name. */
  login?: OwnLogin
}

export interface InvitationView {
  code: string
  /** 邀请您担任 网格员 · 车站社区第05网格 */
  text: string
  /** 车站社区 周晓雯 */
  by: string
  expiresAt: number
  usesLeft: number
  /** Mini-program code (PNG, temporary URL) that opens it; absent where it cannot be made. */
  qr?: string
}

export interface RosterPerson {
  person: string
  name: string
  role: Role
  /** 网格员 · 代班 · 楼栋长 … */
  text: string
  phone: string
  /** 在岗 · 请假至 3月5日 · 非值班时间 */
  dutyText: string
  isOnDuty: boolean
  /** Tickets in hand. */
  open: number
  /** The caller may ask them to leave. */
  canDismiss: boolean
}

export interface Roster {
  area: string
  text: string
  people: RosterPerson[]
}

/** The person's own data as a document they can keep; sections in plain Chinese. */
export interface ExportView {
  /** 镜湖网格-我的数据-20260302.json */
  name: string
  content: string
}

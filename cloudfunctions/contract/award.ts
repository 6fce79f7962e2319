import * as v from 'valibot'
import { Cursor, Id, Moment, type Page, words } from './primitives'

const count = (what: string, most: number) =>
  v.pipe(
    v.number(`${what}不对`),
    v.integer(`${what}不对`),
    v.minValue(1, `${what}至少是 1`),
    v.maxValue(most, `${what}最多是 ${most}`),
  )

/** Which version somebody has before them: another's change in between is told them, never written over. */
const revision = count('版本', 1_000_000)

const kinds = v.pipe(
  v.array(v.strictObject({ name: words(12, '奖项名称'), quota: count('名额', 200) }, '奖项不对'), '请填写奖项和名额'),
  v.minLength(1, '请填写奖项和名额'),
  v.maxLength(5, '一轮最多 5 个奖项'),
  v.check((all) => new Set(all.map(({ name }) => name)).size === all.length, '有两个奖项同名'),
)

/** 由谁推荐：社区，或者也让街道推荐. */
const Nominator = v.picklist(['community', 'street'], '请选择由谁推荐')

const nomination = v.strictObject({ id: Id, revision })
const deeds = words(500, '事迹')
/** Which of the round's kinds, by its place in the list. */
const kind = v.pipe(v.number('请选择奖项'), v.integer('请选择奖项'), v.minValue(0, '请选择奖项'))

export const award = {
  /** 各轮评优，最新的在前；居民看到的是公示过的。 */
  list: v.strictObject({ cursor: Cursor }),
  get: v.strictObject({ id: Id }),
  /** 新开一轮时先填好的奖项和公示天数。 */
  form: v.strictObject({}),
  /** 区里开一轮。 */
  open: v.strictObject({
    title: words(30, '名称'),
    year: v.pipe(
      v.number('年度不对'),
      v.integer('年度不对'),
      v.minValue(2020, '年度不对'),
      v.maxValue(2100, '年度不对'),
    ),
    kinds,
    nominators: v.pipe(
      v.array(Nominator, '请选择由谁推荐'),
      v.minLength(1, '请选择由谁推荐'),
      v.maxLength(2, '请选择由谁推荐'),
    ),
    nominateUntil: Moment,
    reviewUntil: Moment,
    publicDays: count('公示天数', 30),
  }),
  /** 改推荐和审核的截止时间。 */
  reschedule: v.strictObject({
    id: Id,
    revision,
    nominateUntil: Moment,
    reviewUntil: Moment,
    reason: words(200, '原因'),
  }),
  /** 定入围名单，开始公示；公示中再定一次，公示重新算。 */
  publicise: v.strictObject({
    id: Id,
    revision,
    nominations: v.pipe(v.array(Id, '请选择入围的人'), v.maxLength(1000, '入围的人太多')),
  }),
  /** 公示中移出一人。 */
  strike: v.strictObject({ id: Id, revision, nomination: Id, reason: words(200, '原因') }),
  /** 公布结果。 */
  announce: v.strictObject({ id: Id, revision }),
  cancel: v.strictObject({ id: Id, revision, reason: words(200, '原因') }),
  /** 自己辖区的推荐，先推荐的在前。 */
  nominations: v.strictObject({ award: Id, area: v.optional(Id), cursor: Cursor }),
  /** 一个社区里可以推荐的网格员。 */
  candidates: v.strictObject({ award: Id, area: v.optional(Id), community: v.optional(Id) }),
  nominate: v.strictObject({ award: Id, person: Id, kind, deeds }),
  /** 街道推荐到区。 */
  recommend: v.strictObject({ nomination, opinion: words(200, '审核意见') }),
  /** 区里通过，可以入围。 */
  accept: v.strictObject({ nomination, opinion: words(200, '审核意见') }),
  /** 退回推荐的社区（街道）。 */
  sendBack: v.strictObject({ nomination, reason: words(200, '退回原因') }),
  /** 退回以后改了再报。 */
  resubmit: v.strictObject({ nomination, kind, deeds }),
  /** 不推荐了。 */
  withdraw: v.strictObject({ nomination, reason: words(200, '原因') }),
  /** 公示期间提异议。 */
  object: v.strictObject({ nomination: Id, words: words(500, '异议') }),
  /** 区里看一轮的异议。 */
  objections: v.strictObject({ award: Id, cursor: Cursor }),
  /** 区里答复：成立，还是不成立。 */
  answer: v.strictObject({ objection: Id, isUpheld: v.boolean('请选择异议是否成立'), words: words(300, '答复') }),
  /** 一个网格的网格员得过的奖。 */
  honours: v.strictObject({ area: Id }),
}

export type Nominator = v.InferOutput<typeof Nominator>

export type AwardStage = 'nominating' | 'publicity' | 'announced' | 'cancelled'
export type AwardAction = 'reschedule' | 'publicise' | 'strike' | 'announce' | 'cancel'
export type NominationStatus = 'nominated' | 'recommended' | 'accepted' | 'returned' | 'withdrawn'
export type NominationAction = 'recommend' | 'accept' | 'sendBack' | 'resubmit' | 'withdraw'
export type ObjectionOutcome = 'open' | 'upheld' | 'dismissed'

export interface AwardItem {
  id: string
  title: string
  year: number
  stage: AwardStage
  /** 推荐中 · 公示中 · 结果已公布 · 已取消 */
  stageText: string
  /** 推荐到 3月20日 17:30 · 公示到 3月27日 17:30 … */
  note: string
}

export interface AwardView extends AwardItem {
  kinds: Array<{ name: string; quota: number; chosen: number }>
  nominateUntil: number
  reviewUntil: number
  publicDays: number
  publicFrom?: number
  publicUntil?: number
  /** The calendar of a year on the way is not there yet. */
  isProvisional: boolean
  /** Whoever is on the list, by kind; empty before the publicity. */
  picks: PickView[]
  /** The caller may say what speaks against somebody on the list. */
  canObject: boolean
  /** What the caller has said, and what became of it. */
  mine: Array<{ nomination: string; at: number; words: string; outcome: ObjectionOutcome; answer: string }>
  /** For the desks; absent for residents. */
  desk?: AwardDesk
}

export interface PickView {
  nomination: string
  name: string
  kindText: string
  placeText: string
  deeds: string
  /** 异议成立，正在处理: until the district has taken them off the list. */
  upheldText?: string
}

export interface AwardDesk {
  revision: number
  actions: AwardAction[]
  canNominate: boolean
  /** 区里看得到的：还没答复的异议有没有. */
  hasOpenObjections: boolean
  steps: StepView[]
}

export interface StepView {
  at: number
  text: string
  /** 赭麓街道 · 周晓雯 */
  byText: string
  note: string
}

export interface NominationView {
  id: string
  revision: number
  /** Whose figures stand beside it. */
  person: string
  name: string
  placeText: string
  kind: number
  kindText: string
  deeds: string
  status: NominationStatus
  statusText: string
  /** Serves as a worker no longer: cannot be chosen. */
  hasLeft: boolean
  isChosen: boolean
  actions: NominationAction[]
  steps: StepView[]
}
export type NominationPage = Page<NominationView>

export interface Candidates {
  communities: Array<{ id: string; text: string }>
  /** Of the community chosen, else of the first. */
  community: string
  items: Array<{ person: string; name: string; placeText: string; isNominated: boolean }>
}

export interface AwardObjectionView {
  id: string
  at: number
  /** Whom it is against. */
  name: string
  kindText: string
  words: string
  outcome: ObjectionOutcome
  outcomeText: string
  answer?: { at: number; words: string }
}
export type AwardObjectionPage = Page<AwardObjectionView>

export interface AwardForm {
  kinds: Array<{ name: string; quota: number }>
  publicDays: number
}

/** 最美网格员 2026, the newest first. */
export interface Honours {
  items: Array<{ award: string; text: string }>
}

/** What each action answers. */
export interface AwardOutputs {
  list: Page<AwardItem>
  get: AwardView
  form: AwardForm
  open: AwardView
  reschedule: AwardView
  publicise: AwardView
  strike: AwardView
  announce: AwardView
  cancel: AwardView
  nominations: NominationPage
  candidates: Candidates
  nominate: NominationView
  recommend: NominationView
  accept: NominationView
  sendBack: NominationView
  resubmit: NominationView
  withdraw: NominationView
  object: AwardView
  objections: AwardObjectionPage
  answer: AwardObjectionView
  honours: Honours
}

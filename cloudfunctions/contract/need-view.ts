import type { NeedSource, NeedTab, NeedUrgency, UseLimit } from './need'
import type { NeedAction, ResourceAction } from './need-command'
import type { Page, TemplateKey } from './primitives'
import type { Times } from './times'

export interface NeedClass {
  code: string
  name: string
  /** 例：陪诊、代买菜, as a placeholder. */
  hint: string
}

/** 分类都是示例. */
export interface NeedClassesView {
  items: NeedClass[]
  isSample: boolean
}

type Tone = 'plain' | 'brand' | 'soon' | 'overdue' | 'done'

interface ListTag {
  text: string
  tone: Tone
}

/** A line of any of the four lists. */
export interface NeedItem {
  id: string
  kind: 'need' | 'resource'
  title: string
  kindText: string
  /** 王秀兰 正在办，3月8日前办好 · 每周三 14:00—17:00 · 本月还可约 2 次 */
  statusText: string
  tags: ListTag[]
}

export interface ListsView extends Page<NeedItem> {
  place: { id: string; name: string }
  /** 每张清单有多少：99+ above that. The public sees resources only. */
  tabs: Array<{ tab: NeedTab; text: string; count: string }>
  /** Everyone may know: 本月已办好 12 件. */
  doneText: string
  /** May see all four lists: serves there. */
  mayServe: boolean
  /** Plans, matches, takes stock. */
  mayRun: boolean
}

export interface NeedChoice {
  value: string
  text: string
  note: string
}

/** What a step asks for, as the form draws it. */
export interface NeedActionNeeds {
  list?: { label: string; options: NeedChoice[] }
  owner?: { label: string; options: NeedChoice[] }
  resource?: { label: string; options: NeedChoice[] }
  date?: { label: string; min: number; max: number; value: number }
  note?: { label: string; placeholder: string; max: number; isRequired: boolean }
  photos?: { label: string; min: number; max: number }
}

export interface NeedActionView {
  name: NeedAction
  text: string
  tone: 'primary' | 'plain' | 'danger'
  needs: NeedActionNeeds
  confirm?: string
  asks: TemplateKey[]
}

export interface SuggestionOfResource {
  resource: string
  title: string
  giver: string
  /** 同类 · 就在本社区 · 周三下午有空 */
  why: string
}

export interface NeedStepView {
  id: string
  title: string
  text: string
  photos: Array<{ id: string; url: string }>
  at: number
}

export interface NeedView extends NeedItem {
  kind: 'need'
  place: { id: string; name: string }
  status: 'registered' | 'planned' | 'done' | 'declined'
  words: string
  wishedText: string
  urgency: NeedUrgency
  source: NeedSource
  sourceText: string
  /** 已留下受助人的联系方式; the contact itself takes an audited tap. */
  hasContact: boolean
  mayReveal: boolean
  listText: string
  ownerText: string
  dueText: string
  /** 原定 3月5日, where it was postponed. */
  firstDueText: string
  resource?: { id: string; title: string }
  /** To those who may plan or match. */
  suggestions: SuggestionOfResource[]
  actions: NeedActionView[]
  /** Newest first. */
  timeline: NeedStepView[]
  isSample: boolean
}

export interface ResourceActionView {
  name: ResourceAction
  text: string
  tone: 'primary' | 'plain' | 'danger'
  needs: NeedActionNeeds
  confirm?: string
  asks: TemplateKey[]
}

/** The facts of a resource as the form takes them back. */
export interface ResourceFacts {
  class: string
  title: string
  words: string
  giver: { kind: 'unit' | 'person'; name: string }
  reach: 'community' | 'street' | 'district'
  times: Times
  limit: UseLimit
  validUntil?: string
}

export interface ResourceView extends NeedItem {
  kind: 'resource'
  place: { id: string; name: string }
  status: 'offered' | 'active' | 'paused' | 'refused' | 'ended'
  words: string
  giverText: string
  reachText: string
  timesText: string[]
  limitText: string
  validText: string
  hasContact: boolean
  mayReveal: boolean
  actions: ResourceActionView[]
  /** To those who may change it. */
  facts?: ResourceFacts
  isSample: boolean
}

export interface NeedContactView {
  who: string
  /** Empty: none was left. */
  phone: string
}

/** 公开的一项资源. */
export interface PublicResource {
  id: string
  title: string
  kindText: string
  whenText: string
}

export interface PublicResources {
  items: PublicResource[]
}

export interface MineView extends Page<NeedItem> {
  /** Stations one could ask at: of the home grid, and where one serves. */
  places: Array<{ id: string; name: string }>
}

/** 盘点的数：结转 + 新增 = 按时办结 + 超时办结 + 不办 + 剩下. */
export interface StockFigures {
  carried: number
  opened: number
  onTime: number
  late: number
  declined: number
  left: number
  /** Of those done, with a resource. */
  matched: number
}

export interface StockView {
  place: { id: string; name: string }
  month: string
  monthText: string
  isLatest: boolean
  figures: StockFigures
  byClass: Array<StockFigures & { class: string; name: string }>
  /** 按时办结 ÷ 办结, 用上资源 ÷ 办结; — where nothing was done. */
  onTimeShare: string
  matchedShare: string
  /** Oldest first; `days` since it was registered, up to the month's end. */
  left: Array<NeedItem & { days: number }>
  /** Active, and used by nobody in the month. */
  unused: Array<{ id: string; title: string }>
  /** 周晓雯 3月31日 17:00 盘点; absent until then. */
  confirmed?: { text: string; note: string; /** 盘点之后变了的: 超时办结 2 → 3 */ differences: string[] }
  mayConfirm: boolean
}

/** What each action answers. */
export interface NeedOutputs {
  classes: NeedClassesView
  lists: ListsView
  get: NeedView
  resource: ResourceView
  register: NeedView
  offer: ResourceView
  amend: ResourceView
  act: NeedView
  tend: ResourceView
  reveal: NeedContactView
  stock: StockView
  confirm: StockView
  mine: MineView
  resources: PublicResources
}

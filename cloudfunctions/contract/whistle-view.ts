import type { Page, TemplateKey } from './primitives'
import type { DeadlineView, PhotoView, Tag, TimelineItem } from './ticket-view'
import type { Verdict, WhistleAction, WhistleKind } from './whistle-command'

/** `reviewing` 待审核 · `blown` 待接单 · `running` 部门在办 · `completed` 待评价 · `closed` 已评单 · `rejected` 未受理 · `withdrawn` 已撤哨 */
export type WhistleStatus = 'reviewing' | 'blown' | 'running' | 'completed' | 'closed' | 'rejected' | 'withdrawn'

/** One item of the list, as whoever blows reads it. */
export interface ItemView {
  code: string
  name: string
  /** 街面秩序 */
  classText: string
  kind: WhistleKind
  /** 常规哨 */
  kindText: string
  /** 综合执法 */
  fieldText: string
  /** 区城管局 */
  leadText: string
  /** 区住建局、区公安分局; empty for none. */
  assistText: string
  basis: string
  evidence: string
}

export interface ItemSearch {
  /** Best first. */
  items: ItemView[]
  /** 示例目录 … */
  note: string
  /** There are more than these. */
  isCut: boolean
}

/** 吹之前先看：谁来，什么时候到。 */
export interface BlowPreview {
  item?: ItemView
  kindText: string
  kinds: Array<{ value: WhistleKind; text: string; note: string }>
  /** 先由 车站社区 平台接单 · 不等平台，直接叫部门 · 先由街道审核 */
  route: string
  parties: Array<{
    name: string
    /** 主办 · 协办 */
    roleText: string
    /** 明天 17:30 前应哨 */
    answer: string
    /** 周三 17:30 前到场; empty where nobody has to come. */
    reportIn: string
    finish: string
  }>
  /** Times count from when the platform accepts. */
  isFromAcceptance: boolean
  placeText: string
}

/** What a button needs before it can be sent; each key is a field of the command. */
export interface WhistleNeeds {
  note?: { label: string; placeholder: string; max: number; isRequired: boolean }
  photos?: { label: string; min: number; max: number }
  choice?: {
    field: 'reason' | 'verdict' | 'colour' | 'line' | 'agrees' | 'upheld'
    label: string
    options: Array<{ value: string; text: string; /** Points that go with it, unless changed. */ points?: PointSpan }>
  }
  /** Of an evaluation; between what its verdict allows. */
  points?: { label: string }
  /** An officer, or the one department it goes to: of `whistle.options`. */
  pick?: { field: 'to' | 'lead'; label: string }
  /** Departments besides the lead: of `whistle.options`. */
  assists?: { label: string; value: string[] }
  /** 同时建议列入清单 */
  isProposed?: { label: string }
  /** A moment between `min` and `max` (ms), by default `value`. */
  date?: { field: 'until'; label: string; min: number; max: number; value: number }
  /** Where the phone is, if it may say so; nearer than `within` metres that is proof enough. */
  point?: { label: string; within: number }
}

export interface PointSpan {
  from: number
  until: number
  usual: number
}

export interface WhistleActionView {
  name: WhistleAction
  text: string
  tone: 'primary' | 'plain' | 'danger'
  needs: WhistleNeeds
  /** Asked before a one-tap action that is hard to take back. */
  confirm?: string
  /** Goes into the command as it is: whose question is answered. */
  department?: string
  /** Templates worth asking for at this tap. */
  asks: TemplateKey[]
}

/** One thing `pick` or `assists` can be set to. */
export interface WhistleChoice {
  value: string
  text: string
  note: string
}

/** One whistle in a list. */
export interface WhistleCard {
  id: string
  no: string
  title: string
  kind: WhistleKind
  kindText: string
  status: WhistleStatus
  /** 区城管局 主办，等待应哨 */
  statusText: string
  placeText: string
  blownAt: number
  /** The clock that runs for this caller: of their department's next stage, else of the lead. */
  deadline: DeadlineView
  /** What the figures count it among: 待分单、快到期、超期、在办; `ended` once it is no longer open. */
  standing: 'waiting' | 'soon' | 'overdue' | 'running' | 'ended'
  tags: Tag[]
  /** Only those that can be done with one tap in a list. */
  actions: WhistleActionView[]
  /** Names of the {@link WhistleBoard} tabs it belongs to; empty elsewhere. */
  tabs: string[]
}

/** One stage of one department, with its clock. */
export interface StageView {
  /** 应哨 · 报到 · 办结 */
  text: string
  /** 明天 17:30 前 */
  due: string
  /** 已应哨，用了 12 分钟 · 超期 2 小时 · 还有 3 小时 */
  state: string
  level: DeadlineView['level']
}

export interface PartyView {
  department: string
  /** As it is called now, while the whistle is open. */
  name: string
  /** 原 区城管局: where it was called by another name. */
  former?: string
  /** 主办 · 协办 */
  roleText: string
  /** 等待应哨 · 已到场 … */
  statusText: string
  /** The department's office. */
  phone: string
  /** Who has it there. */
  officer?: { name: string; phone?: string }
  stages: StageView[]
  /** 已延期 1 次，原定 3月11日 17:30 */
  extended?: string
}

export interface SheetView {
  version: number
  at: number
  /** 申诉成立，改了 区城管局 办结; absent in a sheet as it was first made. */
  amended?: string
  parties: Array<{
    name: string
    roleText: string
    system: number
    lines: Array<{
      text: string
      /** 限 1 个工作日（3月3日 17:30 前），用了 12 分钟 */
      measured: string
      /** 按时 · 超期 · 没有做到 */
      outcomeText: string
      /** 25 × 100% = 25 */
      arithmetic: string
      points: number
      weight: number
    }>
  }>
  /** 满意 96 分 · 街道没有评价 */
  streetText: string
  streetPoints: number | null
}

/** 部门对评单的一次申诉：街道的答复、区里的裁定都在. */
export interface ObjectionView {
  entry: string
  /** 区城管局 · 办结 */
  title: string
  words: string
  photos: PhotoView[]
  answer?: { text: string; note: string }
  ruling?: { text: string; note: string; isUpheld: boolean }
}

export interface WhistleView extends WhistleCard {
  fieldText: string
  item?: { code: string; name: string; version: number; evidence: string }
  words: string
  photos: PhotoView[]
  place: { text: string; address: string; point: [number, number] }
  /** The ticket it came from; its words and photos for those who deal with it. */
  ticket?: { id: string; no: string; canOpen: boolean; words?: string; photos: PhotoView[] }
  blower: { name: string; office: string; phone?: string }
  /** 街道领导, of a 重点哨. */
  leader?: { name: string }
  parties: PartyView[]
  /** What waits for an answer, and of whom. */
  waits: Array<{ text: string; note?: string; isLate: boolean }>
  evaluation?: { verdict: Verdict; text: string; points: number; note?: string }
  supervision?: { text: string; note?: string; tone: 'soon' | 'overdue' }
  timeline: TimelineItem[]
  sheets: SheetView[]
  objections: ObjectionView[]
}

/** 要办的：等我做的在前，按期限。 */
export interface WhistleBoard {
  items: WhistleCard[]
  tabs: Array<{ name: string; text: string; count: number; tone: Tag['tone'] }>
  isCut: boolean
  /** The caller may blow here. */
  canBlow: boolean
  /** The caller heads the department: reads, and does nothing. */
  isReading: boolean
}

export type WhistlePage = Page<WhistleCard>

import * as v from 'valibot'
import { Cursor, Id, Moment, type Page, words } from './primitives'

/** What a notice to residents says: the same when it is drafted and when it is corrected. */
const content = {
  /** 停水停电, 活动 …: one of the district's own list. */
  kind: Id,
  title: words(40, '标题'),
  text: words(2000, '正文'),
  /** Shown from then on, once it is published. */
  from: Moment,
  until: Moment,
  isPinned: v.boolean('请选择是否置顶'),
  isUrgent: v.boolean('请选择是否紧急'),
}

const areas = v.pipe(
  v.array(Id, '请选择发给哪里'),
  v.minLength(1, '请选择发给哪里'),
  v.maxLength(30, '一次最多选 30 个地方'),
)

/** Which version somebody has before them: another's change in between is told them, never written over. */
const revision = v.pipe(v.number('版本不对'), v.integer('版本不对'), v.minValue(1, '版本不对'))

export const announcement = {
  /** 居民看的：一个网格眼下的公告；不给网格就是自己的。 */
  board: v.strictObject({ area: v.optional(Id) }),
  /** 居民看的：过去的，一页一页。 */
  past: v.strictObject({ area: v.optional(Id), cursor: Cursor }),
  /** 一条公告：发布过的谁都能看；草稿只给管着那里的人。 */
  get: v.strictObject({ id: Id }),
  /** 工作人员的清单：自己管着的地方发的。 */
  manage: v.strictObject({
    area: v.optional(Id),
    status: v.optional(v.picklist(['draft', 'published', 'withdrawn'], '请选择看哪些公告')),
    cursor: Cursor,
  }),
  /** 可以选的类别，和自己能发到哪里。 */
  form: v.strictObject({ area: v.optional(Id) }),
  /** 发给这些地方，有多少个网格。 */
  reach: v.strictObject({ area: v.optional(Id), areas }),
  /** 起草，或者改草稿。 */
  draft: v.strictObject({
    /** In whose name, of somebody who works for several areas. */
    area: v.optional(Id),
    existing: v.optional(v.strictObject({ id: Id, revision })),
    areas,
    ...content,
  }),
  publish: v.strictObject({ id: Id, revision }),
  /** 发布以后改：另出一版，写明更正了什么；原来的留着。 */
  correct: v.strictObject({ id: Id, revision, ...content, note: words(200, '更正说明') }),
  withdraw: v.strictObject({ id: Id, revision, reason: words(200, '撤回原因') }),
  /** 不要这份草稿了。 */
  discard: v.strictObject({ id: Id, revision }),
}

export type AnnouncementStatus = 'draft' | 'published' | 'withdrawn' | 'discarded'
export type AnnouncementAction = 'edit' | 'publish' | 'correct' | 'withdraw' | 'discard'

export interface AnnouncementItem {
  id: string
  status: AnnouncementStatus
  /** 草稿 · 3月2日起公示 · 展示中 · 已结束 · 已撤回 */
  statusText: string
  kindText: string
  title: string
  /** Who says it: 车站社区. */
  officeText: string
  /** To whom: 车站社区 · 第05网格 等 3 处. */
  areasText: string
  isPinned: boolean
  isUrgent: boolean
  isCorrected: boolean
  from: number
  until: number
  /** When it was published, or last corrected; for drafts when it was last written. */
  at: number
}

export interface AnnouncementView extends AnnouncementItem {
  text: string
  /** The last correction: when, and what was put right. */
  correction?: { at: number; note: string }
  withdrawn?: { at: number; reason: string }
  /** For those who look after it; absent for residents. */
  desk?: AnnouncementDesk
}

/** What only those who look after it see. */
export interface AnnouncementDesk {
  revision: number
  kind: string
  areas: Array<{ id: string; text: string }>
  /** Grids it reaches. */
  grids: number
  actions: AnnouncementAction[]
  /** 周晓雯 · 起草, oldest first. */
  steps: Array<{ at: number; text: string; byText: string; note: string }>
  /** Residents have it before them, or had: from when it is shown can be moved no more. */
  hasBegun: boolean
  /** Earlier versions, as residents read them; newest first. */
  versions: AnnouncementVersionView[]
}

export type AnnouncementVersionView = Pick<
  AnnouncementView,
  'at' | 'kindText' | 'title' | 'text' | 'from' | 'until' | 'isPinned' | 'isUrgent'
>

/** What a grid's residents are told now, the pinned and urgent first. */
export interface AnnouncementBoard {
  /** 车站社区第05网格; 镜湖区 for who has chosen no grid. */
  text: string
  items: AnnouncementItem[]
}

export type AnnouncementPage = Page<AnnouncementItem>

export interface AnnouncementList extends AnnouncementPage {
  text: string
}

export interface AnnouncementForm {
  kinds: Array<{ code: string; name: string }>
  /** Areas the caller speaks to, the widest first. */
  offices: Array<{ id: string; text: string }>
}

export interface AnnouncementReach {
  grids: number
  /** 车站社区、弋江桥社区 */
  text: string
}

/** What each action answers. */
export interface AnnouncementOutputs {
  board: AnnouncementBoard
  past: AnnouncementPage
  get: AnnouncementView
  manage: AnnouncementList
  form: AnnouncementForm
  reach: AnnouncementReach
  draft: AnnouncementView
  publish: AnnouncementView
  correct: AnnouncementView
  withdraw: AnnouncementView
  discard: Record<string, never>
}

import type { AnnouncementAction, AnnouncementItem, AnnouncementStatus } from '../contract/announcement'
import type { Refusal } from '../contract/envelope'
import { DAY, inBeijing } from './moment'
import { isStaffRole, type Person } from './person'
import { refuse } from './refusal'

/** 公告类别：各区自己定，不写在程序里. */
export interface AnnouncementKind {
  code: string
  name: string
}

/** What is read. */
export interface AnnouncementContent {
  kind: string
  kindText: string
  title: string
  text: string
  from: number
  until: number
  isPinned: boolean
  isUrgent: boolean
}

/** To whom it is said. */
export interface AnnouncementTarget {
  areas: Array<{ id: string; text: string }>
  /** Grids it reaches. */
  grids: number
}

/** Whose word it is: the area of the desk, with those above, and its name. */
export type AnnouncementOffice = Pick<Announcement, 'path' | 'officeText'>

export interface AnnouncementStep {
  id: string
  at: number
  by: string
  name: 'drafted' | 'edited' | 'published' | 'corrected' | 'withdrawn' | 'discarded'
  /** Of a correction or withdrawal: what was put right, and why. */
  note: string
  requestId: string
  /** What was asked, in short: a retry is told from another request under the same number. */
  digest: string
}

type AnnouncementVersion = AnnouncementContent & Pick<Announcement, 'at'>

export interface Announcement extends AnnouncementContent {
  _id: string
  schemaVersion: 1
  revision: number
  status: AnnouncementStatus
  /** Ids of the areas it is for: a resident's grid finds it by any area above it. */
  areas: string[]
  targets: AnnouncementTarget['areas']
  grids: number
  /** Whose word it is: the area of the desk that wrote it last while it was a draft, with those above. */
  path: string[]
  officeText: string
  /** Residents can read it: it was published, withdrawn or not. */
  isPublic: boolean
  /** Until when it is among what is new; the withdrawal, if that came first. */
  shownUntil: number
  /** When it was published or corrected; else when it was written. */
  at: number
  timeline: AnnouncementStep[]
  isCorrected: boolean
  /** What stood there before each correction, all of it, oldest first. */
  versions: AnnouncementVersion[]
}

/** 谁都不能改发布了的：只能更正（另出一版）或撤回. */
const FROM: Record<AnnouncementAction, AnnouncementStatus> = {
  edit: 'draft',
  publish: 'draft',
  discard: 'draft',
  correct: 'published',
  withdraw: 'published',
}

/** A desk that covers where it was written looks after it: the community, and the street and district above. */
export const tendsAnnouncement = ({ path }: Pick<Announcement, 'path'>, { roles }: Person): boolean =>
  roles.some(({ role, scope }) => isStaffRole(role) && path.includes(scope))

export const announcementActions = (announcement: Announcement, actor: Person): AnnouncementAction[] =>
  tendsAnnouncement(announcement, actor)
    ? (Object.keys(FROM) as AnnouncementAction[]).filter((action) => FROM[action] === announcement.status)
    : []

/** 公告最长展示一年. */
const LONGEST = 366 * DAY

/** What is wrong with the times; nothing when they will do. */
export function unfitTimes({ from, until }: Pick<AnnouncementContent, 'from' | 'until'>, now: number) {
  if (until <= from) return refuse('announcement/backwards', '结束时间要晚于开始时间', 'until')
  if (until <= now) return refuse('announcement/past', '结束时间已经过去了，请改晚一些', 'until')
  if (until - from > LONGEST) return refuse('announcement/too-long', '公告最长展示一年', 'until')
  return undefined
}

export type AnnouncementCommand =
  | { name: 'edit'; content: AnnouncementContent; target: AnnouncementTarget; office: AnnouncementOffice }
  | { name: 'publish' }
  | { name: 'correct'; content: AnnouncementContent; note: string }
  | { name: 'withdraw'; reason: string }
  | { name: 'discard' }

/** @param seen the revision the caller had before them */
export function announcementForbids(
  announcement: Announcement,
  command: AnnouncementCommand,
  { actor, now, seen }: { actor: Person; now: number; seen: number },
): Refusal | undefined {
  if (!tendsAnnouncement(announcement, actor)) return refuse('announcement/not-yours', '只能管自己辖区发的公告')
  if (announcement.revision !== seen)
    return refuse('announcement/changed', '别人刚刚改过这条公告，请看过最新的再办', 'revision')
  if (announcement.status !== FROM[command.name])
    return announcement.status === 'draft'
      ? refuse('announcement/not-published', '这条公告还没有发布')
      : refuse('announcement/not-draft', '这条公告已经不是草稿了，发布以后只能更正或撤回')
  if (command.name === 'correct') return unfitCorrection(announcement, command.content, now)
  if (command.name === 'edit') return unfitTimes(command.content, now)
  return command.name === 'publish' ? unfitTimes(announcement, now) : undefined
}

/** Residents have it before them, or had. */
export const hasBegun = ({ isPublic, from }: Pick<Announcement, 'isPublic' | 'from'>, now: number): boolean =>
  isPublic && now >= from

/** A document does not grow for ever. */
const MOST_CORRECTIONS = 20

/** 看到过的不能变成还没有开始的：不想让人看了，撤回，写明原因. */
function unfitCorrection(announcement: Announcement, content: AnnouncementContent, now: number): Refusal | undefined {
  if (announcement.versions.length >= MOST_CORRECTIONS)
    return refuse('announcement/corrected-often', '这条公告更正过 20 次了，请撤回，另外发一条')
  if (hasBegun(announcement, now) && content.from > now)
    return refuse('announcement/begun', '公告已经开始展示，不能再推迟到以后', 'from')
  return unfitTimes({ ...content, from: startOf(announcement, content, now) }, now)
}

/** Once it is shown, it has been shown since then, whatever is put right. */
const startOf = (before: Announcement, { from }: AnnouncementContent, now: number): number =>
  hasBegun(before, now) ? before.from : from

const STEP: Record<AnnouncementAction, AnnouncementStep['name']> = {
  edit: 'edited',
  publish: 'published',
  correct: 'corrected',
  withdraw: 'withdrawn',
  discard: 'discarded',
}

/** The announcement after a step that is not forbidden. */
export function announced(
  before: Announcement,
  command: AnnouncementCommand,
  stamp: Omit<AnnouncementStep, 'name' | 'note'>,
): Announcement {
  const note = command.name === 'correct' ? command.note : command.name === 'withdraw' ? command.reason : ''
  const next: Announcement = {
    ...before,
    revision: before.revision + 1,
    timeline: [...before.timeline, { ...stamp, name: STEP[command.name], note }],
  }
  switch (command.name) {
    case 'edit':
      return { ...next, ...command.content, ...targeted(command.target), ...command.office, at: stamp.at }
    case 'publish':
      return { ...next, status: 'published', isPublic: true, shownUntil: before.until, at: stamp.at }
    case 'correct': {
      const { content } = command
      const versions = [...before.versions, versionOf(before)]
      const times = { from: startOf(before, content, stamp.at), shownUntil: content.until, at: stamp.at }
      return { ...next, ...content, ...times, isCorrected: true, versions }
    }
    case 'withdraw':
      // What nobody has seen yet, nobody need be told is gone.
      return {
        ...next,
        status: 'withdrawn',
        isPublic: hasBegun(before, stamp.at),
        shownUntil: Math.min(before.shownUntil, stamp.at),
      }
    case 'discard':
      return { ...next, status: 'discarded' }
  }
}

const versionOf = (announcement: Announcement): AnnouncementVersion => {
  const { at, kind, kindText, title, text, from, until, isPinned, isUrgent } = announcement
  return { at, kind, kindText, title, text, from, until, isPinned, isUrgent }
}

/** A draft that nobody has seen yet. */
export const drafted = (
  office: AnnouncementOffice & Pick<Announcement, '_id'>,
  content: AnnouncementContent,
  target: AnnouncementTarget,
  stamp: Omit<AnnouncementStep, 'name' | 'note'>,
): Announcement => ({
  ...office,
  ...content,
  ...targeted(target),
  schemaVersion: 1,
  revision: 1,
  status: 'draft',
  isPublic: false,
  shownUntil: content.until,
  at: stamp.at,
  timeline: [{ ...stamp, name: 'drafted', note: '' }],
  isCorrected: false,
  versions: [],
})

const targeted = ({ areas, grids }: AnnouncementTarget) => ({
  areas: areas.map(({ id }) => id),
  targets: areas,
  grids,
})

/** 更正过、撤回了：最后一次的说明. */
export const lastStep = (
  { timeline }: Pick<Announcement, 'timeline'>,
  name: AnnouncementStep['name'],
): AnnouncementStep | undefined => timeline.filter((step) => step.name === name).at(-1)

/** 紧急的在前，再是置顶的，再是新的. */
export const byWeight = (a: Announcement, b: Announcement): number =>
  Number(b.isUrgent) - Number(a.isUrgent) || Number(b.isPinned) - Number(a.isPinned) || b.at - a.at

function statusText({ status, from, shownUntil }: Announcement, now: number): string {
  if (status === 'published' && now < from) return `${inBeijing(from).format('M月D日')}起展示`
  if (status === 'published') return now < shownUntil ? '展示中' : '已结束'
  return { draft: '草稿', withdrawn: '已撤回', discarded: '已作废' }[status]
}

export const announcementItem = (announcement: Announcement, now: number): AnnouncementItem => {
  const { _id, status, kindText, title, officeText, targets, isPinned, isUrgent, isCorrected, from, until, at } =
    announcement
  return {
    ...{ id: _id, status, statusText: statusText(announcement, now), kindText, title, officeText },
    ...{ areasText: targetsText(targets), isPinned, isUrgent, isCorrected, from, until, at },
  }
}

const NAMED = 3

/** 车站社区、弋江桥社区; more than three are counted. */
export function targetsText(targets: AnnouncementTarget['areas']): string {
  const names = targets.slice(0, NAMED).map(({ text }) => text)
  return targets.length > NAMED ? `${names.join('、')} 等 ${targets.length} 处` : names.join('、')
}

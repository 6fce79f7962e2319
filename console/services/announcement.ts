import type {
  AnnouncementForm,
  AnnouncementList,
  AnnouncementReach,
  AnnouncementStatus,
  AnnouncementView,
  AreaItem,
} from '../../typings/contract'
import { call } from './cloud'

export const ANNOUNCEMENT_FILTERS = ['status', 'area'] as const
type Filters = Record<(typeof ANNOUNCEMENT_FILTERS)[number], string>

export const STATUSES = [
  { value: '', text: '全部公告' },
  { value: 'draft', text: '草稿' },
  { value: 'published', text: '发布了的' },
  { value: 'withdrawn', text: '撤回了的' },
]

const isStatus = (text: string): text is Exclude<AnnouncementStatus, 'discarded'> =>
  ['draft', 'published', 'withdrawn'].includes(text)

/** 自己管着的地方发的公告。 */
export const listAnnouncements = ({ status, area }: Filters, cursor: string): Promise<AnnouncementList> =>
  call('announcement', 'manage', { ...(isStatus(status) && { status }), ...(area && { area }), cursor })

export const getAnnouncement = (id: string): Promise<AnnouncementView> => call('announcement', 'get', { id })

/** 有哪些类别，自己能发到哪里。 */
export const announcementForm = (): Promise<AnnouncementForm> => call('announcement', 'form', {})

/** 发给这些地方，有多少个网格。 */
export const reachOf = (areas: string[]): Promise<AnnouncementReach> => call('announcement', 'reach', { areas })

/** 一个社区的网格。 */
export const gridsOf = (community: string): Promise<AreaItem[]> => call('area', 'children', { parent: community })

/** What is typed: times as their fields give them. */
export interface Writing {
  areas: Array<{ id: string; text: string }>
  kind: string
  title: string
  text: string
  from: number
  until: number
  isPinned: boolean
  isUrgent: boolean
}

const DAY = 86_400_000
/** Shown for a week unless told otherwise. */
const USUAL_DAYS = 7

export const blankWriting = (now: number): Writing => ({
  areas: [],
  kind: '',
  title: '',
  text: '',
  from: now,
  until: now + USUAL_DAYS * DAY,
  isPinned: false,
  isUrgent: false,
})

export const writingOf = (view: AnnouncementView): Writing => ({
  areas: view.desk?.areas ?? [],
  kind: view.desk?.kind ?? '',
  title: view.title,
  text: view.text,
  from: view.from,
  until: view.until,
  isPinned: view.isPinned,
  isUrgent: view.isUrgent,
})

/** Which version somebody has before them. */
export interface Existing {
  id: string
  revision: number
}

/** 存草稿；新的或者已有的。 */
export const saveDraft = (
  { areas, ...content }: Writing,
  existing: Existing | undefined,
  requestId: string,
): Promise<AnnouncementView> =>
  call(
    'announcement',
    'draft',
    { ...content, areas: areas.map(({ id }) => id), ...(existing && { existing }) },
    requestId,
  )

export const publish = (existing: Existing, requestId: string): Promise<AnnouncementView> =>
  call('announcement', 'publish', existing, requestId)

export const correct = (
  { areas: _same, ...content }: Writing,
  existing: Existing,
  note: string,
  requestId: string,
): Promise<AnnouncementView> => call('announcement', 'correct', { ...content, ...existing, note }, requestId)

export const withdraw = (existing: Existing, reason: string, requestId: string): Promise<AnnouncementView> =>
  call('announcement', 'withdraw', { ...existing, reason }, requestId)

export async function discard(existing: Existing): Promise<void> {
  await call('announcement', 'discard', existing)
}

import type { AnnouncementBoard, AnnouncementItem } from '../../typings/contract'
import { call } from './cloud'
import { recall, keep } from './cache'
import { myself } from './store'

/** 眼下的公告：我的网格的，紧急、置顶的在前。 */
export const getAnnouncements = (): Promise<AnnouncementBoard> => call('announcement', 'board', {})

const READ = 'announcements-read'
/** Older ones are over by then. */
const MOST_KEPT = 200

/** One that was corrected is new again. */
const markOf = ({ id, at }: Pick<AnnouncementItem, 'id' | 'at'>): string => `${id}@${at}`

/** 看过哪些，只记在这台手机上：谁看过什么，服务器不知道。 */
const marksOf = (): string[] => recall<{ marks: string[] }>(myself()?.person ?? '', READ)?.marks ?? []

export function markRead(announcement: Pick<AnnouncementItem, 'id' | 'at'>): void {
  const mark = markOf(announcement)
  const others = marksOf().filter((one) => one !== mark)
  keep(myself()?.person ?? '', READ, { marks: [...others, mark].slice(-MOST_KEPT) })
}

export type Marked = AnnouncementItem & { isRead: boolean }

/** 没看过的标出来。 */
export function withMarks(items: AnnouncementItem[]): Marked[] {
  const marks = new Set(marksOf())
  return items.map((item) => ({ ...item, isRead: marks.has(markOf(item)) }))
}

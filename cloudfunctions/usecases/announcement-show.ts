import type { AnnouncementView } from '../contract/announcement'
import {
  type Announcement,
  announcementActions,
  announcementItem,
  hasBegun,
  lastStep,
  tendsAnnouncement,
} from '../domain/announcement'
import type { AnnouncementWorld } from './ports'
import { stepViews } from './publication-step'
import type { Caller } from './serve'

const STEP_TEXT: Record<Announcement['timeline'][number]['name'], string> = {
  drafted: '起草',
  edited: '修改草稿',
  published: '发布',
  corrected: '更正',
  withdrawn: '撤回',
  discarded: '作废草稿',
}

/** 居民看到的是内容和更正、撤回的说明；管着那里的人还看到经过. */
export async function showAnnouncement(
  announcement: Announcement,
  { ports, actor, now }: Caller<AnnouncementWorld>,
): Promise<AnnouncementView> {
  const { text, status, revision, kind, targets, grids, timeline, versions } = announcement
  const corrected = lastStep(announcement, 'corrected')
  const withdrawn = status === 'withdrawn' ? lastStep(announcement, 'withdrawn') : undefined
  const view: AnnouncementView = {
    ...announcementItem(announcement, now),
    text,
    ...(corrected && { correction: { at: corrected.at, note: corrected.note } }),
    ...(withdrawn && { withdrawn: { at: withdrawn.at, reason: withdrawn.note } }),
  }
  if (!tendsAnnouncement(announcement, actor)) return view
  return {
    ...view,
    desk: {
      ...{ revision, kind, grids, areas: targets },
      actions: announcementActions(announcement, actor),
      steps: await stepViews(timeline, STEP_TEXT, ports),
      hasBegun: hasBegun(announcement, now),
      versions: [...versions].reverse().map(({ kind: _code, ...shown }) => shown),
    },
  }
}

import type { Announcement } from '../domain/announcement'
import type { Announcements } from '../usecases/ports/publication'
import { Collection, older } from './collection'
import { wholeStore } from './kept-document'
import { command as _ } from './platform'

const announcements = new Collection<Announcement>('announcements')

/** What a list shows of each: its text, and what it said before, may be long and is read one at a time. */
const LISTED = { timeline: false, text: false, versions: false }

const falling = (field: string): Array<[string, 'desc']> => [
  [field, 'desc'],
  ['_id', 'desc'],
]

export const announcementStore: Announcements = {
  ...wholeStore(announcements),

  current: (areas, now, limit) =>
    announcements.find({
      where: { areas: _.in(areas), isPublic: true, shownUntil: _.gt(now), from: _.lte(now) },
      order: falling('shownUntil'),
      limit,
      fields: LISTED,
    }),

  past: (areas, before, limit) =>
    announcements.find({
      where: older('shownUntil', before, { areas: _.in(areas), isPublic: true }),
      order: falling('shownUntil'),
      limit,
      fields: LISTED,
    }),

  written: (area, status, before, limit) =>
    announcements.find({
      where: older('at', before, { path: area, status: status ?? _.neq('discarded') }),
      order: falling('at'),
      limit,
      fields: LISTED,
    }),
}

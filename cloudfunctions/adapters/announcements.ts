import type { Announcement } from '../domain/announcement'
import type { Announcements } from '../usecases/ports/publication'
import { Collection, older } from './collection'
import { Kept, oneLoading } from './kept'
import { wholeStore } from './kept-document'
import { command as _ } from './platform'

const announcements = new Collection<Announcement>('announcements')

/** What a list shows of each: its text, and what it said before, may be long and is read one at a time. */
const LISTED = { timeline: false, text: false, versions: false }

const falling = (field: string): Array<[string, 'desc']> => [
  [field, 'desc'],
  ['_id', 'desc'],
]

/** An instance asks the database for what a grid is told this often at most: it is on the first page of everybody. */
const FRESH_FOR = 5_000
/** A district's grids. */
const MOST = 1_000
const kept = new Kept<Promise<Announcement[]>>(FRESH_FOR, MOST)

const whole = wholeStore(announcements)

export const announcementStore: Announcements = {
  ...whole,

  async replace(before, next) {
    const isDone = await whole.replace(before, next)
    kept.clear()
    return isDone
  },

  current: (areas, now, limit) =>
    oneLoading(kept, areas.join(), () =>
      announcements.find({
        where: { areas: _.in(areas), isPublic: true, shownUntil: _.gt(now), from: _.lte(now) },
        order: falling('shownUntil'),
        limit,
        fields: LISTED,
      }),
    ),

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

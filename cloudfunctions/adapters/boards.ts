import type { Board } from '../domain/board'
import type { Ticket } from '../domain/ticket'
import type { Boards } from '../usecases/ports/board'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { command as _ } from './platform'

const boards = new Collection<Board>('boards')
const tickets = new Collection<Ticket>('tickets')

const BELOW = 200
/** An instance asks the database for a board this often at most. */
const FRESH_FOR = 5_000
const kept = new Kept<Promise<Board | undefined>>(FRESH_FOR)

/** `2026-03` < `2026-03-01`, and no month has more than 31 days. */
const reportedIn = (month: string) => [{ reportedOn: _.gt(month) }, { reportedOn: _.lte(`${month}-31`) }]

const SHOWN_FIELDS = { timeline: false, outbox: false, cast: false, location: false }

export const boardStore: Boards = {
  get: (id) => oneLoading(kept, id, () => boards.one(id)),

  async put(board) {
    const { _id, ...rest } = board
    const whole = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, _.set(value)]))
    // Of two made at once, the one that began to read later knows what the other has written.
    if ((await boards.update({ _id, at: _.lte(board.at) }, whole)) === 0) await boards.addOnce(board)
  },

  below: (parent, month) => boards.find({ where: { parent, month }, limit: BELOW }),

  published: (area, month, limit) =>
    tickets.find({
      where: _.and([{ area, publishedAt: _.gt(0) }, ...reportedIn(month)]),
      order: [['publishedAt', 'desc']],
      limit,
      fields: SHOWN_FIELDS,
    }),

  recent: (area, month, limit) =>
    tickets.find({
      where: _.and([{ area }, ...reportedIn(month)]),
      order: [
        ['reportedOn', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
      fields: SHOWN_FIELDS,
    }),
}

import { photoKey } from '../domain/photo'
import type { Ticket } from '../domain/ticket'
import type { Belongings } from '../usecases/ports/people'
import { Collection } from './collection'
import { command as _, platform } from './platform'

const tickets = new Collection<Ticket>('tickets')
const follows = new Collection<{ _id: string }>('follows')

/** Platform limit of one deleteFile call. */
const FILES_A_CALL = 50

export const belongings: Belongings = {
  tickets: (author, after, limit) =>
    tickets.find({
      where: _.and([{ author, _id: _.gt(after) }, _.or([{ source: 'resident' }, { 'box.isOwn': true }])]),
      order: [['_id', 'asc']],
      limit,
    }),

  ended({ at, id }, until, limit) {
    const where = _.and([
      { endedAt: _.gte(at), isOpen: false },
      { endedAt: _.lte(until) },
      _.or([{ endedAt: _.gt(at) }, { _id: _.gt(id) }]),
    ])
    return tickets.find({
      where,
      order: [
        ['endedAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
    })
  },

  async eraseContents({ _id, summary }, { entries, files }) {
    const change: Record<string, unknown> = { behalf: null, address: '' }
    for (const entry of entries) change[`contents.${entry}`] = _.set({ words: '', photos: [] })
    for (const file of files) for (const map of ['hidden', 'copies']) change[`${map}.${photoKey(file)}`] = _.remove()
    if (summary?.photo !== undefined && files.includes(summary.photo)) change['summary.photo'] = _.remove()
    // Fields that no step of a ticket writes a second time: its version is not touched, and nothing is lost.
    await tickets.update({ _id }, change)
  },

  async removeFiles(ids) {
    for (let at = 0; at < ids.length; at += FILES_A_CALL)
      await platform.deleteFile({ fileList: ids.slice(at, at + FILES_A_CALL) })
  },

  async removeFollows(person) {
    await follows.removeAll({ person })
  },
}

import type { Job, Jobs } from '../usecases/ports/people'
import { Collection } from './collection'
import { command as _ } from './platform'

const jobs = new Collection<Job>('jobs')

export const jobStore: Jobs = {
  add: (job) => jobs.addOnce(job),

  get: (id) => jobs.one(id),

  waiting: (kinds, limit) =>
    jobs.find({ where: { state: 'waiting', kind: _.in(kinds) }, order: [['at', 'asc']], limit }),

  forget: (before, limit) => jobs.removeSome({ state: 'done', at: _.lt(before) }, limit),

  async move(_id, from, { cursor, state, facts }) {
    return (await jobs.update({ _id, cursor: from }, { cursor, state, facts: _.set(facts) })) === 1
  },
}

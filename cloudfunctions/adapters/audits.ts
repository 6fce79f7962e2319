import type { Audit, Audits } from '../usecases/ports/people'
import { Collection } from './collection'
import { command as _ } from './platform'

const audits = new Collection<Audit>('audits')

export const auditStore: Audits = {
  async add(line) {
    await audits.addOnce(line)
  },

  forget: (before, limit) => audits.removeSome({ at: _.lt(before) }, limit),
}

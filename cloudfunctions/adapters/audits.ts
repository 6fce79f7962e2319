import type { Audit, Audits } from '../usecases/ports/people'
import { Collection } from './collection'

const audits = new Collection<Audit>('audits')

export const auditStore: Audits = {
  async add(line) {
    await audits.addOnce(line)
  },
}

import type { AuditKept, Audits } from '../usecases/ports/people'
import { Collection } from './collection'
import { command as _, isFromBrowser, sourceIp } from './platform'

const audits = new Collection<AuditKept>('audits')

export const auditStore: Audits = {
  async add(line) {
    await audits.addOnce({ ...line, via: isFromBrowser() ? 'console' : 'wechat', ip: sourceIp() })
  },

  forget: (before, limit) => audits.removeSome({ at: _.lt(before) }, limit),
}

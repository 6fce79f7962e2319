import { OPERATOR } from '../domain/operator'
import type { AuditKept, Audits } from '../usecases/ports/people'
import { Collection } from './collection'
import { command as _, isFromBrowser, sourceIp } from './platform'

const audits = new Collection<AuditKept>('audits')

const viaOf = (by: string): AuditKept['via'] => {
  if (by === OPERATOR) return 'cloud'
  return isFromBrowser() ? 'console' : 'wechat'
}

export const auditStore: Audits = {
  async add(line) {
    await audits.addOnce({ ...line, via: viaOf(line.by), ip: sourceIp() })
  },

  forget: (before, limit) => audits.removeSome({ at: _.lt(before) }, limit),
}

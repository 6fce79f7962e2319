import { roleText } from '../domain/person'
import { refuse } from '../domain/refusal'
import { auditOwn } from './audit'
import { erasePerson } from './erasure'
import { exportOf } from './export'
import { eraseNeeds } from './need-erasure'
import { servingOf } from './login-offices'
import { PATIENCE, type World } from './ports'
import type { Stories } from './serve'

export const privacyStories: Pick<Stories<'account', World>, 'export' | 'erase'> = {
  async export(_, call) {
    const view = await exportOf(call)
    await auditOwn('account.export', call)
    return view
  },

  async erase(_, call) {
    const { ports, actor, now } = call
    const [serving] = servingOf(call)
    if (serving) return refuse('account/serving', `您还担任${roleText(serving)}，请先离任，把手上的诉求交接好，再注销`)
    // Put down first: whatever is cut short from here on, the clock brings to its end.
    await ports.jobs.add({
      _id: `erase-${actor._id}`,
      schemaVersion: 1,
      kind: 'erase',
      object: actor._id,
      scope: '',
      by: actor._id,
      at: now,
      cursor: '',
      state: 'waiting',
      facts: {},
    })
    await auditOwn('account.erase', call)
    await erasePerson(actor._id, now, ports)
    // 公开的资源马上下线；没抹完的，时钟接着抹.
    await eraseNeeds(actor._id, ports, call.until - PATIENCE)
    return {}
  },
}

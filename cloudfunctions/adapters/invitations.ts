import type { Invitation } from '../domain/invitation'
import type { Invitations } from '../usecases/ports/people'
import { Collection } from './collection'
import { command as _ } from './platform'

const invitations = new Collection<Invitation>('invitations')

export const invitationStore: Invitations = {
  add: (invitation) => invitations.addOnce(invitation),

  get: (code) => invitations.one(code),

  async madeBy(by, requestId) {
    return (await invitations.find({ where: { by, requestId }, limit: 1 }))[0]
  },

  async use({ _id, uses }, person) {
    // The last use has a place in the list: while it is free, there is one left.
    const isFree = { [`usedBy.${uses - 1}`]: _.exists(false) }
    if ((await invitations.update({ _id, usedBy: _.nin([person]), ...isFree }, { usedBy: _.push([person]) })) === 1)
      return true
    return (await invitations.one(_id))?.usedBy.includes(person) ?? false
  },

  async finish(_id, person) {
    await invitations.update({ _id, joined: _.nin([person]) }, { joined: _.push([person]) })
  },

  async erase(by) {
    await invitations.removeAll({ by })
  },

  forget: (before, limit) => invitations.removeSome({ expiresAt: _.lt(before) }, limit),
}

import { CODES_TRIED, type LinkCode, type Login } from '../domain/login'
import type { LinkCodes, Logins } from '../usecases/ports/login'
import { Collection, older } from './collection'
import { command as _ } from './platform'

const logins = new Collection<Login>('logins')
const linkCodes = new Collection<LinkCode>('linkCodes')

/** Far more accounts than one office has desks. */
const MOST_OF_ONE = 100

export const loginStore: Logins = {
  add: (login) => logins.addOnce(login),

  get: (id) => logins.one(id),

  list: (scopes, before, limit) =>
    logins.find({
      where: older('createdAt', before, { path: _.in(scopes) }),
      order: [
        ['createdAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
    }),

  async owners(people) {
    if (people.length === 0) return new Set()
    const found = await logins.find({
      where: { person: _.in(people) },
      limit: people.length,
      fields: { person: true },
    })
    return new Set(found.map(({ person }) => person))
  },
  of: (role, scope) => logins.find({ where: { scope, role }, limit: MOST_OF_ONE }),

  async change(_id, change) {
    await logins.update({ _id }, change)
  },

  async open(_id, giving, givenAs) {
    return (await logins.update({ _id, giving }, { givenAs })) === 1
  },

  async tried(_id, at) {
    // One more than may be: several at once show that they were too many.
    await logins.update({ _id }, { codesTriedAt: _.push({ each: [at], slice: -(CODES_TRIED + 1) }) })
    return (await logins.one(_id))?.codesTriedAt ?? []
  },
}

export const linkCodeStore: LinkCodes = {
  add: (code) => linkCodes.addOnce(code),

  get: (code) => linkCodes.one(code),

  async remove(_id) {
    await linkCodes.remove({ _id })
  },

  async removeOf(person) {
    await linkCodes.remove({ person })
  },
}

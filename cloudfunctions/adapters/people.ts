import type { Login } from '../domain/login'
import type { HeldRole, Person } from '../domain/person'
import type { People } from '../usecases/ports/people'
import { Collection } from './collection'
import { hash, random } from './entropy'
import { command as _, database } from './platform'

interface Identity {
  /** `wx:<openid>` */
  _id: string
  person: string
}

const people = new Collection<Person>('people')
const identities = new Collection<Identity>('identities')
const logins = new Collection<Login>('logins')

const PREFIX = 'wx:'

export const peopleStore: People = {
  async enter(openid) {
    const known = await personOf(openid)
    if (known) return known
    const _id = PREFIX + openid
    // Of two first calls at once the identity lets one name win; the id says nothing of whose it is.
    await identities.addOnce({ _id, person: `p-${hash(Buffer.from(random(24)).toString('hex'))}` })
    const identity = await identities.one(_id)
    if (!identity) throw new Error('an identity was removed while its person came in')
    await people.addOnce({ _id: identity.person, schemaVersion: 1, name: '', roles: [] })
    const person = await people.one(identity.person)
    if (!person) throw new Error(`person missing: ${identity.person}`)
    return person
  },

  async signedIn(uid) {
    const [login] = await withPeople<Login>('logins', uid)
    const person = login?.people[0]
    if (!login || !person || person.erasedAt !== undefined) return undefined
    const { people: _people, ...rest } = login
    return { person, login: rest }
  },

  async add(person) {
    await people.addOnce(person)
  },

  read: async (ids) => (ids.length > 0 ? people.find({ where: { _id: _.in(ids) }, limit: ids.length }) : []),

  async onWeChat(ids) {
    if (ids.length === 0) return new Set()
    const found = await identities.find({ where: { person: _.in(ids) }, limit: ids.length })
    return new Set(found.map(({ person }) => person))
  },

  async openidOf(person) {
    const [identity] = await identities.find({ where: { person }, limit: 1 })
    return identity?._id.startsWith(PREFIX) ? identity._id.slice(PREFIX.length) : undefined
  },

  async settle(person, grid) {
    await change(person, { homeGrid: grid })
  },

  async markRead(person, at) {
    await change(person, { readAt: _.max(at) })
  },

  async agree(person, version, at) {
    await change(person, { agreed: _.set({ version, at }) })
  },

  async rename(person, name) {
    await change(person, { name })
  },

  async setPhone(person, phone) {
    await change(person, { phone: phone ? _.set(phone) : _.remove() })
  },

  async setLeave(person, change, hours) {
    await people.revise(person, ({ erasedAt, leave = [] }) => {
      const next = erasedAt === undefined && change(leave)
      return next ? { leave: _.set(next), ...(hours && { hours: _.set(hours) }) } : undefined
    })
  },

  async grant(person, role) {
    await changeRoles(person, (roles) => [...roles.filter((held) => !isSame(held, role)), role])
  },

  async revoke(person, role, scope) {
    await changeRoles(person, (roles) => roles.filter((held) => !isSame(held, { role, scope })))
  },

  async erase(person, at) {
    // The way from WeChat's identity, and from an account, to the person is cut first: nobody comes in as someone half erased.
    await identities.remove({ person })
    await logins.remove({ person })
    await people.revise(person, () => ({
      name: '',
      roles: _.set([]),
      homeGrid: _.remove(),
      readAt: _.remove(),
      phone: _.remove(),
      agreed: _.remove(),
      leave: _.remove(),
      hours: _.remove(),
      erasedAt: at,
    }))
  },
}

const isSame = (one: HeldRole, { role, scope }: Pick<HeldRole, 'role' | 'scope'>): boolean =>
  one.role === role && one.scope === scope

/** A call that was on its way while its person was erased brings nothing of them back. */
async function change(person: string, write: object): Promise<void> {
  await people.update({ _id: person, erasedAt: _.exists(false) }, write)
}

async function changeRoles(person: string, change: (roles: HeldRole[]) => HeldRole[]): Promise<void> {
  await people.revise(person, ({ roles, erasedAt }) =>
    erasedAt === undefined ? { roles: _.set(change(roles)) } : undefined,
  )
}

const personOf = async (openid: string): Promise<Person | undefined> =>
  (await withPeople<Identity>('identities', PREFIX + openid))[0]?.people[0]

/** A document that names its `person`, and that person, in one round trip. */
async function withPeople<T>(name: string, _id: string): Promise<Array<T & { people: Person[] }>> {
  const { list } = (await database
    .collection(name)
    .aggregate()
    .match({ _id })
    .lookup({ from: 'people', localField: 'person', foreignField: '_id', as: 'people' })
    .end()) as { list: Array<T & { people: Person[] }> }
  return list
}

import type { Person } from '../domain/person'
import type { People } from '../usecases/ports'
import { Collection } from './collection'
import { hash } from './entropy'
import { database } from './platform'

interface Identity {
  /** `wx:<openid>` */
  _id: string
  person: string
}

const people = new Collection<Person>('people')
const identities = new Collection<Identity>('identities')

const PREFIX = 'wx:'

export const peopleStore: People = {
  async enter(openid) {
    const known = await find(openid)
    if (known) return known
    // Both writes are keyed by the openid: two first calls at once make one person.
    const person: Person = { _id: `p-${hash(openid)}`, schemaVersion: 1, name: '', roles: [] }
    await people.addOnce(person)
    await identities.addOnce({ _id: PREFIX + openid, person: person._id })
    return (await find(openid)) ?? person
  },

  async openidOf(person) {
    const [identity] = await identities.find({ where: { person }, limit: 1 })
    return identity?._id.startsWith(PREFIX) ? identity._id.slice(PREFIX.length) : undefined
  },

  async settle(person, grid) {
    await people.update({ _id: person }, { homeGrid: grid })
  },

  async markRead(person, at) {
    await people.update({ _id: person }, { readAt: at })
  },
}

/** Identity and person in one round trip. */
async function find(openid: string): Promise<Person | undefined> {
  const { list } = (await database
    .collection('identities')
    .aggregate()
    .match({ _id: PREFIX + openid })
    .lookup({ from: 'people', localField: 'person', foreignField: '_id', as: 'people' })
    .end()) as { list: Array<{ people: Person[] }> }
  return list[0]?.people[0]
}

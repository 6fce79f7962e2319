import { PACE } from '../domain/push'
import type { Paces } from '../usecases/ports/notice'
import { Collection } from './collection'
import { command as _ } from './platform'

interface Pace {
  /** The person. */
  _id: string
  schemaVersion: 1
  /** When the present hour began: with the first push of it. */
  from: number
  /** Pushes since then. */
  count: number
  /** Until when one call is making the digest. */
  leasedUntil: number
}

const paces = new Collection<Pace>('paces')

/** Each further try means that another call has just changed it. */
const TRIES = 5

export const paceStore: Paces = {
  async take(person, now, most) {
    const begin = now - PACE
    for (let tries = 0; tries < TRIES; tries += 1) {
      if ((await paces.update({ _id: person, from: _.gt(begin), count: _.lt(most) }, { count: _.inc(1) })) === 1) return
      if ((await paces.update({ _id: person, from: _.lte(begin) }, { from: now, count: 1 })) === 1) return
      const pace = await paces.one(person)
      if (pace && pace.from > begin && pace.count >= most) return pace.from + PACE
      if (!pace && (await paces.addOnce({ _id: person, schemaVersion: 1, from: now, count: 1, leasedUntil: 0 }))) return
    }
    throw new Error(`the pace of ${person} was changed by others ${TRIES} times over`)
  },

  async giveBack(person, takenAt) {
    await paces.update({ _id: person, from: _.lte(takenAt), count: _.gt(0) }, { count: _.inc(-1) })
  },

  async lease(person, now, until) {
    return (await paces.update({ _id: person, leasedUntil: _.lte(now) }, { leasedUntil: until })) === 1
  },

  async endLease(person) {
    await paces.update({ _id: person }, { leasedUntil: 0 })
  },

  async erase(person) {
    await paces.remove({ _id: person })
  },
}

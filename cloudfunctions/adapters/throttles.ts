import { THROTTLE_SPAN } from '../domain/push'
import type { Throttles } from '../usecases/ports/notice'
import { Collection } from './collection'
import { command as _ } from './platform'

interface Throttle {
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

const throttles = new Collection<Throttle>('throttles')

/** Each further try means that another call has just changed it. */
const TRIES = 5

export const throttleStore: Throttles = {
  async take(person, now, most) {
    const begin = now - THROTTLE_SPAN
    for (let tries = 0; tries < TRIES; tries += 1) {
      if ((await throttles.update({ _id: person, from: _.gt(begin), count: _.lt(most) }, { count: _.inc(1) })) === 1)
        return
      if ((await throttles.update({ _id: person, from: _.lte(begin) }, { from: now, count: 1 })) === 1) return
      const throttle = await throttles.one(person)
      if (throttle && throttle.from > begin && throttle.count >= most) return throttle.from + THROTTLE_SPAN
      if (
        !throttle &&
        (await throttles.addOnce({ _id: person, schemaVersion: 1, from: now, count: 1, leasedUntil: 0 }))
      )
        return
    }
    throw new Error(`the throttle of ${person} was changed by others ${TRIES} times over`)
  },

  async giveBack(person, takenAt) {
    await throttles.update({ _id: person, from: _.lte(takenAt), count: _.gt(0) }, { count: _.inc(-1) })
  },

  async lease(person, now, until) {
    return (await throttles.update({ _id: person, leasedUntil: _.lte(now) }, { leasedUntil: until })) === 1
  },

  async endLease(person) {
    await throttles.update({ _id: person }, { leasedUntil: 0 })
  },

  async erase(person) {
    await throttles.remove({ _id: person })
  },
}

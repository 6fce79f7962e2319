import type { Activity } from '../domain/activity'
import { DAY } from '../domain/moment'
import type { Place } from '../domain/place'
import type { Activities } from '../usecases/ports/activity'
import { belongings } from './belongings'
import { Collection, newer, older } from './collection'
import { contest, drained, reached } from './contested'
import { Kept, oneLoading } from './kept'
import { command as _, database } from './platform'

const activities = new Collection<Activity>('activities')

/** Lists never read what only a single activity needs. */
const LIST_FIELDS = { words: false, timeline: false, outbox: false, tokens: false, outcome: false, people: false }
const LEFT_OUT = Object.fromEntries(Object.keys(LIST_FIELDS).map((field) => [field, 0]))
/** An instance asks the database for what a place shows everyone this often at most. */
const FRESH_FOR = 5_000
const kept = new Kept<Promise<Activity[]>>(FRESH_FOR)

/** Of the sign-ups a list needs the person's own, and, to tell their number, those who wait. */
const ownSignUps = (person: string) => ({
  $filter: {
    input: '$signUps',
    as: 'one',
    cond: { $or: [{ $eq: ['$$one.person', person] }, { $eq: ['$$one.state', 'waiting'] }] },
  },
})

/** @param direction 1: the earliest start first */
async function page(where: object, direction: 1 | -1, person: string, limit: number): Promise<Activity[]> {
  const { list } = (await database
    .collection('activities')
    .aggregate()
    .match(where)
    .sort({ from: direction, _id: direction })
    .limit(limit)
    .addFields({ signUps: ownSignUps(person) })
    .project(LEFT_OUT)
    .end()) as { list: Activity[] }
  return list
}

export const activityStore: Activities = {
  add: (activity) => activities.addOnce(activity),

  get: (id) => activities.one(id),

  async open(id) {
    const { list } = (await database
      .collection('activities')
      .aggregate()
      .match({ _id: id })
      .lookup({ from: 'places', localField: 'place', foreignField: '_id', as: 'places' })
      .end()) as { list: Array<Activity & { places: Place[] }> }
    if (!list[0]) return undefined
    const { places, ...activity } = list[0]
    return { activity, ...(places[0] && { place: places[0] }) }
  },

  change: (read, change) => contest(activities, read._id, change, { read }),

  // An activity ends on the day it began.
  coming: (where, person, now, { at, id }, limit) =>
    page(newer('from', { at: Math.max(at, now - DAY), id }, { ...where, until: _.gt(now) }), 1, person, limit),

  past: (where, person, now, { at, id }, limit) =>
    page(older('from', { at: Math.min(at, now), id }, { ...where, until: _.lte(now) }), -1, person, limit),

  upcoming: (place, now, limit) =>
    oneLoading(kept, place, () =>
      activities.find({
        where: { place, state: 'open', from: _.gt(now - DAY), until: _.gt(now) },
        order: [['from', 'asc']],
        limit,
        fields: { ...LIST_FIELDS, signUps: false },
      }),
    ),

  ofPerson: (person, before, limit) => page(older('from', before, { people: person }), -1, person, limit),

  async ahead(person, now, most) {
    const where = { people: person, from: _.gt(now), state: 'open' }
    return (await activities.find({ where, limit: most, fields: { _id: true } })).length
  },

  due: (now, limit) => reached(activities, 'wakeAt', now, limit),

  async postpone({ _id, revision, wakeAt }, until) {
    await activities.update({ _id, revision: revision ?? _.exists(false), wakeAt }, { wakeAt: until })
  },

  unsent: (now, limit) => reached(activities, 'outboxAt', now, limit),

  async putOff({ _id, revision, outboxAt }, until) {
    await activities.update({ _id, revision: revision ?? _.exists(false), outboxAt }, { outboxAt: until })
  },

  drained: (activity, intents) => drained(activities, activity, intents),

  async forget(before, limit) {
    const found = await activities.find({ where: { from: _.lt(before) }, limit, fields: { outcome: true } })
    if (found.length === 0) return 0
    // Files first: once the activity is gone, nobody would find them again.
    await belongings.removeFiles(found.flatMap(({ outcome }) => outcome?.photos ?? []))
    return activities.remove({ _id: _.in(found.map(({ _id }) => _id)) })
  },
}

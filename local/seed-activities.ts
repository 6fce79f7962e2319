import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Activity, isIn, minutesServed, signUpOf } from '../cloudfunctions/domain/activity'
import { apply, type ActivityEvent } from '../cloudfunctions/domain/activity-evolution'
import { opensOn } from '../cloudfunctions/domain/hours'
import { DAY, dateOf, MINUTE, startOfDay } from '../cloudfunctions/domain/moment'
import { type Place, sitedAt } from '../cloudfunctions/domain/place'
import type { Room } from '../cloudfunctions/domain/room'
import { countUsage, type Usage, usageId } from '../cloudfunctions/domain/usage'
import { minutesOf } from '../cloudfunctions/domain/written'
import type { VolunteerHours } from '../cloudfunctions/usecases/ports/activity'
import type { ToldActivity, ToldRoom } from '../data/jinghu/generate/activities'
import type { LocalCloud } from './cloud/open-cloud'

/** Signed up the evening before it was over, or now. */
const SIGNED_UP_BEFORE = DAY

/**
 * 示例活动和活动室: the days of `activities.json` counted from the cloud's own today, so that there is always something to come.
 * What is to be held at a place that is not there is left out.
 */
export function seedActivities(cloud: Pick<LocalCloud, 'load' | 'read' | 'now'>, folder: string): void {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const placeOf = (id: string) => (cloud.read('places', { _id: id }) as unknown as Place[]).at(0)
  const at = <T extends { place: string }, U>(told: T[], make: (one: T, place: Place) => U): U[] =>
    told.flatMap((one) => {
      const place = placeOf(one.place)
      return place ? [make(one, place)] : []
    })
  const activities = at(read<ToldActivity[]>('activities.json'), (told, place) => lived(told, place, cloud.now()))
  const load = (collection: string, documents: object[]) =>
    cloud.load(
      collection,
      documents.map((document) => ({ ...document })),
    )
  load('activities', activities)
  load('rooms', at(read<ToldRoom[]>('rooms.json'), roomOf))
  load('hours', activities.flatMap(hoursOf))
  load('usages', usagesOf(activities, cloud.now()))
}

const roomOf = ({ days, from, until, mostHours, ...told }: ToldRoom, place: Place): Room => ({
  ...told,
  schemaVersion: 1,
  ...sitedAt(place),
  hours: [{ days, spans: [[from, until]] }],
  mostMinutes: mostHours * 60,
  isOpen: true,
  sample: true,
})

/** That day, or the first after it on which the place opens. */
function openDay(place: Place, wanted: number): number {
  for (let day = wanted; day < wanted + 7 * DAY; day += DAY) if (opensOn(place, dateOf(day))) return day
  return wanted
}

/** As if it had been organised and signed up for; what is over, as if everyone had come. */
function lived({ people, day, outcome, from, until, ...told }: ToldActivity, place: Place, now: number): Activity {
  const date = day < 0 ? startOfDay(now) + day * DAY : openDay(place, startOfDay(now) + day * DAY)
  const moment = (clock: string) => date + minutesOf(clock) * MINUTE
  const begins = moment(from)
  const before = Math.min(now, begins - SIGNED_UP_BEFORE)
  const blank: Activity = {
    ...{ ...told, schemaVersion: 1, revision: 1, from: begins, until: moment(until), signUpBy: begins, room: null },
    ...sitedAt(place),
    ...{
      createdAt: before,
      state: 'open',
      signUps: [],
      people: [],
      tokens: [],
      outbox: [],
      outboxAt: null,
      wakeAt: null,
    },
    ...{ timeline: [{ at: before, by: told.by, name: 'organised' }], month: dateOf(begins).slice(0, 7), sample: true },
    tally: { seated: 0, waiting: 0, attended: 0, minutes: 0 },
  }
  const seats = told.capacity ?? Infinity
  const signing = people.map((person, i): ActivityEvent => {
    return { name: 'joined', person, state: i < seats ? 'seated' : 'waiting' }
  })
  const ending: ActivityEvent[] =
    outcome === undefined
      ? []
      : [
          ...people.map((person): ActivityEvent => ({ name: 'checkedIn', person, at: begins })),
          { name: 'closed', words: outcome, photos: [] },
        ]
  const steps = (events: ActivityEvent[]) => events.map((event) => ({ event }))
  const signed = apply(blank, steps(signing), { by: told.by, now: before })
  return ending.length > 0 ? apply(signed, steps(ending), { by: told.by, now: signed.until }) : signed
}

const hoursOf = (activity: Activity): VolunteerHours[] =>
  activity.kind !== 'volunteer' || activity.state !== 'closed'
    ? []
    : activity.signUps.filter(isIn).map(({ person }) => ({
        _id: `${activity._id}:${person}`,
        schemaVersion: 1,
        activity: activity._id,
        person,
        minutes: minutesServed(activity, signUpOf(activity, person)!),
        at: activity.from,
        title: activity.title,
        placeName: activity.placeName,
      }))

function usagesOf(activities: Activity[], now: number): Usage[] {
  const months = new Map<string, Activity[]>()
  for (const one of activities) {
    const id = usageId(one.place, one.month)
    months.set(id, [...(months.get(id) ?? []), one])
  }
  return [...months].map(([_id, of]) => ({
    _id,
    schemaVersion: 1,
    place: of[0]!.place,
    month: of[0]!.month,
    figures: countUsage(of, []),
    at: now,
    staleAt: null,
    version: 0,
  }))
}

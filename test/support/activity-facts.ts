import type { Activity, Plan } from '../../cloudfunctions/domain/activity'
import { type ActivityCommand, decide } from '../../cloudfunctions/domain/activity-decision'
import { apply } from '../../cloudfunctions/domain/activity-evolution'
import type { Asker } from '../../cloudfunctions/domain/activity-rules'
import { isRefusal } from '../../cloudfunctions/domain/refusal'
import { at } from './city-facts'

/** Thursday 14:00 to 16:00. */
export const FROM = at('2026-03-05 14:00')
export const UNTIL = at('2026-03-05 16:00')
export const MONDAY = at('2026-03-02 09:00')

export const aPlan = (facts: Partial<Plan> = {}): Plan => ({
  title: '社区义诊',
  words: '量血压',
  from: FROM,
  until: UNTIL,
  signUpBy: FROM,
  where: '一楼大厅',
  capacity: 2,
  takesWalkIns: true,
  forWhom: 'everyone',
  contact: { name: '黄振宇', phone: '0553-0000002' },
  invited: '',
  room: null,
  ...facts,
})

export function anActivity(facts: Partial<Activity> = {}): Activity {
  const blank: Activity = {
    ...aPlan(),
    _id: 'a1',
    schemaVersion: 1,
    kind: 'class',
    place: 'st-1',
    placeName: '先锋驿站',
    path: ['d', 's', 'c', 'g'],
    street: 's',
    community: 'c',
    by: 'clerk',
    createdAt: MONDAY,
    state: 'open',
    signUps: [],
    people: [],
    tokens: [],
    timeline: [],
    outbox: [],
    outboxAt: null,
    wakeAt: null,
    month: '2026-03',
    tally: { seated: 0, waiting: 0, attended: 0, minutes: 0 },
    ...facts,
  }
  return apply(blank, [], { by: 'clerk', now: MONDAY })
}

export const asker = (person: string, now: number, facts: Partial<Asker> = {}): Asker => ({
  person,
  now,
  runs: false,
  belongs: true,
  ...facts,
})
export const organiser = (now: number): Asker => asker('clerk', now, { runs: true })

/** The activity after someone did something to it, or the rules' refusal. */
export function attempt(activity: Activity, command: ActivityCommand, who: Asker, requestId?: string) {
  const stamp = { by: who.person, now: who.now, ...(requestId !== undefined && { requestId }) }
  const steps = decide(activity, command, who, stamp)
  return isRefusal(steps) ? steps : { ...apply(activity, steps, stamp), revision: (activity.revision ?? 0) + 1 }
}

/** The same, where the rules are expected to allow it. */
export function done(activity: Activity, command: ActivityCommand, who: Asker, requestId?: string): Activity {
  const outcome = attempt(activity, command, who, requestId)
  if (isRefusal(outcome)) throw new Error(outcome.message)
  return outcome
}

export const joinedBy = (activity: Activity, ...people: string[]): Activity =>
  people.reduce((one, person) => done(one, { name: 'join' }, asker(person, MONDAY)), activity)

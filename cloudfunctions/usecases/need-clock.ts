import { duePassed, ownerGone } from '../domain/need-decision'
import { MINUTE } from '../domain/moment'
import { isRefusal } from '../domain/refusal'
import { settled } from '../domain/resource'
import { changeResource } from './resource-hold'
import { stepByClock } from './need-change'
import { tellNeed, tellResource } from './need-tell'
import type { World } from './ports'

const PAGE = 20
/** The call that took a step tells of it itself; what it did not come to is told after so long. */
const LEFT_ALONE = MINUTE / 2

/**
 * 清单上到了时间的：超期的记一步、告诉人，断在半路的消息补上，占着没用的次数还回去。 A chore of the clock; late, early or twice gives the
 * same end.
 * @returns how many were looked after
 */
export async function needsDue(ports: World, until: number): Promise<number> {
  const now = ports.clock.now()
  return (
    (await each(
      (passed) => ports.needs.due(now, passed, PAGE),
      (need) => overdue(need._id, ports, until),
      ports,
      until,
    )) +
    (await each(
      (passed) => ports.needs.untold(now - LEFT_ALONE, passed, PAGE),
      (need) => tellNeed(need, ports, until),
      ports,
      until,
    )) +
    (await each(
      (passed) => ports.resources.untold(now - LEFT_ALONE, passed, PAGE),
      (resource) => tellResource(resource, ports, until),
      ports,
      until,
    )) +
    (await each(
      (passed) => ports.resources.unchecked(now, passed, PAGE),
      (resource) => settleHolds(resource._id, ports),
      ports,
      until,
    ))
  )
}

/** One that breaks is logged and passed over, so that it holds up no other. */
async function each<T extends { _id: string }>(
  find: (passed: string[]) => Promise<T[]>,
  work: (one: T) => Promise<unknown>,
  ports: World,
  until: number,
): Promise<number> {
  const passed: string[] = []
  for (;;) {
    const found = await find(passed)
    for (const one of found) {
      if (ports.clock.now() >= until) return passed.length
      await work(one).catch((error: unknown) => ports.log.defect(error, { id: one._id }))
      passed.push(one._id)
    }
    if (found.length < PAGE) return passed.length
  }
}

async function overdue(id: string, ports: World, until: number): Promise<void> {
  const now = ports.clock.now()
  const need = await ports.needs.get(id)
  const event = need && duePassed(need, now)
  const next = need && event && (await stepByClock(need, event, { ports, now }))
  if (next) await tellNeed(next, ports, until)
}

/** Whatever was cut short: a hold whose need does not say so is given back. */
async function settleHolds(id: string, ports: World): Promise<void> {
  const found = await ports.resources.get(id)
  if (!found) return
  const claims = await ports.needs.claims([...new Set(found.holds.map(({ need }) => need))])
  const now = ports.clock.now()
  const kept = new Set(found.holds.map((hold) => hold.id))
  const changed = await changeResource(
    id,
    (resource) => {
      const next = settled(resource, claims, now)
      // What was held after the needs were read is for the next run to look at.
      return resource.holds.every((hold) => kept.has(hold.id)) ? next : resource
    },
    ports,
  )
  if (isRefusal(changed)) throw new Error(changed.message)
}

/**
 * 离任：手上的清单事项回到管这个地方的人手上，并告诉他们.
 * @returns false when there was no time for all of them
 */
export async function returnNeeds(person: string, scope: string, ports: World, until: number): Promise<boolean> {
  const [left] = await ports.people.read([person])
  const held = left?.roles.filter(({ role }) => role !== 'resident').map((one) => one.scope) ?? []
  for (let after = { at: 0, id: '' }; ;) {
    const found = await ports.needs.entrustedTo(person, after, PAGE)
    for (const need of found) {
      if (ports.clock.now() >= until) return false
      after = { at: need.registeredAt, id: need._id }
      // 还在这里任别的职的，留着.
      if (!need.path.includes(scope) || held.some((one) => need.path.includes(one))) continue
      await giveUp(need._id, person, ports, until)
    }
    if (found.length < PAGE) return true
  }
}

const TRIES = 5

async function giveUp(id: string, person: string, ports: World, until: number): Promise<void> {
  for (let i = 0; i < TRIES; i += 1) {
    const need = await ports.needs.get(id)
    const event = need && ownerGone(need, person)
    if (!need || !event) return
    const next = await stepByClock(need, event, { ports, now: ports.clock.now() })
    if (next) return tellNeed(next, ports, until)
  }
  throw new Error(`needs/${id} was changed by others ${TRIES} times over`)
}

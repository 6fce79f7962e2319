import { type Figures, figuresOf, isSame, type Rollup, sum } from '../domain/rollup'
import type { Ticket } from '../domain/ticket'
import { replay } from '../domain/ticket-evolution'
import type { Ports } from './ports'
import type { Job } from './ports/people'
import { pathOf } from './rollup'

/** A day of a large city in a few trips: what is read are timelines, never what people wrote. */
const PAGE = 500

/**
 * 从时间线重算：一天一天往后，每个网格、社区、街道的数字与时间线数出来的比，不一样的标记，由 {@link rollUp} 改正。
 * What is on its way anyway (a step not counted yet, a rollup already marked) is no difference.
 * @returns where the job stands; its cursor is the last day that was compared
 */
export async function rebuild(
  { object: scope, cursor, facts }: Job,
  ports: Ports,
  until: number,
): Promise<Pick<Job, 'cursor' | 'state' | 'facts'>> {
  let [day, days, mended] = [cursor, facts.days ?? 0, facts.mended ?? 0]
  while (ports.clock.now() < until) {
    const next = await ports.rollups.nextDay(day)
    if (next === undefined) return { cursor: day, state: 'done', facts: { days, mended } }
    const found = await compare(scope, next, ports)
    days += found.days
    mended += found.mended
    day = next
  }
  return { cursor: day, state: 'waiting', facts: { days, mended } }
}

async function compare(scope: string, day: string, ports: Ports): Promise<{ days: number; mended: number }> {
  // Tickets first: a step that comes after this reading marks its rollup before that is read.
  const told = await tellDay(scope, day, ports)
  const kept = new Map<string, Figures>()
  for (const { area, figures, staleAt } of await all<Rollup>((after) => ports.rollups.counted(day, after, PAGE))) {
    const path = await pathOf(area, ports)
    if (!path.includes(scope)) continue
    kept.set(area, figures)
    if (staleAt !== null) for (const id of path) told.moving.add(id)
  }
  const areas = new Set([...told.figures.keys(), ...kept.keys()])
  let mended = 0
  for (const area of areas) {
    if (told.moving.has(area)) continue
    if (isSame(told.figures.get(area) ?? sum([]), kept.get(area) ?? sum([]))) continue
    await ports.rollups.markStale(area, day, ports.clock.now())
    mended += 1
  }
  return { days: areas.size, mended }
}

/** What the timelines of a day say of the scope and every area below it; `moving`: areas about to be counted anyway. */
async function tellDay(
  scope: string,
  day: string,
  ports: Ports,
): Promise<{ figures: Map<string, Figures>; moving: Set<string> }> {
  const figures = new Map<string, Figures>()
  const moving = new Set<string>()
  for (const ticket of await all<Ticket>((after) => ports.rollups.reported(day, after, PAGE))) {
    for (const intent of ticket.outbox)
      if (intent.kind === 'count') for (const id of await pathOf(intent.area, ports)) moving.add(id)
    const told = replay(ticket)
    const path = await pathOf(told.area, ports)
    if (!path.includes(scope)) continue
    const one = figuresOf(told)
    for (const id of path.slice(path.indexOf(scope))) figures.set(id, sum([figures.get(id) ?? sum([]), one]))
  }
  return { figures, moving }
}

/** Every page of a list that goes on after an id. */
async function all<T extends { _id: string }>(read: (after: string) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const page = await read(found.at(-1)?._id ?? '')
    found.push(...page)
    if (page.length < PAGE) return found
  }
}

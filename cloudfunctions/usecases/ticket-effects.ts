import { chainOf } from '../domain/area'
import { categoryOf } from '../domain/category'
import { dispatch } from '../domain/dispatch'
import type { Effect, Intent } from '../domain/intent'
import { urgencyOf } from '../domain/emergency'
import { ticketNumber } from '../domain/number'
import { isOwnReport, type Ticket } from '../domain/ticket'
import { report } from '../domain/ticket-report'
import { clockOf } from '../domain/ticket-step'
import { notify } from './notify'
import type { Ports } from './ports'
import { screen } from './screening-begin'
import { moveOn } from './ticket-move'
import { easeAfterRelease, raiseForCluster, recountSeconds, sameMatter, voicesOf } from './ticket-upkeep'

/** Followers carried over in one piece. */
const FOLLOWERS = 100
const NUMBER_TRIES = 5

type IntentOf<K extends Effect['kind']> = Extract<Intent, { kind: K }>
type Does<K extends Effect['kind']> = (
  ticket: Ticket,
  intent: IntentOf<K>,
  ports: Ports,
  until: number,
) => Promise<boolean>

/**
 * What follows from a step, by kind; each is harmless when done again, and answers whether it is wholly done. Whistles are
 * made by those who know of them (`whistle-effects.ts`).
 */
export const EFFECTS: { [K in Exclude<Effect['kind'], 'blow'>]: Does<K> } = {
  notify,

  async count(_, { area, day }, ports) {
    await ports.rollups.markStale(area, day, ports.clock.now())
    return true
  },

  async load(_, { person }, ports) {
    await ports.loads.recount(person)
    return true
  },

  screen: (ticket, intent, ports) => screen(ticket, intent, ports),

  /** 附近三个人各报各的，说的是同一类或相关的事，也都列为优先。 */
  async cluster(ticket, _intent, ports) {
    const { policy } = await ports.reference.read()
    const open = await sameMatter(ticket, ports)
    if (voicesOf(open) < policy.similar.cluster) return true
    for (const { _id, urgency } of open) if (urgency === 'normal') await raiseForCluster(_id, ports)
    return true
  },

  spawn: (ticket, intent, ports) => spawn(ticket, intent, ports),

  /** The main ticket learns of it first: should this be cut short, nobody is carried to a ticket that knows nothing. */
  async absorb(ticket, { into, ...intent }, ports, until) {
    const { _id: id, no, author } = ticket
    const relative = (main: Ticket) => ({
      ...{ id, no },
      ...(isOwnReport(ticket) && main.author === author && { isSameAuthor: true as const }),
    })
    const now = await ports.tickets.get(id)
    if (now?.mergedInto?.id !== into) return true
    let isOwed = false
    await moveOn(into, 'clock', ports, (main) => {
      isOwed = main.isOpen || hasAbsorbed(main, id)
      return !main.isOpen || hasAbsorbed(main, id) ? [] : [{ event: { name: 'absorbed', ticket: relative(main) } }]
    })
    if (isOwed) {
      const isCarried = await carryFollowers(ticket, { ...intent, into }, ports, until)
      if (isCarried) await recountSeconds(into, ports)
      return isCarried
    }
    // 要并入的那一件恰好办结、撤回或者并走了：各办各的，谁也不丢。
    await moveOn(id, 'clock', ports, (one) =>
      one.mergedInto?.id === into ? [{ event: { name: 'unmerged', from: one.mergedInto, ...clockOf(one) } }] : [],
    )
    return true
  },

  async release(ticket, { into }, ports, until) {
    const { _id: id, no } = ticket
    await moveOn(into, 'clock', ports, (main) =>
      hasAbsorbed(main, id) ? [{ event: { name: 'released', ticket: { id, no } } }] : [],
    )
    // What is released is gone: the next round begins where this one ended.
    while ((await ports.follows.release(into, id, FOLLOWERS)) === FOLLOWERS)
      if (ports.clock.now() >= until) return false
    await recountSeconds(into, ports)
    await easeAfterRelease(into, ports)
    return true
  },
}

const hasAbsorbed = (main: Ticket, id: string): boolean =>
  main.relatives.some((relative) => relative.kind === 'absorbed' && relative.id === id)

/** 并件以后，附议的人和反映人都跟着听主件的消息。 */
async function carryFollowers(
  ticket: Ticket,
  intent: IntentOf<'absorb'>,
  ports: Ports,
  until: number,
): Promise<boolean> {
  const { into } = intent
  const follow = (person: string, kind: 'second' | 'follow') =>
    ports.follows.add({
      _id: `${into}:${person}`,
      schemaVersion: 1,
      ticket: into,
      person,
      kind,
      createdAt: ports.clock.now(),
      via: ticket._id,
    })
  if (intent.cursor === '' && (await isThere(ticket.author, ports))) await follow(ticket.author, 'follow')
  let { cursor } = intent
  for (;;) {
    const page = await ports.follows.of(ticket._id, cursor, FOLLOWERS)
    await Promise.all(page.map(({ person, kind }) => follow(person, kind)))
    cursor = page.at(-1)?._id ?? cursor
    if (page.length < FOLLOWERS) return true
    if (ports.clock.now() < until) continue
    await ports.tickets.moveCursor(ticket, intent.id, cursor)
    return false
  }
}

/** 注销了的人不再听消息。 */
async function isThere(person: string, ports: Ports): Promise<boolean> {
  const [found] = await ports.people.read([person])
  return found !== undefined && found.erasedAt === undefined
}

/** 拆出来的另一件：同一个人、同一个地方，按自己的类别派单、计时。 */
async function spawn(ticket: Ticket, intent: IntentOf<'spawn'>, ports: Ports): Promise<boolean> {
  const entry = ticket.timeline.find(({ id }) => id === intent.entry)
  if (entry?.name !== 'split') throw new Error(`intent ${intent.id} names no split`)
  const [{ categories, calendar, policy, district }, { areas, loads }] = await Promise.all([
    ports.reference.read(),
    ports.areas.staffed(ticket.path),
  ])
  const [category, chain] = [categoryOf(entry.category, categories), chainOf(areas)]
  if (!category || !chain) throw new Error(`ticket ${ticket._id} cannot be split: class or areas are gone`)
  const now = ports.clock.now()
  const words = ticket.contents[entry.id]?.words ?? ''
  const urgency = urgencyOf(words, category, policy)
  const {
    author,
    source,
    box,
    isAnonymous,
    behalf,
    address,
    area,
    path,
    areaText,
    streetText,
    street,
    community,
    point,
  } = ticket
  const assignment = dispatch(chain, {
    ...(isOwnReport(ticket) && { author }),
    category,
    isUrgent: urgency === 'urgent',
    now,
    loads,
    policy,
  })
  let { no } = entry.into
  for (let i = 0; i < NUMBER_TRIES; i += 1) {
    const child = report(
      {
        ...{ id: entry.into.id, no, author, source, isAnonymous, behalf, address, category, urgency },
        ...(box && { box }),
        spot: { area, path, areaText, streetText, street, community, point },
        content: { words, photos: [] },
        from: { id: ticket._id, no: ticket.no },
      },
      assignment,
      { calendar, policy },
      { stamp: { now, by: entry.by } },
    )
    // Two tickets drawing one number in the same moment: the second draws again, its link goes by the id.
    if ((await ports.tickets.add(child)) !== 'number-taken') return true
    no = ticketNumber(district.prefix, now, ports.random(4))
  }
  throw new Error('no free ticket number')
}

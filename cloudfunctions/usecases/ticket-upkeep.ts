import { chainOf } from '../domain/area'
import { relatedTo } from '../domain/category'
import { dispatch } from '../domain/dispatch'
import { entryOf, isOwnReport, type Ticket } from '../domain/ticket'
import { keeperLeft, redispatch as redispatchSteps, timePassed } from '../domain/ticket-clock'
import { voiceOf } from '../domain/ticket-report'
import { apply } from '../domain/ticket-step'
import { categoryFor } from './ticket-change'
import type { Ports } from './ports'
import { moveOn } from './ticket-move'

/** Someone else's change in between means reading again. */
const TRIES = 5
/** Steps one alarm may bring: overdue, two levels up, and a few reminders. */
const STEPS_AT_ONCE = 10
/** Tickets nearby that are looked at for a cluster. */
const CLUSTERED = 20

/** What the rules need to know of the ticket's surroundings. */
async function surroundings(ticket: Ticket, ports: Ports) {
  const [reference, { areas, loads }] = await Promise.all([ports.reference.read(), ports.areas.staffed(ticket.path)])
  const chain = chainOf(areas)
  if (!chain) throw new Error(`the areas of ticket ${ticket._id} are gone: ${ticket.path.join(' ')}`)
  const { calendar, policy } = reference
  const category = categoryFor(ticket, reference)
  const now = ports.clock.now()
  const search = () =>
    dispatch(chain, {
      ...(isOwnReport(ticket) && { author: ticket.author }),
      ...(ticket.holder !== null && { except: [ticket.holder] }),
      category,
      isUrgent: ticket.urgency === 'urgent',
      now,
      loads,
      policy,
    })
  return { calendar, policy, category, chain, now, search }
}

/**
 * Says whatever the time has brought, all of it in one write.
 * @returns true if the ticket moved; false if someone else moved it first, which is as good
 */
export async function wake(ticket: Ticket, ports: Ports): Promise<boolean> {
  const passing = await surroundings(ticket, ports)
  const stamp = { now: passing.now, by: 'clock' }
  let next = ticket
  for (let i = 0; i < STEPS_AT_ONCE; i += 1) {
    const steps = timePassed(next, passing)
    if (steps.length === 0) break
    next = { ...apply(next, steps, { stamp }), version: ticket.version + 1 }
  }
  if (next === ticket) throw new Error(`woken for nothing at ${passing.now}: wakeAt ${ticket.wakeAt}`)
  return ports.tickets.replace(ticket, next)
}

/** The holder has left: someone else gets it, the clock runs on. What only waits to be looked at is done. */
export async function redispatch(id: string, from: string, ports: Ports): Promise<void> {
  await moveOn(id, 'clock', ports, async (ticket) =>
    ticket.isOpen && ticket.status !== 'checking' && ticket.holder === from
      ? redispatchSteps(ticket, await surroundings(ticket, ports))
      : [],
  )
}

/** Who answered for it has left. */
export async function keepNoMore(id: string, keeper: string, ports: Ports): Promise<void> {
  await moveOn(id, 'clock', ports, (ticket) => (ticket.isOpen && ticket.keeper === keeper ? keeperLeft : []))
}

/**
 * 附议人数从附议的人重新数（谁都只算一次，反映人自己不算）；三个人说的是同一件事，列为优先（policy.similar.cluster），一件只列一次。 Set, not
 * added to, so it may be done late, twice or from two places at once; to be called whenever people have been put into
 * `follows`, or taken out of it.
 */
export async function recountSeconds(id: string, ports: Ports): Promise<void> {
  const ticket = await ports.tickets.get(id)
  if (!ticket) return
  const people = await countFollowers(ticket, ports)
  const { policy } = await ports.reference.read()
  if (1 + people < policy.similar.cluster) return
  await raiseForCluster(id, ports)
}

/** 多人反映同一件事，列为优先；一件只列一次. */
export async function raiseForCluster(id: string, ports: Ports): Promise<void> {
  await moveOn(id, 'clock', ports, (one) =>
    one.isOpen && one.urgency === 'normal' && entryOf(one, 'raised')?.why !== 'cluster'
      ? [{ event: { name: 'raised', urgency: 'raised', why: 'cluster' } }]
      : [],
  )
}

/**
 * 取消并件以后，不到三个人的，不再列为优先；督办过的不动. Only a clerk can bring this about: people who come and go by themselves
 * lower nothing.
 */
export async function easeAfterRelease(id: string, ports: Ports): Promise<void> {
  const { policy } = await ports.reference.read()
  await moveOn(id, 'clock', ports, async (one) => {
    const isOnlyCluster = one.supervision === null && entryOf(one, 'raised')?.why === 'cluster'
    if (!one.isOpen || one.urgency !== 'raised' || !isOnlyCluster) return []
    const { people } = await ports.follows.count(id, one.author)
    const voices = voicesOf(await sameMatter(one, ports))
    return Math.max(1 + people, voices) < policy.similar.cluster ? [{ event: { name: 'eased' } }] : []
  })
}

/** 附近还开着的，说的是同一类或相关的事，它自己也在内。 */
export async function sameMatter({ category, point }: Ticket, ports: Ports): Promise<Ticket[]> {
  const { categories, policy } = await ports.reference.read()
  const search = { categories: relatedTo(category, categories), point, metres: policy.similar.metres }
  return (await ports.tickets.near(search, ports.clock.now(), CLUSTERED)).filter(({ isOpen }) => isOpen)
}

/** 是几个人说的。 */
export const voicesOf = (tickets: Ticket[]): number => new Set(tickets.map(voiceOf)).size

/** Counts again after it has written: of two at once, the one that writes last has seen what the other counted. */
async function countFollowers({ _id, author, seconds, carried }: Ticket, ports: Ports): Promise<number> {
  let written = { own: seconds, carried }
  for (let i = 0; i < TRIES; i += 1) {
    const found = await ports.follows.count(_id, author)
    if (found.own === written.own && found.carried === written.carried) return found.people
    await ports.tickets.setSeconds(_id, found.own, found.carried)
    written = found
  }
  throw new Error(`followers of ticket ${_id} came and went ${TRIES} times over`)
}

/**
 * A person has removed words, a photo or a video: kept on the timeline that it was done, never what it was.
 * @param what `words`, or a photo's key
 */
export async function screened(id: string, entry: string, what: string, by: string, ports: Ports): Promise<void> {
  await moveOn(id, by, ports, (ticket) => {
    const isDone = ticket.timeline.some((one) => one.name === 'screened' && one.entry === entry && one.what === what)
    return isDone ? [] : [{ event: { name: 'screened', entry, what } }]
  })
}

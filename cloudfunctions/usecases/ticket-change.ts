import type { Refusal } from '../contract/envelope'
import type { Command } from '../contract/ticket-command'
import { chainOf } from '../domain/area'
import { type Category, categoryKept, categoryOf } from '../domain/category'
import { dispatch } from '../domain/dispatch'
import type { Intent } from '../domain/intent'
import { ticketNumber } from '../domain/number'
import type { Person } from '../domain/person'
import { isRefusal } from '../domain/refusal'
import { type Entry, isOwnReport, type Player, type Ticket } from '../domain/ticket'
import type { Context } from '../domain/ticket-context'
import { canUndo, decide, NEEDS_CHAIN } from '../domain/ticket-decision'
import { mayTakeBack, relationOf } from '../domain/ticket-sides'
import { apply, type Stamp } from '../domain/ticket-step'
import { actingAt } from './acting'
import { type Checked, checkCommand } from './content'
import { findSpot, spotOf } from './spot'
import type { Opened } from './ports/ticket'
import { BUSY, NOT_FOUND, NOT_YOURS, REUSED, UNKNOWN_CATEGORY } from './ticket-refusals'
import type { Reference } from './ports/reference'
import type { Caller } from './serve'

/** Someone else's change in between means reading again; five in a row means something is broken. */
const CHANGE_TRIES = 5

export const stampOf = (call: Caller, asked: unknown): Stamp & { digest: string } => ({
  now: call.now,
  by: call.actor._id,
  requestId: call.requestId,
  digest: call.ports.hash(JSON.stringify(asked)),
})

export const isSame = (entry: Entry, stamp: Stamp): boolean => entry.digest === stamp.digest && entry.by === stamp.by

/** A ticket after a command, and what this very command left to be done. */
export interface Change {
  ticket: Ticket
  filer?: Person
  news: Intent[]
}

/** Read, decide, write once on condition that nobody wrote in between; else read again. */
export async function change(id: string, command: Command, stamp: Stamp, call: Caller): Promise<Change | Refusal> {
  const { ports, actor } = call
  const reference = await ports.reference.read()
  let checked: Checked | undefined
  for (let i = 0; i < CHANGE_TRIES; i += 1) {
    const opened = await ports.tickets.open(id, NEEDS_CHAIN.includes(command.name))
    if (!opened) return NOT_FOUND
    const { ticket, filer } = opened
    const first = ticket.timeline.find(({ requestId }) => requestId === stamp.requestId)
    if (first) return isSame(first, stamp) ? { ...opened, news: [] } : REUSED
    const steps = await decided(opened, command, stamp, reference, call)
    if (isRefusal(steps)) return steps
    // Only what may be done at all is worth a check by the platform; once is enough.
    if (!checked) {
      const answer = await checkCommand(command, call)
      if (isRefusal(answer)) return answer
      checked = answer
    }
    const acting = faceOf(actor, ticket)
    const next = apply(ticket, steps, {
      stamp,
      canUndo: canUndo(command.name),
      ...(acting && { acting }),
      ...checked,
    })
    if (await ports.tickets.replace(ticket, next))
      return { ticket: next, ...(filer && { filer }), news: next.outbox.slice(ticket.outbox.length) }
  }
  return BUSY
}

/** What the rules make of a command, nothing written yet. */
export async function decided(
  opened: Opened,
  command: Command,
  stamp: Stamp,
  reference: Reference,
  call: Caller,
): Promise<ReturnType<typeof decide>> {
  const { ticket, areas } = opened
  // Whoever has nothing to do with it learns nothing of it, not even what it would take.
  const isTakingBack = command.name === 'undo' && mayTakeBack(ticket, call.actor, stamp.now)
  if (!isTakingBack && !relationOf(ticket, call.actor, false)) return NOT_YOURS
  const chain = chainOf(areas)
  const context: Context = {
    actor: call.actor,
    category: categoryFor(ticket, reference),
    calendar: reference.calendar,
    policy: reference.policy,
    stamp,
    ...(chain && { chain }),
  }
  const more = await moreFor(ticket, command, reference, call)
  return isRefusal(more) ? more : decide(ticket, command, { ...context, ...more })
}

/** 目录里已经没有的类别，照诉求自己记着的名称和时限办下去。 */
export const categoryFor = (ticket: Ticket, { categories }: Reference): Category =>
  categoryOf(ticket.category, categories) ?? categoryKept(ticket)

/** Said of a field of the command. */
const inCommand = (refusal: Refusal): Refusal => ({ ...refusal, field: `command.${refusal.field ?? 'place'}` })

/** What some commands have to know besides: another ticket, another place, a new number. */
async function moreFor(
  ticket: Ticket,
  command: Command,
  reference: Reference,
  call: Caller,
): Promise<Partial<Context> | Refusal> {
  const { ports } = call
  if (command.name === 'merge') {
    const target = await ports.tickets.get(command.into)
    return target ? { target } : {}
  }
  if (command.name === 'split') {
    if (!categoryOf(command.category, reference.categories)) return inCommand(UNKNOWN_CATEGORY)
    const no = ticketNumber(reference.district.prefix, call.now, ports.random(4))
    return { second: { id: ports.hash(`${ticket._id}:${call.requestId}`), no } }
  }
  if (command.name === 'correct') return correction(ticket, command, reference, call)
  return {}
}

async function correction(
  ticket: Ticket,
  command: Extract<Command, { name: 'correct' }>,
  reference: Reference,
  call: Caller,
): Promise<Partial<Context> | Refusal> {
  const { categories, policy } = reference
  const category = command.category === undefined ? undefined : categoryOf(command.category, categories)
  if (command.category !== undefined && !category) return inCommand(UNKNOWN_CATEGORY)
  if (!command.place) return { correction: { ...(category && { category }) } }
  const found = await findSpot(command.place, await call.ports.reference.shapes(), call.ports)
  if (isRefusal(found)) return inCommand(found)
  const assignment = dispatch(found.chain, {
    ...(isOwnReport(ticket) && { author: ticket.author }),
    category: category ?? categoryFor(ticket, reference),
    isUrgent: ticket.urgency === 'urgent',
    now: call.now,
    loads: found.loads,
    policy,
  })
  const { address } = command.place
  return { correction: { ...(category && { category }), spot: spotOf(found), address, assignment } }
}

/** The public face under which a handler acts; a resident has none. */
function faceOf(actor: Person, ticket: Ticket): Player | undefined {
  if (actor._id === ticket.author && isOwnReport(ticket)) return undefined
  return ticket.cast[actor._id] ?? actingAt(actor, ticket.path)
}

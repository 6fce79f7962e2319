import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { Consent } from '../contract/primitives'
import type { Command, TicketView } from '../contract/ticket'
import { catalogueView, categoryOf, categoryView, suggest } from '../domain/category'
import { type Assignment, dispatch } from '../domain/dispatch'
import type { Intent } from '../domain/intent'
import { startOfDay, DAY } from '../domain/moment'
import { ticketNumber } from '../domain/number'
import type { Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { type Entry, type Player, type Ticket } from '../domain/ticket'
import { apply, decide, type Report, report, type Stamp } from '../domain/ticket-decision'
import { relationOf } from '../domain/ticket-rules'
import { checkCommand, checkContent } from './content'
import { beforeOf, pageOf } from './cursor'
import { drain } from './outbox'
import { findSpot } from './place'
import type { Caller, Stories } from './serve'
import { photosFor, similarTicket, ticketCard, ticketView } from './ticket-view'

const PAGE = 20
const TASK_LIMIT = 100
/** 同类、250 米内算同一件事 (domain rule 6). */
const SIMILAR_METRES = 250
const SIMILAR_LIMIT = 5
/** Time the answering call spends on its outbox; the platform freezes an instance when it returns. */
const DRAIN_BUDGET = 300
/** A number is one of a million a day: on a day of ten thousand, one in a hundred is drawn again. */
const NUMBER_TRIES = 5
/** Someone else's change in between means reading again; five in a row means something is broken. */
const CHANGE_TRIES = 5

export const ticketStories: Stories<'ticket'> = {
  async categories(_, call) {
    return catalogueView((await call.ports.reference.read()).categories)
  },

  async suggest({ words }, call) {
    return suggest(words, (await call.ports.reference.read()).categories).map(categoryView)
  },

  async similar({ category, point }, call) {
    const at: [number, number] = [point.lng, point.lat]
    const found = await call.ports.tickets.near(category, at, SIMILAR_METRES, call.now, SIMILAR_LIMIT)
    const ids = found.map(({ _id }) => _id)
    const followed = ids.length > 0 ? await call.ports.follows.among(ids, call.actor._id) : new Set<string>()
    return found.map((ticket) => similarTicket(ticket, at, call.actor, followed.has(ticket._id)))
  },

  async report(input, call) {
    remember(input.consent, call)
    const { ports, actor, requestId } = call
    const stamp = stampOf(call, ['report', input.words, input.photos, input.category, input.place])
    const id = ports.hash(`${actor._id}:${requestId}`)
    const drafted = await draft(input, id, call)
    // What was taken once is taken, whatever has become of photos, classes or borders since.
    if (isRefusal(drafted)) return (await firstAnswer(id, stamp, call)) ?? drafted
    const { facts, assignment } = drafted
    const { district, calendar } = await ports.reference.read()
    for (let i = 0; i < NUMBER_TRIES; i += 1) {
      const no = ticketNumber(district.prefix, call.now, ports.random(4))
      const ticket = report({ ...facts, no }, assignment, stamp, calendar)
      const outcome = await ports.tickets.add(ticket)
      if (outcome === 'number-taken') continue
      if (outcome === 'exists') return (await firstAnswer(id, stamp, call)) ?? REUSED
      tellLater(ticket, ticket.outbox, call)
      return show(ticket, 'author', call)
    }
    throw new Error('no free ticket number')
  },

  async second({ id, consent }, call) {
    remember(consent, call)
    const { ports, actor } = call
    const ticket = await ports.tickets.get(id)
    if (!ticket) return NOT_FOUND
    if (ticket.author === actor._id) return refuse('ticket/own', '这是您自己反映的，不用附议')
    if (ticket.similarUntil <= call.now) return refuse('ticket/too-late', '这件诉求已经办结，如有新情况请重新反映')
    const isNew = await ports.follows.add({
      _id: `${id}:${actor._id}`,
      ticket: id,
      person: actor._id,
      kind: 'second',
      createdAt: call.now,
    })
    // The people are in `follows`; the number beside the ticket follows them and can be counted anew.
    if (isNew) call.after(() => ports.tickets.countSecond(id))
    const relation = relationOf(ticket, actor, true) ?? 'follower'
    return show({ ...ticket, seconds: ticket.seconds + (isNew ? 1 : 0) }, relation, call, true)
  },

  async act({ id, command, consent }, call) {
    remember(consent, call)
    const changed = await change(id, command, stampOf(call, ['act', id, command]), call)
    if (isRefusal(changed)) return changed
    const { ticket, news } = changed
    tellLater(ticket, news, call)
    return show(ticket, relationOf(ticket, call.actor, false) ?? 'handler', call)
  },

  async get({ id }, call) {
    const ticket = await call.ports.tickets.get(id)
    if (!ticket) return NOT_FOUND
    const relation = relationOf(ticket, call.actor, false)
    if (relation) return show(ticket, relation, call)
    if (!(await call.ports.follows.among([id], call.actor._id)).has(id))
      return refuse('ticket/not-yours', '这不是您的诉求，不能查看')
    return show(ticket, 'follower', call, true)
  },

  async mine({ cursor }, call) {
    const found = await call.ports.tickets.byAuthor(call.actor._id, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ reportedAt, _id }) => ({ at: reportedAt, id: _id }))
    return { ...page, items: page.items.map((ticket) => ticketCard(ticket, 'author', call.actor, call.now)) }
  },

  async followed({ cursor }, call) {
    const found = await call.ports.follows.tickets(call.actor._id, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ follow }) => ({ at: follow.createdAt, id: follow._id }))
    const relation = (ticket: Ticket) => relationOf(ticket, call.actor, true) ?? 'follower'
    return {
      ...page,
      items: page.items.map(({ ticket }) => ticketCard(ticket, relation(ticket), call.actor, call.now)),
    }
  },

  async tasks(_, call) {
    const found = await call.ports.tickets.tasks(call.actor._id, desksOf(call.actor), TASK_LIMIT + 1)
    const tickets = found.slice(0, TASK_LIMIT)
    const midnight = startOfDay(call.now) + DAY
    return {
      items: tickets.map((ticket) => ticketCard(ticket, 'handler', call.actor, call.now)),
      counts: {
        overdue: tickets.filter(({ dueBy }) => dueBy <= call.now).length,
        dueToday: tickets.filter(({ dueBy }) => dueBy > call.now && dueBy < midnight).length,
        toAccept: tickets.filter(({ status }) => status === 'dispatched').length,
        handling: tickets.filter(({ status }) => status === 'handling').length,
      },
      isCut: found.length > TASK_LIMIT,
    }
  },
}

const NOT_FOUND = refuse('ticket/not-found', '没有找到这件诉求')

const desksOf = (person: Person): string[] =>
  person.roles.filter(({ role }) => role !== 'resident').map(({ scope }) => scope)

const stampOf = (call: Caller, asked: unknown): Stamp & { digest: string } => ({
  now: call.now,
  by: call.actor._id,
  requestId: call.requestId,
  digest: call.ports.hash(JSON.stringify(asked)),
})

interface Draft {
  facts: Omit<Report, 'no'>
  assignment: Assignment
}

/** Everything a new ticket needs but its number, or why it cannot be taken. */
async function draft(input: Parsed<'ticket', 'report'>, id: string, call: Caller): Promise<Draft | Refusal> {
  const { ports, actor } = call
  const category = categoryOf(input.category, (await ports.reference.read()).categories)
  if (!category) return refuse('ticket/unknown-category', '没有这个类别，请重新选择', 'category')
  const [spot, refusal] = await Promise.all([
    ports.reference.shapes().then((shapes) => findSpot(input.place, shapes, ports)),
    checkContent(`${input.words}\n${input.place.address}`, input.photos, call, { words: 'words', photos: 'photos' }),
  ])
  if (isRefusal(spot)) return spot
  if (refusal) return refusal
  const { chain, path, text, point } = spot
  return {
    assignment: dispatch(chain, actor._id),
    facts: {
      id,
      author: actor._id,
      category,
      area: chain.area._id,
      path,
      areaText: text,
      streetText: chain.street.name,
      address: input.place.address,
      point,
      content: { words: input.words, photos: input.photos },
    },
  }
}

/** A ticket after a command, and what this very command left to be told. */
interface Change {
  ticket: Ticket
  news: Intent[]
}

/** Read, decide, write once on condition that nobody wrote in between; else read again. */
async function change(id: string, command: Command, stamp: Stamp, call: Caller): Promise<Change | Refusal> {
  const { ports, actor } = call
  const { categories, calendar } = await ports.reference.read()
  for (let i = 0; i < CHANGE_TRIES; i += 1) {
    const ticket = await ports.tickets.get(id)
    if (!ticket) return NOT_FOUND
    const first = ticket.timeline.find(({ requestId }) => requestId === stamp.requestId)
    if (first) return isSame(first, stamp) ? { ticket, news: [] } : REUSED
    const category = categoryOf(ticket.category, categories)
    if (!category) throw new Error(`ticket ${id} has a category that is not in the catalogue: ${ticket.category}`)
    const steps = decide(ticket, command, { actor, category, calendar, stamp })
    if (isRefusal(steps)) return steps
    // Only what may be done at all is worth a check by the platform; once is enough.
    const refusal = i === 0 ? await checkCommand(command, call) : undefined
    if (refusal) return refusal
    const next = apply(ticket, steps, stamp, actingAs(actor, ticket))
    if (await ports.tickets.replace(ticket, next))
      return { ticket: next, news: next.outbox.slice(ticket.outbox.length) }
  }
  return refuse('ticket/busy', '这件诉求正被多人同时操作，请稍后再试')
}

/** The public face under which a handler acts; an author has none. */
function actingAs(actor: Person, ticket: Ticket): Player | undefined {
  if (actor._id === ticket.author) return undefined
  const role = actor.roles.find(({ role, scope }) => role !== 'resident' && ticket.path.includes(scope))?.role
  const known = ticket.cast[actor._id]
  return known ?? { name: actor.name, role: role === undefined || role === 'resident' ? 'worker' : role }
}

const REUSED = refuse('request/reused', '这次提交刚才已经成功，请在“诉求”里查看；如有补充请重新填写')
const isSame = (entry: Entry, stamp: Stamp): boolean => entry.digest === stamp.digest && entry.by === stamp.by

/** The answer to the same report sent before; undefined when it was not taken then. */
async function firstAnswer(id: string, stamp: Stamp, call: Caller): Promise<TicketView | Refusal | undefined> {
  const ticket = await call.ports.tickets.get(id)
  const first = ticket?.timeline[0]
  if (!ticket || !first) return undefined
  return isSame(first, stamp) ? show(ticket, 'author', call) : REUSED
}

/** The news of this very call; what an earlier call left behind is that call's, or the clock's. */
function tellLater(ticket: Ticket, news: Intent[], call: Caller): void {
  call.after(async () => {
    await drain(ticket, news, call.ports, call.ports.clock.now() + DRAIN_BUDGET)
  })
}

/** A yes in WeChat's dialog counts whether or not the action it came with is taken; and before any push that may spend it. */
function remember(consent: Consent | undefined, call: Caller): void {
  if (!consent) return
  call.after(async () => {
    const { quotas } = call.ports
    const templates = [...new Set(consent.templates)]
    await Promise.all(templates.map((template) => quotas.consent(call.actor._id, template, consent.tap)))
  })
}

async function show(
  ticket: Ticket,
  relation: TicketView['relation'],
  call: Caller,
  isFollowing = false,
): Promise<TicketView> {
  const photos = photosFor(ticket, relation)
  const urls = photos.length > 0 ? await call.ports.photos.urls(photos) : new Map<string, string>()
  return ticketView(ticket, relation, call.actor, call.now, urls, isFollowing)
}

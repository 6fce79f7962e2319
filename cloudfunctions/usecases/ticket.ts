import type { SuggestionView } from '../contract/ticket-view'
import { categoriesView, categoryView, relatedTo, suggest } from '../domain/category'
import { soundsDangerous } from '../domain/emergency'
import { isTicketNumber } from '../domain/number'
import { isStaffRole } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { isOwnReport, publicPhotoOf, type Ticket } from '../domain/ticket'
import { mayTakeBack, relationOf } from '../domain/ticket-sides'
import { auditStep } from './audit'
import { remember } from './consent'
import { beforeOf, pageOf } from './cursor'
import type { Caller, Stories } from './serve'
import { ticketCard } from './ticket-card'
import { change, stampOf } from './ticket-change'
import { NOT_FOUND, NOT_YOURS } from './ticket-refusals'
import { effectOf, optionsFor } from './ticket-options'
import { reportTicket } from './ticket-report'
import { reveal } from './ticket-reveal'
import { counterOf, show, tellLater } from './ticket-show'
import { taskBoard } from './ticket-tasks'
import { recountSeconds } from './ticket-upkeep'
import { sharedTicket, similarTicket } from './ticket-view'

const PAGE = 20
const SIMILAR_LIMIT = 5
/** A card may be of a ticket that went into another, which went into a third. */
const MERGES_FOLLOWED = 5
/** The nearest of them all; what is open and of the same class is then offered first. */
const SIMILAR_LOOKED_AT = 30

export const ticketStories: Stories<'ticket'> = {
  async categories(_, call) {
    return categoriesView((await call.ports.reference.read()).categories)
  },

  async suggest({ words }, call): Promise<SuggestionView> {
    const { categories, policy } = await call.ports.reference.read()
    const items = suggest(words, categories).map(categoryView)
    return { items, ...(soundsDangerous(words, policy.emergency) && { emergency: policy.emergency.advice }) }
  },

  async similar({ category: code, point }, call) {
    const { categories, policy } = await call.ports.reference.read()
    const at: [number, number] = [point.lng, point.lat]
    const codes = relatedTo(code, categories)
    const isStaff = call.actor.roles.some(({ role }) => isStaffRole(role))
    const metres = isStaff ? policy.similar.staffMetres : policy.similar.metres
    const near = await call.ports.tickets.near({ categories: codes, point: at, metres }, call.now, SIMILAR_LOOKED_AT)
    // 正在办的、同一类的排在前面；一样的按远近。
    const rank = ({ isOpen, category }: Ticket) => (isOpen ? 0 : 2) + (category === code ? 0 : 1)
    const found = [...near].sort((a, b) => rank(a) - rank(b)).slice(0, SIMILAR_LIMIT)
    const ids = found.map(({ _id }) => _id)
    const photos = found.flatMap((ticket) => publicPhotoOf(ticket) ?? [])
    const [followed, urls] = await Promise.all([
      ids.length > 0 ? call.ports.follows.among(ids, call.actor._id) : new Set<string>(),
      photos.length > 0 ? call.ports.photos.urls(photos) : new Map<string, string>(),
    ])
    return found.map((ticket) =>
      similarTicket(ticket, at, { person: call.actor, now: call.now }, followed.has(ticket._id), urls),
    )
  },

  async report(input, call) {
    remember(input.consent, call)
    return reportTicket(input, call)
  },

  async second({ id, consent }, call) {
    remember(consent, call)
    const { ports, actor } = call
    const opened = await ports.tickets.open(id, false)
    if (!opened) return NOT_FOUND
    const { ticket } = opened
    if (ticket.author === actor._id) return refuse('ticket/own', '这是您自己反映的，不用附议')
    if (relationOf(ticket, actor, false) === 'handler') return refuse('ticket/own', '这件事就归您办，不用附议')
    if (ticket.mergedInto) return refuse('ticket/merged', `这件诉求已并入 ${ticket.mergedInto.no}，请附议那一件`)
    if (ticket.similarUntil <= call.now) return refuse('ticket/too-late', '这件诉求已经办结，如有新情况请重新反映')
    const isNew = await ports.follows.add({
      _id: `${id}:${actor._id}`,
      schemaVersion: 1,
      ticket: id,
      person: actor._id,
      kind: 'second',
      createdAt: call.now,
    })
    // The people are in `follows`; the number beside the ticket is counted from them, also by a retry: the first call
    // may have been cut off before it came to that.
    const counted = isNew ? { ...ticket, seconds: ticket.seconds + 1 } : ticket
    call.after(async () => {
      if (!isNew) await ports.follows.own(id, actor._id)
      await recountSeconds(id, ports)
    })
    return show({ ...opened, ticket: counted }, call, true)
  },

  async unfollow({ id }, call) {
    const { ports, actor } = call
    await ports.follows.remove(id, actor._id)
    // Also by a retry: the first call may have been cut off before it came to that.
    call.after(() => recountSeconds(id, ports))
    return {}
  },

  async act({ id, command, consent }, call) {
    remember(consent, call)
    const changed = await change(id, command, stampOf(call, ['act', id, command]), call)
    if (isRefusal(changed)) return changed
    if (!isOwn(changed.ticket, call)) auditStep(`ticket.${command.name}`, changed.ticket, call)
    tellLater(changed.ticket, changed.news, call)
    return show(changed, call)
  },

  options: ({ id, action, no }, call) => optionsFor(id, action, no, call),

  effect: ({ id, command }, call) => effectOf(id, command, call),

  reveal: ({ id }, call) => reveal(id, call),

  async get({ id }, call) {
    const opened = await call.ports.tickets.open(id, false)
    if (!opened) return NOT_FOUND
    const { actor, now } = call
    if (relationOf(opened.ticket, actor, false) || mayTakeBack(opened.ticket, actor, now)) return show(opened, call)
    if (!(await call.ports.follows.among([id], actor._id)).has(id)) return NOT_YOURS
    return show(opened, call, true)
  },

  async shared({ id }, call) {
    const { ports, actor } = call
    let ticket = await ports.tickets.shared(id)
    for (let i = 0; i < MERGES_FOLLOWED && ticket?.mergedInto; i += 1)
      ticket = await ports.tickets.shared(ticket.mergedInto.id)
    if (!ticket) return NOT_FOUND
    const photo = publicPhotoOf(ticket)
    const [followed, urls, counter] = await Promise.all([
      ports.follows.among([ticket._id], actor._id),
      photo === undefined ? new Map<string, string>() : ports.photos.urls([photo]),
      counterOf(call),
    ])
    return sharedTicket(ticket, counter, followed.has(ticket._id), urls)
  },

  async find({ no }, call) {
    if (!isTicketNumber(no)) return refuse('ticket/bad-number', '编号不对，请再核对一遍', 'no')
    const ticket = await call.ports.tickets.byNumber(no)
    const relation = ticket && relationOf(ticket, call.actor, false)
    // 不是自己的，也不说有没有。
    return ticket && relation ? ticketCard(ticket, relation, await counterOf(call)) : NOT_FOUND
  },

  async mine({ cursor }, call) {
    const found = await call.ports.tickets.byAuthor(call.actor._id, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ reportedAt, _id }) => ({ at: reportedAt, id: _id }))
    const counter = await counterOf(call)
    return { ...page, items: page.items.map((ticket) => ticketCard(ticket, 'author', counter)) }
  },

  async followed({ cursor }, call) {
    const found = await call.ports.follows.tickets(call.actor._id, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ follow }) => ({ at: follow.createdAt, id: follow._id }))
    const counter = await counterOf(call)
    const relation = (ticket: Ticket) => relationOf(ticket, call.actor, true) ?? 'follower'
    return { ...page, items: page.items.map(({ ticket }) => ticketCard(ticket, relation(ticket), counter)) }
  },

  tasks: (input, call) => taskBoard(input.as, call),
}

/** 居民对自己反映的事办的一步，经过里有就够了。 */
const isOwn = (ticket: Ticket, { actor }: Caller): boolean => ticket.author === actor._id && isOwnReport(ticket)

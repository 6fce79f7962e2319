import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { Owed, OwedView, ScopeView, TicketRow, WhistleRow, WhistleRows } from '../contract/search'
import type { TicketAction } from '../contract/ticket-command'
import type { WhistleAction } from '../contract/whistle-command'
import type { Area } from '../domain/area'
import { isStaffRole, type Person } from '../domain/person'
import { isRefusal } from '../domain/refusal'
import type { Ticket } from '../domain/ticket'
import { relationOf } from '../domain/ticket-sides'
import { leadOf, type Whistle } from '../domain/whistle'
import { asNamedNow } from '../domain/whistle-names'
import { kindsOwed, owes, type Owing } from '../domain/whistle-owed'
import { afterOf, beforeOf, pageOf } from './cursor'
import { departmentNames } from './department-names'
import type { SearchWorld } from './ports'
import type { WhistlePlace } from './ports/search'
import { areaOf, nameOf, NOT_STAFF, NOT_YOURS, staffScopes, workingAs } from './scope'
import type { Caller, Stories } from './serve'
import { actionsFor, type Counter } from './ticket-actions'
import { ticketCard } from './ticket-card'
import { counterOf } from './ticket-show'
import { whistleActions, type WhistleCounter } from './whistle-actions'
import { whistleCard } from './whistle-card'
import { whistleCounter } from './whistle-show'

type Call = Caller<SearchWorld>

/** Lines of a table at a time. */
const PAGE = 50

/** Counted at most; beyond, `999+` says enough. */
const COUNTED = 999

const NOTHING_OWED: OwedView = { kinds: [], count: 0, isMore: false }

/** 要填一样的话、一起办的步骤：beside those of one tap; the others are filled in case by case. */
const TICKETS_TOGETHER: TicketAction[] = ['dispatch', 'supervise', 'merge']
const WHISTLES_TOGETHER: WhistleAction[] = ['evaluate', 'supervise', 'urge']

export const searchStories: Stories<'search', SearchWorld> = {
  async tickets(input, call) {
    const { ports, actor, now } = call
    const area = await areaOf(input.area, call)
    if (isRefusal(area)) return area
    const { which, only, urgency, no, from, until, cursor } = input
    const categories = await itemsOf(input.category, call)
    const filters = {
      ...{ only, no, from, until },
      ...(categories && { categories }),
      ...(urgency && { urgency }),
    }
    const found =
      which === 'open'
        ? await ports.searches.openTickets(area, filters, now, afterOf(cursor), PAGE + 1)
        : await ports.searches.allTickets(area, filters, now, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, (one) => ({ at: which === 'open' ? one.dueBy : one.reportedAt, id: one._id }))
    const [counter, text] = await Promise.all([counterOf(call), nameOf(area, call.ports)])
    return { ...page, area, text, items: page.items.map((ticket) => rowOf(ticket, actor, counter)) }
  },

  async whistles(input, call) {
    const { ports } = call
    if (input.owed !== undefined) return owedRows({ ...input, owed: input.owed }, call)
    const of = await whistlePlaceOf(input, call)
    if (isRefusal(of)) return of
    const { which, only, kind, no, from, until, cursor } = input
    const lead = 'path' in of ? input.department : undefined
    const filters = { only, no, from, until, ...(kind && { kind }), ...(lead !== undefined && { lead }) }
    const found =
      which === 'open'
        ? await ports.searches.openWhistles(of, filters, afterOf(cursor), PAGE + 1)
        : await ports.searches.allWhistles(of, filters, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, (one) => ({ at: which === 'open' ? one.dueBy : one.blownAt, id: one._id }))
    return whistleRows(page, of, call)
  },

  async owed(input, call) {
    const asked = owingOf(input, call.actor)
    if (isRefusal(asked)) return asked
    const { owing } = asked
    if (!owing) return NOTHING_OWED
    const found = await call.ports.searches.owedParts(owing, COUNTED + 1)
    const counted = found.slice(0, COUNTED)
    const countOf = (name: Owed) => counted.filter((one) => owes(one, name, owing)).length
    return {
      kinds: kindsOwed(owing).map((kind) => ({ ...kind, count: countOf(kind.name) })),
      count: countOf('any'),
      isMore: found.length > COUNTED,
    }
  },

  async scopes(as, call) {
    const { ports } = call
    const actor = workingAs(call.actor, as)
    if (isRefusal(actor)) return actor
    const own = staffScopes(actor)
    const belongs = departmentsOf(actor)
    if (own.length + belongs.length === 0) return NOT_STAFF
    const [found, departments] = await Promise.all([
      Promise.all(own.map((scope) => ports.areas.below(scope))),
      ports.departments.all(),
    ])
    const { district } = await ports.reference.read()
    const areas = found
      .flat()
      .filter(isChosenFrom)
      .map(({ _id, name, kind, path }): ScopeView => ({ area: _id, name, kind, parent: path.at(-2) ?? '' }))
    const isDistrict = own.includes(district.root)
    const root: ScopeView[] = isDistrict
      ? [{ area: district.root, name: district.name, kind: 'district', parent: '' }]
      : []
    return {
      areas: [...root, ...areas],
      within: isDistrict ? [] : found.flat().flatMap((one) => (isChosenFrom(one) ? [] : [one._id])),
      departments: departments
        .filter(({ _id }) => own.length > 0 || belongs.includes(_id))
        .map(({ _id, name, retired }) => ({ department: _id, name, isRetired: retired === true })),
    }
  },
}

const isChosenFrom = ({ kind }: Area): boolean => kind === 'street' || kind === 'community'

const departmentsOf = ({ roles }: Person): string[] =>
  roles.filter(({ role }) => role === 'department').map(({ scope }) => scope)

/** 等我办的，一页一页：急的在前。 */
async function owedRows(
  input: Parsed<'search', 'whistles'> & { owed: Owed },
  call: Call,
): Promise<WhistleRows | Refusal> {
  const { area, owed, only, kind, no, from, until, cursor } = input
  const asked = owingOf(input, call.actor)
  if (isRefusal(asked)) return asked
  const { owing, of } = asked
  const path = area === undefined ? undefined : await areaOf(area, call)
  if (isRefusal(path)) return path
  const filters = { ...{ owed, only, no, from, until }, ...(kind && { kind }), ...(path !== undefined && { path }) }
  const found = owing
    ? await call.ports.searches.owedWhistles(
        owing,
        'desk' in owing && input.department !== undefined ? { ...filters, lead: input.department } : filters,
        afterOf(cursor),
        PAGE + 1,
      )
    : []
  const page = pageOf(found, PAGE, ({ dueBy, _id }) => ({ at: dueBy, id: _id }))
  return whistleRows(page, 'path' in of && path !== undefined ? { path } : of, call)
}

/** Whose work is asked for: only one's own. A head reads, and owes nothing. */
function owingOf(
  { desk, department }: { desk?: string | undefined; department?: string | undefined },
  { _id, roles }: Person,
): { of: WhistlePlace; owing?: Owing } | Refusal {
  const areas = roles.filter(({ role }) => isStaffRole(role))
  const own = roles.filter(({ role }) => role === 'department')
  if (areas.length + own.length === 0) return NOT_STAFF
  const ofDesk = (id: string) => ({ of: { path: id }, owing: { desk: id } })
  if (desk !== undefined) return areas.some(({ scope }) => scope === desk) ? ofDesk(desk) : NOT_YOURS
  const at = department ?? own[0]?.scope
  if (department === undefined && areas[0]) return ofDesk(areas[0].scope)
  const posts = own.filter(({ scope }) => scope === at).map(({ post }) => post)
  if (at === undefined || posts.length === 0) return NOT_YOURS
  const of = { department: at }
  if (posts.every((post) => post === 'head')) return { of }
  return { of, owing: { ...of, officer: posts.includes('liaison') ? null : _id } }
}

async function whistleRows(
  page: { items: Whistle[]; next?: string },
  of: WhistlePlace,
  call: Call,
): Promise<WhistleRows> {
  const [counter, departments] = await Promise.all([whistleCounter(call), call.ports.departments.all()])
  const named = departmentNames(departments)
  const byId = new Map(departments.map((one) => [one._id, one]))
  const text = 'path' in of ? await nameOf(of.path, call.ports) : named(of.department)
  return { ...page, text, items: page.items.map((whistle) => whistleRow(asNamedNow(whistle, byId), counter, named)) }
}

async function whistlePlaceOf(
  { area, department }: Pick<Parsed<'search', 'whistles'>, 'area' | 'department'>,
  call: Call,
): Promise<WhistlePlace | Refusal> {
  const own = departmentsOf(call.actor)
  const isStaff = staffScopes(call.actor).length > 0
  const asked = area === undefined ? (department ?? (isStaff ? undefined : own[0])) : undefined
  if (asked !== undefined) {
    const { district } = await call.ports.reference.read()
    return own.includes(asked) || staffScopes(call.actor).includes(district.root) ? { department: asked } : NOT_YOURS
  }
  const found = await areaOf(area, call)
  return isRefusal(found) ? found : { path: found }
}

/** Codes of a class, or the one item; nothing asked, nothing filtered. */
async function itemsOf(code: string | undefined, { ports }: Call): Promise<string[] | undefined> {
  if (code === undefined) return undefined
  const { categories } = await ports.reference.read()
  return categories.items.filter((item) => item.code === code || item.group === code).map((item) => item.code)
}

function rowOf(ticket: Ticket, actor: Person, counter: Counter): TicketRow {
  const holder = ticket.holder === null ? undefined : ticket.cast[ticket.holder]
  const card = ticketCard(ticket, relationOf(ticket, actor, false) ?? 'follower', counter)
  const together = actionsFor(ticket, counter).filter(({ name }) => TICKETS_TOGETHER.includes(name))
  return {
    ...card,
    actions: [...card.actions, ...together],
    holderText: holder?.name ?? (ticket.isOpen ? ticket.deskName : ''),
    streetText: ticket.streetText,
  }
}

function whistleRow(whistle: Whistle, counter: WhistleCounter, named: (department: string) => string): WhistleRow {
  const lead = leadOf(whistle)
  const card = whistleCard(whistle, counter)
  const together = whistleActions(whistle, counter).filter(({ name }) => WHISTLES_TOGETHER.includes(name))
  return {
    ...card,
    actions: [...card.actions, ...together],
    leadText: lead ? named(lead.department) : '',
    streetText: whistle.streetText,
  }
}

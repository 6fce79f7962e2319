import type { Owed } from '../contract/search'
import type { OpenCount } from '../domain/open-count'
import { COUNTED, type Counted, type Figures, type Rollup, rollupId } from '../domain/rollup'
import type { Ticket } from '../domain/ticket'
import type { Whistle } from '../domain/whistle'
import { type Owing, type Stand, standsOf, whatsOf } from '../domain/whistle-owed'
import type { Searches, TicketFilters, WhistleFilters, WhistlePlace } from '../usecases/ports/search'
import { Collection, newer, older } from './collection'
import { command as _ } from './platform'

const tickets = new Collection<Ticket>('tickets')
const whistles = new Collection<Whistle>('whistles')
const rollups = new Collection<Rollup | Counted>('rollups')
const openCounts = new Collection<OpenCount>('openCounts')

const DUE: Array<[string, 'asc']> = [
  ['dueBy', 'asc'],
  ['_id', 'asc'],
]
const latest = (field: string): Array<[string, 'desc']> => [
  [field, 'desc'],
  ['_id', 'desc'],
]

/** 撤回和并件另放。 */
const ENDED = { isOpen: false, closing: _.neq('withdrawn'), mergedInto: null }

/** 还没有叫到部门. */
const CALLS_NOBODY = ['reviewing', 'blown']
const DONE = ['completed', 'closed']

/** A department's part is over, or only kept until another has answered. */
const GONE = ['released', 'keeping']

const TICKET_FIELDS = { timeline: false, outbox: false, location: false, undo: false }
const WHISTLE_FIELDS = { timeline: false, outbox: false, sheets: false }

const ticketsOf = (found: Ticket[]): Ticket[] =>
  found.map((ticket) => ({ ...ticket, timeline: [], outbox: [], undo: null }))
const whistlesOf = (found: Whistle[]): Whistle[] =>
  found.map((whistle) => ({ ...whistle, timeline: [], outbox: [], sheets: [] }))

/** By the index `path` + `isOpen` + `dueBy`, or `path` + `reportedAt`; the rest is looked at one by one. */
export const searchStore: Searches = {
  async openTickets(area, filters, now, after, limit) {
    const where = newer('dueBy', after, { path: area, isOpen: true })
    return ticketsOf(
      await tickets.find({
        where: _.and([where, ...ticketFilters(filters, now)]),
        order: DUE,
        limit,
        fields: TICKET_FIELDS,
      }),
    )
  },

  async allTickets(area, filters, now, before, limit) {
    const where = older('reportedAt', before, { path: area })
    const and = [where, ...ticketFilters(filters, now)]
    return ticketsOf(
      await tickets.find({ where: _.and(and), order: latest('reportedAt'), limit, fields: TICKET_FIELDS }),
    )
  },

  openByArea: (area) => openCounts.every({ path: area, open: _.gt(0) }),

  async figuresOf(area, day) {
    const found = await rollups.find({ where: { _id: _.in([rollupId(area, day), COUNTED]) }, limit: 2 })
    return Object.assign(
      {},
      ...found.map((one) => ('at' in one ? { countedAt: one.at } : { figures: one.figures })),
    ) as {
      figures?: Figures
      countedAt?: number
    }
  },

  async openWhistles(of, filters, after, limit) {
    const where = newer('dueBy', after, { ...placeOf(of), isOpen: true })
    return whistlesOf(
      await whistles.find({
        where: _.and([where, ...whistleFilters(filters)]),
        order: DUE,
        limit,
        fields: WHISTLE_FIELDS,
      }),
    )
  },

  async owedWhistles(owing, { owed, path, ...filters }, after, limit) {
    if (('desk' in owing ? whatsOf(owed) : standsOf(owed)).length === 0) return []
    const where = newer('dueBy', after, owedPlace(owing))
    const and = [where, owedFilter(owed, owing), ...(path === undefined ? [] : [{ path }]), ...whistleFilters(filters)]
    return whistlesOf(await whistles.find({ where: _.and(and), order: DUE, limit, fields: WHISTLE_FIELDS }))
  },

  owedParts(owing, limit) {
    // What is owed is cut at the limit, not whatever is open beside it.
    const where = _.and([owedPlace(owing), owedFilter('any', owing)])
    return whistles.find({ where, order: DUE, limit, fields: { waits: true, parties: true } })
  },

  async allWhistles(of, filters, before, limit) {
    const where = older('blownAt', before, placeOf(of))
    const and = [where, ...whistleFilters(filters)]
    return whistlesOf(
      await whistles.find({ where: _.and(and), order: latest('blownAt'), limit, fields: WHISTLE_FIELDS }),
    )
  },
}

/** By the index `desks` + `dueBy`, or `departments` + `isOpen` + `dueBy`. */
const owedPlace = (owing: Owing): object =>
  'desk' in owing ? { desks: owing.desk } : { departments: owing.department, isOpen: true }

function owedFilter(owed: Owed, owing: Owing): object {
  if ('desk' in owing) return { waits: _.elemMatch({ desk: owing.desk, what: _.in(whatsOf(owed)) }) }
  const { department, officer } = owing
  const standing = ({ status, mustCome }: Stand) => ({
    parties: _.elemMatch({
      ...{ department, status },
      // 没有分给谁的，谁都办得了.
      ...(officer !== null && { officer: _.in([null, officer]) }),
      ...(mustCome !== undefined && { reportInBy: mustCome ? _.neq(null) : null }),
    }),
  })
  return _.or(standsOf(owed).map(standing))
}

const placeOf = (of: WhistlePlace): object => ('path' in of ? of : { departments: of.department })

const between = (field: string, from: number | undefined, until: number | undefined): object[] => [
  ...(from === undefined ? [] : [{ [field]: _.gte(from) }]),
  ...(until === undefined ? [] : [{ [field]: _.lt(until) }]),
]

function ticketFilters({ only, categories, urgency, no, from, until }: TicketFilters, now: number): object[] {
  const standing = {
    // 已经报了办结、等着核查的，钟停着。
    late: { isOpen: true, dueBy: _.lte(now), status: _.neq('checking') },
    soon: { isOpen: true, dueBy: _.gt(now), 'told.dueSoon': true },
    waiting: { isOpen: true, status: 'dispatched' },
    approval: { approver: _.neq(null) },
    // 以时间线上的“超期”为准，和数字一样.
    running: { isOpen: true, 'told.overdue': false },
    onTime: { ...ENDED, 'told.overdue': false },
    doneLate: { ...ENDED, 'told.overdue': true },
  }
  return [
    ...(only ? [standing[only]] : []),
    ...(categories ? [{ category: _.in(categories) }] : []),
    ...(urgency ? [{ urgency }] : []),
    ...(no === '' ? [] : [{ no }]),
    ...between('reportedAt', from, until),
  ]
}

/** Of those that lead, not of those that gave it away before. */
const leading = (facts: object): unknown => _.elemMatch({ role: 'lead', status: _.nin(GONE), ...facts })

/** The lead's end is the whistle's: what has been told of it stands with its party. */
function whistleFilters({ only, kind, lead, no, from, until }: WhistleFilters): object[] {
  const standing = {
    late: { isOpen: true, parties: leading({ 'told.overdue': true }) },
    soon: { isOpen: true, parties: leading({ 'told.dueSoon': true, 'told.overdue': false }) },
    waiting: { isOpen: true, status: _.in(CALLS_NOBODY) },
    running: _.and([
      { isOpen: true },
      _.or([{ status: _.in(CALLS_NOBODY) }, { parties: leading({ 'told.overdue': false }) }]),
    ]),
    onTime: { status: _.in(DONE), parties: leading({ wasLate: _.neq(true) }) },
    doneLate: { status: _.in(DONE), parties: leading({ wasLate: true }) },
  }
  return [
    ...(only ? [standing[only]] : []),
    ...(kind ? [{ kind }] : []),
    ...(lead ? [{ parties: leading({ department: lead }) }] : []),
    ...(no === '' ? [] : [{ no }]),
    ...between('blownAt', from, until),
  ]
}

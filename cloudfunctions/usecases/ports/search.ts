import type { Parsed } from '../../contract/api'
import type { Owed } from '../../contract/search'
import type { OpenCount } from '../../domain/open-count'
import type { Figures } from '../../domain/rollup'
import type { Ticket } from '../../domain/ticket'
import type { Whistle } from '../../domain/whistle'
import type { Owing } from '../../domain/whistle-owed'
import type { After, Before } from '../cursor'

type Filters<A extends 'tickets' | 'whistles'> = Pick<Parsed<'search', A>, 'only' | 'no' | 'from' | 'until'>

/** What is looked for in the tickets of an area. */
export interface TicketFilters extends Filters<'tickets'> {
  /** Codes of items. */
  categories?: string[]
  urgency?: Ticket['urgency']
}

/** What is looked for in the whistles of an area or a department. */
export interface WhistleFilters extends Filters<'whistles'> {
  kind?: Whistle['kind']
  /** The department that leads. */
  lead?: string
}

/** Of an area: everything in it; of a department: whatever it was called to. */
export type WhistlePlace = { path: string } | { department: string }

/** What waits for somebody, in an area below theirs or in all of it. */
interface OwedFilters extends WhistleFilters {
  owed: Owed
  path?: string
}

/** Lists without timelines, by an index each, a page at a time. */
export interface Searches {
  /** Not finished, the earliest deadline first. */
  openTickets(area: string, filters: TicketFilters, now: number, after: After, limit: number): Promise<Ticket[]>
  /** All there ever were, the latest report first. */
  allTickets(area: string, filters: TicketFilters, now: number, before: Before, limit: number): Promise<Ticket[]>
  openWhistles(of: WhistlePlace, filters: WhistleFilters, after: After, limit: number): Promise<Whistle[]>
  /** What waits for them, the earliest deadline first: for a desk ended or not, for a department of what is open. */
  owedWhistles(owing: Owing, filters: OwedFilters, after: After, limit: number): Promise<Whistle[]>
  /** Only what there is to be counted of them. */
  owedParts(owing: Owing, limit: number): Promise<Array<Pick<Whistle, 'waits' | 'parties'>>>
  /** What is open in an area and those below it, each by itself, as last counted; at most 1,000 of them. */
  openByArea(area: string): Promise<OpenCount[]>
  /** Figures of what was reported in an area on a day, as last counted, and up to when that was; none before anything was. */
  figuresOf(area: string, day: string): Promise<{ figures?: Figures; countedAt?: number }>
  allWhistles(of: WhistlePlace, filters: WhistleFilters, before: Before, limit: number): Promise<Whistle[]>
}

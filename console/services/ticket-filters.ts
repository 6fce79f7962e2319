import type { Input } from '../../typings/contract'
import { BUCKETS, commonSearch, known } from './case-filters'

export const TICKET_FILTERS = ['which', 'only', 'area', 'category', 'urgency', 'from', 'until', 'no'] as const
export type TicketFilters = Record<(typeof TICKET_FILTERS)[number], string>

export const TICKET_ONLY = [
  { value: '', text: '各种进度' },
  { value: 'late', text: '超期' },
  { value: 'soon', text: '快到期' },
  { value: 'waiting', text: '待接单' },
  { value: 'approval', text: '待审批' },
  ...BUCKETS,
]
export const URGENCIES = [
  { value: '', text: '不论缓急' },
  { value: 'urgent', text: '紧急' },
  { value: 'raised', text: '优先' },
]

/** The input of `search.tickets`; what the address says and nobody knows is left out. */
export function ticketSearchOf(filters: TicketFilters, cursor: string): Input<'search', 'tickets'> {
  const only = known<'late'>(filters.only, TICKET_ONLY)
  const urgency = known<'urgent'>(filters.urgency, URGENCIES)
  return {
    ...commonSearch(filters, cursor),
    ...(only && { only }),
    ...(urgency && { urgency }),
    ...(filters.category && { category: filters.category }),
  }
}

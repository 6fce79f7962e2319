import type { Input } from '../../typings/contract'
import { beginningOf } from './moment'

export const TICKET_FILTERS = ['which', 'only', 'area', 'category', 'urgency', 'from', 'until', 'no'] as const
export type TicketFilters = Record<(typeof TICKET_FILTERS)[number], string>

export const WHICH = [
  { value: '', text: '没办完的' },
  { value: 'all', text: '全部' },
]
export const ONLY = [
  { value: '', text: '各种进度' },
  { value: 'late', text: '超期' },
  { value: 'soon', text: '快到期' },
  { value: 'waiting', text: '待接单' },
  { value: 'approval', text: '待审批' },
]
export const URGENCIES = [
  { value: '', text: '不论缓急' },
  { value: 'urgent', text: '紧急' },
  { value: 'raised', text: '优先' },
]

const DAY = 86_400_000

/** The input of `search.tickets`; what the address says and nobody knows is left out. `until` includes its day. */
export function searchOf(filters: TicketFilters, cursor: string): Input<'search', 'tickets'> {
  const one = <T extends string>(value: string, known: Array<{ value: string }>): T | undefined =>
    value !== '' && known.some((option) => option.value === value) ? (value as T) : undefined
  const only = one<'late'>(filters.only, ONLY)
  const urgency = one<'urgent'>(filters.urgency, URGENCIES)
  const [from, until] = [beginningOf(filters.from), beginningOf(filters.until)]
  return {
    which: filters.which === 'all' ? 'all' : 'open',
    ...(only && { only }),
    ...(urgency && { urgency }),
    ...(filters.area && { area: filters.area }),
    ...(filters.category && { category: filters.category }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until: until + DAY }),
    no: filters.no.trim().toUpperCase(),
    cursor,
  }
}

import type { Input } from '../../typings/contract'
import type { ConsoleRole } from './account'
import { BUCKETS, commonSearch, known } from './case-filters'
import { NO_DEPARTMENT } from './crossing'

export const WHISTLE_FILTERS = ['which', 'only', 'kind', 'area', 'department', 'from', 'until', 'no'] as const
export type WhistleFilters = Record<(typeof WHISTLE_FILTERS)[number], string>

export const WHISTLE_ONLY = [
  { value: '', text: '各种进度' },
  { value: 'late', text: '超期' },
  { value: 'soon', text: '快到期' },
  { value: 'waiting', text: '待分单' },
  ...BUCKETS,
]

export const KINDS = [
  { value: '', text: '各类哨' },
  { value: 'regular', text: '常规哨' },
  { value: 'key', text: '重点哨' },
  { value: 'emergency', text: '应急哨' },
]

/**
 * The input of `search.whistles`, in the role somebody works in: a department's are those it was called to, the others'
 * those of their area, of which a department filters what it leads.
 */
export function whistleSearchOf(
  filters: WhistleFilters,
  cursor: string,
  role: ConsoleRole | undefined,
): Input<'search', 'whistles'> {
  const kind = known<'key'>(filters.kind, KINDS)
  const isUncalled = filters.department === NO_DEPARTMENT
  const only = isUncalled ? 'waiting' : known<'late'>(filters.only, WHISTLE_ONLY)
  const { area = role?.scope, ...rest } = commonSearch(filters, cursor)
  const lead = isUncalled ? '' : filters.department
  return {
    ...rest,
    ...(only && { only }),
    ...(kind && { kind }),
    ...(role?.role === 'department'
      ? { department: role.scope }
      : { ...(area && { area }), ...(lead && { department: lead }) }),
  }
}

import type { Input, Owed } from '../../typings/contract'
import type { ConsoleRole } from './account'
import { BUCKETS, commonSearch, known } from './case-filters'
import { NO_DEPARTMENT } from './crossing'

export const WHISTLE_FILTERS = ['owed', 'which', 'only', 'kind', 'area', 'department', 'from', 'until', 'no'] as const
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

/** Whether a department owes it; the others a desk does. */
const OWED: Record<Exclude<Owed, 'any'>, boolean> = {
  ...{ toReview: false, toAccept: false, toDecide: false, toApprove: false, toEvaluate: false, toRespond: false },
  ...{ toAnswer: true, toReportIn: true, toFinish: true },
}

/** What waits for somebody in that role; another role’s kind, from an address, is none. */
export function owedIn(value: string, role: ConsoleRole | undefined): Owed | '' {
  if (value === 'any') return value
  const found = (Object.keys(OWED) as Array<keyof typeof OWED>).find((name) => name === value)
  return found && OWED[found] === (role?.role === 'department') ? found : ''
}

/** Whose work it is, in the role somebody works in. */
export const ofRole = (role: ConsoleRole | undefined): Input<'search', 'owed'> =>
  role === undefined ? {} : role.role === 'department' ? { department: role.scope } : { desk: role.scope }

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
  const owed = owedIn(filters.owed, role)
  const { area = role?.scope, ...rest } = commonSearch(filters, cursor)
  const lead = isUncalled ? '' : filters.department
  return {
    ...rest,
    ...(only && { only }),
    ...(kind && { kind }),
    ...(owed && { owed, ...ofRole(role) }),
    ...(role?.role === 'department'
      ? { department: role.scope }
      : { ...(area && { area }), ...(lead && { department: lead }) }),
  }
}

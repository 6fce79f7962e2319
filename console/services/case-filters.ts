import { beginningOf } from './moment'

export const WHICH = [
  { value: '', text: '没办完的' },
  { value: 'all', text: '全部' },
]

/** The buckets of the command board, as a list's filter. */
export const BUCKETS = [
  { value: 'running', text: '在办未到期' },
  { value: 'onTime', text: '按时办结' },
  { value: 'doneLate', text: '超时办结' },
]

const DAY = 86_400_000

/** What of a filter is known; somebody may have written the address by hand. */
export const known = <T extends string>(value: string, options: Array<{ value: string }>): T | undefined =>
  value !== '' && options.some((option) => option.value === value) ? (value as T) : undefined

/** What every list of cases asks with. What is done is no longer open: it is looked for among all. `until` includes its day. */
export function commonSearch(
  filters: Record<'which' | 'only' | 'area' | 'from' | 'until' | 'no', string>,
  cursor: string,
) {
  const [from, until] = [beginningOf(filters.from), beginningOf(filters.until)]
  const isDone = filters.only === 'onTime' || filters.only === 'doneLate'
  return {
    which: filters.which === 'all' || isDone ? ('all' as const) : ('open' as const),
    ...(filters.area && { area: filters.area }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until: until + DAY }),
    no: filters.no.trim().toUpperCase(),
    cursor,
  }
}

import type { Input } from '../../typings/contract'

export const PLACE_FILTERS = ['area', 'kind', 'class', 'state', 'words'] as const

export const KINDS = [
  { value: '', text: '各种地点' },
  { value: 'station', text: '先锋驿站' },
  { value: 'centre', text: '党群服务中心' },
  { value: 'living', text: '便民生活圈' },
]

/** Those in use unless somebody asks for others. */
export const STATES = [
  { value: '', text: '在用的' },
  { value: 'closed', text: '已停用' },
  { value: 'all', text: '在用和停用的' },
]

/** The input of `gazetteer.places`; what the address says and nobody knows is left out. */
export function placesOf(
  filters: Record<(typeof PLACE_FILTERS)[number], string>,
  cursor: string,
): Input<'gazetteer', 'places'> {
  const kind = KINDS.find(({ value }) => value !== '' && value === filters.kind)?.value as 'station' | undefined
  return {
    ...(filters.area && { area: filters.area }),
    ...(kind && { kind }),
    ...(filters.class && { class: filters.class }),
    ...(filters.state !== 'all' && { state: filters.state === 'closed' ? ('closed' as const) : ('open' as const) }),
    words: filters.words.trim().slice(0, 20),
    cursor,
  }
}

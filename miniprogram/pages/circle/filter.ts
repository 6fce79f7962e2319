import type { Legend, PlaceItem } from '../../../typings/contract'

/** What the person wants to see of the places found. */
export interface Filter {
  isOpen: boolean
  /** Codes of basic services: a place has many, and is to have all of these. */
  services: string[]
  /** Classes, `station` and `centre` among them: a place has one, and is to have one of these. */
  classes: string[]
}

export const NO_FILTER: Filter = { isOpen: false, services: [], classes: [] }

export interface FilterChip {
  /** `open`, `service:water`, `class:market` */
  key: string
  text: string
  /** How many would be left of the places found if it were chosen. */
  count: number
  isOn: boolean
}

/** A row of chips: those of one heading stand together. */
export interface ChipGroup {
  title: string
  chips: FilterChip[]
}

/** 选的服务要样样都有，选的种类有一种就算；两样都选了就都要合。 */
export const matches =
  ({ isOpen, services, classes }: Filter) =>
  (place: PlaceItem): boolean =>
    (!isOpen || place.isOpen) &&
    services.every((code) => place.services.includes(code)) &&
    (classes.length === 0 || classes.includes(place.class))

export const isNarrow = ({ isOpen, services, classes }: Filter): boolean =>
  isOpen || services.length > 0 || classes.length > 0

const flipped = (list: string[], code: string): string[] =>
  list.includes(code) ? list.filter((one) => one !== code) : [...list, code]

/** 点了一个标签以后。 */
export function toggled(filter: Filter, key: string): Filter {
  const [kind = '', code = ''] = key.split(':')
  if (kind === 'open') return { ...filter, isOpen: !filter.isOpen }
  if (kind === 'service') return { ...filter, services: flipped(filter.services, code) }
  return { ...filter, classes: flipped(filter.classes, code) }
}

const OPEN = { key: 'open', text: '现在开放' }
const HOUSES = [
  { code: 'station', name: '先锋驿站' },
  { code: 'centre', name: '党群服务中心' },
]

/** 筛选条：现在开放和八项基本服务一排，驿站、中心和便民生活圈的种类一排。 */
export function chipGroups(legend: Legend, filter: Filter, found: PlaceItem[]): ChipGroup[] {
  const count = (change: Partial<Filter>) => found.filter(matches({ ...filter, ...change })).length
  const service = ({ code, name }: { code: string; name: string }): FilterChip => {
    const isOn = filter.services.includes(code)
    const wanted = isOn ? filter.services : [...filter.services, code]
    return { key: `service:${code}`, text: name, count: count({ services: wanted }), isOn }
  }
  const kind = ({ code, name }: { code: string; name: string }): FilterChip => ({
    key: `class:${code}`,
    text: name,
    count: count({ classes: [code] }),
    isOn: filter.classes.includes(code),
  })
  const classesOf = (group: 'basic' | 'better') => legend.classes.filter((one) => one.group === group).map(kind)
  return [
    { title: '', chips: [{ ...OPEN, count: count({ isOpen: true }), isOn: filter.isOpen }] },
    { title: '基本服务', chips: legend.services.map(service) },
    { title: '阵地', chips: HOUSES.map(kind) },
    { title: '基本保障', chips: classesOf('basic') },
    { title: '品质提升', chips: classesOf('better') },
  ].filter(({ chips }) => chips.length > 0)
}

/** 一排放不下的，先看得到的是选了的、现在开放、还有得选的；没有的在最后。 */
export function orderOf(groups: ChipGroup[]): string[] {
  const rank = ({ isOn, key, count }: FilterChip) => (isOn ? 0 : key === OPEN.key ? 1 : count > 0 ? 2 : 3)
  return groups
    .flatMap(({ chips }) => chips)
    .sort((one, other) => rank(one) - rank(other))
    .map(({ key }) => key)
}

/** All chips in one row, in an order that was found before: nothing moves under the finger. */
export function inRow(groups: ChipGroup[], order: string[]): ChipGroup {
  const chips = groups.flatMap((group) => group.chips)
  return { title: '', chips: chips.sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key)) }
}

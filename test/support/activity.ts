import type { Input } from '../../cloudfunctions/contract/api'
import type { ActivityView } from '../../cloudfunctions/contract/activity'
import type { LocalCity, Phone } from './city'
import { at } from './city-facts'

/** The station of the story, in 车站社区第05网格. */
export const STATION = 'st-340202014002005'
export const COMMUNITY = '340202014002'

type Plan = Omit<Input<'activity', 'organise'>, 'place' | 'kind'>

/** Thursday afternoon of the week the stories begin in, for two hours. */
export const planFor = (facts: Partial<Plan> = {}): Plan => ({
  title: '社区义诊',
  words: '量血压、测血糖，带上病历',
  from: at('2026-03-05 14:00'),
  until: at('2026-03-05 16:00'),
  where: '一楼大厅',
  capacity: 2,
  takesWalkIns: false,
  forWhom: 'everyone',
  contact: { name: '黄振宇', phone: '0553-0000002' },
  invited: '',
  ...facts,
})

export const organise = (
  by: Phone,
  facts: Partial<Plan> = {},
  kind: Input<'activity', 'organise'>['kind'] = 'class',
): Promise<ActivityView> => by.ask('activity', 'organise', { place: STATION, kind, ...planFor(facts) })

/** Someone who has agreed to the privacy guide, and can be called. */
export async function someoneNamed(city: LocalCity, name: string): Promise<Phone> {
  const who = await city.newcomer().agrees()
  await who.ask('account', 'introduce', { name })
  return who
}

export const crowd = (city: LocalCity, size: number): Promise<Phone[]> =>
  Promise.all(Array.from({ length: size }, (_, i) => someoneNamed(city, `街坊${i + 1}`)))

import type { Role, Source } from '../../../typings/contract'
import type { Chip } from '../../components/chip-bar/chip-bar'

const TEXTS: Record<Source, string> = {
  patrol: '巡查发现',
  phone: '来电',
  'walk-in': '来访',
  'opinion-box': '意见箱',
  resident: '本人反映',
}

const BY_STAFF: Source[] = ['phone', 'walk-in', 'opinion-box', 'resident']

/** 哪种身份能登记哪些来源，最常用的在前；居民只有自己。 */
const OFFERED: Record<Role, Source[]> = {
  resident: [],
  worker: ['patrol', ...BY_STAFF],
  team: ['patrol', 'resident'],
  community: BY_STAFF,
  street: BY_STAFF,
  district: BY_STAFF,
  department: [],
}

/** 以这个身份可以选的来源；空的就不用选。 */
export const sourcesOf = (role: Role = 'resident'): Chip[] =>
  OFFERED[role].map((value) => ({ value, text: TEXTS[value] }))

/** 替来电、来访、投信的人登记。 */
export const isForCaller = (source: Source | ''): boolean =>
  source === 'phone' || source === 'walk-in' || source === 'opinion-box'

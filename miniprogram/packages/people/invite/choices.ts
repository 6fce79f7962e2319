import type { AreaKind, Duty, Post, RoleView } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { listAreas } from '../../../services/area'
import type { Invited } from './form'

/** 团队成员做什么（一格一员一团队）。 */
const DUTIES: Record<Duty, string> = {
  'building-head': '楼栋长',
  'unit-head': '单元长',
  'residents-group': '居民小组长',
  'party-volunteer': '党员志愿者',
  'five-elders': '五老人员',
  'red-property': '红色物业',
  backbone: '居民骨干',
  patrol: '红袖标巡防',
}
export const DUTY_CHIPS = Object.entries(DUTIES).map(([value, text]): Chip => ({ value, text }))

export const COUNT_CHIPS = [1, 2, 5, 10, 20].map((count): Chip => ({ value: String(count), text: `${count} 人` }))

export const SEATS = [
  { value: 'worker', text: '负责的网格员', note: '一个网格只有一位' },
  { value: 'stand-in', text: '代班网格员', note: '网格员请假或忙不过来时接单' },
]

/** 部门的人做什么。 */
export const POSTS: Array<{ value: Post; text: string; note: string }> = [
  { value: 'officer', text: '经办人', note: '应哨、到场、办理' },
  { value: 'liaison', text: '联络员', note: '分给经办人，排班，请人来、请人走' },
  { value: 'head', text: '负责人', note: '只看本部门的哨，不办' },
]

/** 在哪一级任职。 */
const SERVES_IN: Record<Exclude<Invited, 'department'>, AreaKind> = {
  team: 'grid',
  worker: 'grid',
  community: 'community',
  street: 'street',
}

/** 网格员请人到自己的网格，联络员请到自己的部门，其余请到下一级。 Rejects with a CallError. */
export async function placesOf({ role, scope, text, invites }: RoleView): Promise<Chip[]> {
  if (role === 'worker' || role === 'department') return [{ value: scope, text: text.split(' · ').slice(-1).join('') }]
  const kinds = invites.flatMap((one) => (one.role === 'department' ? [] : SERVES_IN[one.role]))
  const below = await listAreas(scope)
  return below.filter(({ kind }) => kinds.includes(kind)).map(({ id, name }) => ({ value: id, text: name }))
}

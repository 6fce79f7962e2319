import type { AreaKind, Duty, Input, RoleView } from '../../../../typings/contract'

export type Invited = RoleView['invites'][number]['role']

/** 团队成员做什么（一格一员一团队）。 */
export const DUTIES: Record<Duty, string> = {
  'building-head': '楼栋长',
  'unit-head': '单元长',
  'residents-group': '居民小组长',
  'party-volunteer': '党员志愿者',
  'five-elders': '五老人员',
  'red-property': '红色物业',
  backbone: '居民骨干',
  patrol: '红袖标巡防',
}

/** 在哪一级任职。 */
export const SERVES_IN: Record<Invited, AreaKind> = {
  team: 'grid',
  worker: 'grid',
  community: 'community',
  street: 'street',
}

export interface InviteForm {
  role: Invited | ''
  /** Area they will serve in; empty until one is chosen. */
  place: string
  isStandIn: boolean
  duty: Duty | ''
  /** Codes of what a team member takes; empty takes any. */
  categories: string[]
  uses: number
}

export const BLANK: InviteForm = { role: '', place: '', isStandIn: false, duty: '', categories: [], uses: 1 }

/** 一个网格只有一位负责的网格员，所以只能请一个人；其余可以一个码请几位。 */
export const takesMany = ({ role, isStandIn }: Pick<InviteForm, 'role' | 'isStandIn'>): boolean =>
  role !== '' && (role !== 'worker' || isStandIn)

/** What to send; undefined while something is still to be chosen. */
export function invitationOf(form: InviteForm): Input<'account', 'invite'> | undefined {
  const { role, place, isStandIn, duty, categories, uses } = form
  if (!role || !place || (role === 'team' && !duty)) return undefined
  return {
    role,
    scope: place,
    ...(role === 'worker' && isStandIn && { isStandIn }),
    ...(role === 'team' && duty && { duty, categories }),
    ...(takesMany(form) && { uses }),
  }
}

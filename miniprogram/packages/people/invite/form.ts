import type { Duty, Input, Post, RoleView } from '../../../../typings/contract'

export type Invited = RoleView['invites'][number]['role']

export interface InviteForm {
  role: Invited | ''
  /** Area they will serve in; empty until one is chosen. */
  place: string
  isStandIn: boolean
  duty: Duty | ''
  post: Post | ''
  /** Codes of what a team member takes; empty takes any. */
  categories: string[]
  uses: number
}

export const BLANK: InviteForm = { role: '', place: '', isStandIn: false, duty: '', post: '', categories: [], uses: 1 }

/** 一个网格只有一位负责的网格员，部门的人一位一位请；其余可以一个码请几位。 */
export const takesMany = ({ role, isStandIn }: Pick<InviteForm, 'role' | 'isStandIn'>): boolean =>
  role !== '' && role !== 'department' && (role !== 'worker' || isStandIn)

/** What to send; undefined while something is still to be chosen. */
export function invitationOf(form: InviteForm): Input<'account', 'invite'> | undefined {
  const { role, place, isStandIn, duty, post, categories, uses } = form
  if (!role || !place || (role === 'team' && !duty) || (role === 'department' && !post)) return undefined
  return {
    role,
    scope: place,
    ...(role === 'worker' && isStandIn && { isStandIn }),
    ...(role === 'team' && duty && { duty, categories }),
    ...(role === 'department' && post && { post }),
    ...(takesMany(form) && { uses }),
  }
}

import type { MeView, RoleView } from '../../typings/contract'
import { call } from './cloud'
import { keepTime } from './now'

/** 我是谁、有哪些身份；云上现在几点，也记住了。 */
export async function getMe(): Promise<MeView> {
  const me = await call('account', 'me', {})
  keepTime(me.now)
  return me
}

/** Roles that have something to do here; the others work on the phone. */
const CONSOLE_ROLES = ['district', 'street', 'community', 'department'] as const
export type ConsoleRole = RoleView & { role: (typeof CONSOLE_ROLES)[number] }

const isOfConsole = (role: RoleView): role is ConsoleRole =>
  CONSOLE_ROLES.some((one) => one === role.role) && !role.isStandIn

/** First the one the account was opened for, then the widest. */
export function consoleRoles({ roles, login }: MeView): ConsoleRole[] {
  const rank = ({ role, scope }: ConsoleRole): number =>
    login?.role === role && login.scope === scope ? -1 : CONSOLE_ROLES.indexOf(role)
  return roles.filter(isOfConsole).sort((a, b) => rank(a) - rank(b))
}

export const roleKey = ({ role, scope }: RoleView): string => `${role}@${scope}`

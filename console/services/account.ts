import type { MeView, RoleView } from '../../typings/contract'
import { call } from './cloud'

/** 我是谁、有哪些身份。 */
export const getMe = (): Promise<MeView> => call('account', 'me', {})

/** Roles that have something to do here; the others work on the phone. */
const CONSOLE_ROLES = ['district', 'street', 'community', 'department'] as const
export type ConsoleRole = RoleView & { role: (typeof CONSOLE_ROLES)[number] }

const isOfConsole = (role: RoleView): role is ConsoleRole =>
  CONSOLE_ROLES.some((one) => one === role.role) && !role.isStandIn

/** The widest first. */
export const consoleRoles = (me: MeView): ConsoleRole[] =>
  me.roles.filter(isOfConsole).sort((a, b) => CONSOLE_ROLES.indexOf(a.role) - CONSOLE_ROLES.indexOf(b.role))

export const roleKey = ({ role, scope }: RoleView): string => `${role}@${scope}`

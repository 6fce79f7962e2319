import type { ConsoleRole } from './account'

/** 指挥台是街道和区的。 */
export const CENTRES: Array<ConsoleRole['role']> = ['district', 'street']

/** Those who look after what residents report. */
export const CLERKS: Array<ConsoleRole['role']> = ['district', 'street', 'community']

/** 全区的资料由区网格中心管. */
export const DISTRICT: Array<ConsoleRole['role']> = ['district']

export const isCentre = (role: ConsoleRole | undefined): boolean => role !== undefined && CENTRES.includes(role.role)

/** Where somebody begins: 社区先看诉求，部门先看要办的哨。 */
export const homeOf = (role: ConsoleRole | undefined): string =>
  role === undefined ? '/nothing' : isCentre(role) ? '/command' : role.role === 'community' ? '/tickets' : '/whistles'

import type { Role } from '../contract/account'

export interface Person {
  _id: string
  schemaVersion: 1
  name: string
  /** (role, scope) pairs; everyone is a resident besides. */
  roles: Array<{ role: Role; scope: string; standIn?: true }>
  homeGrid?: string
  /** Notices up to this moment have been seen. */
  readAt?: number
}

const ROLE_TEXT: Record<Role, string> = {
  resident: '居民',
  worker: '网格员',
  community: '社区工作人员',
  street: '街道工作人员',
}
export const roleText = (role: Role, isStandIn = false): string => (isStandIn ? '代班网格员' : ROLE_TEXT[role])

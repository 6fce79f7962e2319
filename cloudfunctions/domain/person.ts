import type { Duty, Post } from '../contract/account'
import type { Role } from '../contract/primitives'
import { POST_TEXT } from './post'

/** A secret as it is stored: cipher text with the number of its key, and what may be shown of it. */
export interface Sealed {
  /** `<key number>.<iv>.<tag>.<bytes>`, base64url (AES-256-GCM). */
  cipher: string
  /** 138****5678 */
  masked: string
}

/** 请假, `[from, until)` in milliseconds. */
export interface Leave {
  from: number
  until: number
  /** Person who is asked first meanwhile. */
  standIn?: string
}

export type Hours = Array<[from: string, until: string]>

export interface HeldRole {
  role: Role
  scope: string
  standIn?: true
  /** Of a team member. */
  duty?: Duty
  /** Of a member of a department. */
  post?: Post
}

export interface Person {
  _id: string
  schemaVersion: 1
  name: string
  /** (role, scope) pairs; everyone is a resident besides. */
  roles: HeldRole[]
  homeGrid?: string
  /** Notices up to this moment have been seen. */
  readAt?: number
  phone?: Sealed
  /** Which privacy guide was agreed to, and when. */
  agreed?: { version: number; at: number }
  leave?: Leave[]
  /** 值班时间 of every day, `['08:00', '18:00']` each; absent: as their seats say. */
  hours?: Hours
  /** The person asked to be forgotten. */
  erasedAt?: number
}

export const ROLE_TEXT: Record<Role, string> = {
  resident: '居民',
  worker: '网格员',
  team: '网格团队',
  community: '社区工作人员',
  street: '街道工作人员',
  district: '区网格中心',
  department: '部门',
}

export const DUTY_TEXT: Record<Duty, string> = {
  'building-head': '楼栋长',
  'unit-head': '单元长',
  'residents-group': '居民小组长',
  'party-volunteer': '党员志愿者',
  'five-elders': '五老人员',
  'red-property': '红色物业',
  backbone: '居民骨干',
  patrol: '红袖标巡防',
}

export const roleText = ({ role, standIn, duty, post }: HeldRole): string =>
  post ? POST_TEXT[post] : duty ? DUTY_TEXT[duty] : standIn ? '代班网格员' : ROLE_TEXT[role]

/** Roles that look after a whole area rather than one grid. */
const STAFF: Role[] = ['community', 'street', 'district']
export const isStaffRole = (role: Role): boolean => STAFF.includes(role)

/** Everything but being a resident. */
export const servingRoles = (person: Person): HeldRole[] => person.roles.filter(({ role }) => role !== 'resident')

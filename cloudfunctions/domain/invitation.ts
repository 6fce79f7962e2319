import type { Refusal } from '../contract/envelope'
import type { Duty, Post } from '../contract/account'
import type { Role } from '../contract/primitives'
import type { AreaKind } from '../contract/area'
import type { Area } from './area'
import { type HeldRole, ROLE_TEXT } from './person'
import { refuse } from './refusal'

/** Those who will serve an area; a department's own people are asked in by its liaison. */
export type AreaRole = 'worker' | 'team' | 'community' | 'street'
export type InvitedRole = AreaRole | 'department'

export interface Invitation {
  /** The code itself. */
  _id: string
  schemaVersion: 1
  role: InvitedRole
  scope: string
  standIn?: true
  duty?: Duty
  /** Of a department. */
  post?: Post
  categories: string[]
  by: string
  /** 车站社区 周晓雯 · 区城管局 吴明轩 */
  byText: string
  /** 网格员 · 车站社区第05网格 */
  roleText: string
  /** Of the call that made it; a retry is recognised by it. */
  requestId: string
  createdAt: number
  expiresAt: number
  uses: number
  /** Who has taken a use of it. */
  usedBy: string[]
  /** Whose joining came to its end; a code brings nobody in twice. */
  joined: string[]
}

/** 谁邀请谁：只有上一级。Where the one who is asked in will serve, and whose call it is. */
const SUPERIORS: Record<AreaRole, { kind: AreaKind; by: Role[] }> = {
  team: { kind: 'grid', by: ['worker', 'community'] },
  worker: { kind: 'grid', by: ['community'] },
  community: { kind: 'community', by: ['street'] },
  street: { kind: 'street', by: ['district'] },
}

export const kindFor = (role: AreaRole): AreaKind => SUPERIORS[role].kind

/** Roles that whoever holds this one may ask in, somewhere in its scope; a stand-in asks nobody in. */
export function invitesOf({ role, standIn, post }: HeldRole): Array<{ role: InvitedRole; text: string }> {
  if (standIn) return []
  if (post === 'liaison') return [{ role: 'department', text: '部门同事' }]
  return (Object.keys(SUPERIORS) as AreaRole[])
    .filter((invited) => SUPERIORS[invited].by.includes(role))
    .map((invited) => ({ role: invited, text: ROLE_TEXT[invited] }))
}

/** The role by which someone is the superior of `role` in this area, to ask in and to ask to leave. */
export const superiorRole = (held: HeldRole[], role: AreaRole, area: Area): HeldRole | undefined =>
  area.kind === SUPERIORS[role].kind
    ? held.find((one) => one.standIn !== true && SUPERIORS[role].by.includes(one.role) && area.path.includes(one.scope))
    : undefined

export const usesLeft = ({ uses, usedBy }: Invitation): number => Math.max(0, uses - usedBy.length)

/**
 * Why this person cannot come in by it; undefined when they can, also to finish what was cut short.
 * @param roles the person's own
 */
export function closedTo(invitation: Invitation, person: string, roles: HeldRole[], now: number): Refusal | undefined {
  const { role, scope, standIn, post, roleText, usedBy, joined, expiresAt, by } = invitation
  const isUnfinished = usedBy.includes(person) && !joined.includes(person)
  if (isUnfinished) return undefined
  const own = roles.find((held) => held.role === role && held.scope === scope)
  if (own && own.standIn === standIn && own.post === post) return refuse('invitation/already', `您已经是${roleText}了`)
  if (own && post && !mayMove(own.post, post))
    return refuse('invitation/other-post', '您已经在这个部门了，要换岗位请先离开部门')
  if (standIn && own) return refuse('invitation/already', '您就是这个网格的网格员，不用代自己的班')
  if (by === person) return refuse('invitation/own', '这是您自己发出的邀请')
  if (now >= expiresAt) return refuse('invitation/expired', '邀请已过期，请对方重新邀请')
  if (joined.includes(person) || usesLeft(invitation) === 0)
    return refuse('invitation/used-up', '这个邀请码已经用完了，请对方重新邀请')
  return undefined
}

/** 经办人可以升任联络员，负责人可以改任别的；放下手上的事才能改的，先离开。 */
const mayMove = (from: Post | undefined, to: Post): boolean =>
  from === 'head' || (from === 'officer' && to === 'liaison')

/** Crockford's base 32: no I, L, O, U, so that a code read aloud survives. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

/** @param bytes at least {@link CODE_LENGTH} random bytes */
export const invitationCode = (bytes: Uint8Array): string =>
  [...bytes.slice(0, CODE_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')

/** What a tired eye or ear makes of a code is put right: O is 0, I and L are 1. */
export const readCode = (text: string): string => text.replace(/O/g, '0').replace(/[IL]/g, '1')

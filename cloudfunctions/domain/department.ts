import type { Post } from '../contract/account'
import type { Server } from './server'

/** 应哨部门: one of the municipal or district departments that report in. */
export interface Department {
  _id: string
  schemaVersion: 1
  /** As it is called for short: 区城管局. */
  name: string
  fullName: string
  level: 'city' | 'district'
  /** The office's telephone. */
  phone: string
  /** Everyone who acts for it, by their post. */
  members: Member[]
  /** 值班表, in any order; gone by, a shift says nothing more. */
  shifts: Shift[]
  /** 停用了: its name stays on what it has done, nothing new is given to it. */
  retired?: boolean
  /** 示例 */
  sample?: true
}

export interface Member extends Server {
  post: Post
}

/** One person's turn, `[from, until)` in milliseconds. */
export interface Shift {
  person: string
  from: number
  until: number
}

/** 此刻值班的人；值班表上没有人的，就是能办事的每一个人：哨不落空. */
export function onCall({ members, shifts }: Department, now: number): string[] {
  const able = members.filter(({ post }) => post !== 'head').map(({ person }) => person)
  const turn = shifts.filter(({ from, until }) => from <= now && now < until).map(({ person }) => person)
  const called = [...new Set(turn)].filter((person) => able.includes(person))
  return called.length > 0 ? called : able
}

import * as v from 'valibot'
import type { GridCard } from './area'
import { Id, type TemplateKey } from './primitives'

export const account = {
  /** 我是谁、我的网格、我能用的提醒模板。 */
  me: v.strictObject({}),
  /** 选择（或更换）我的网格。 */
  settle: v.strictObject({ grid: Id }),
}

export type Role = 'resident' | 'worker' | 'community' | 'street'

export interface RoleView {
  role: Role
  scope: string
  /** For example 网格员 · 车站社区第05网格. */
  text: string
}

export interface MeView {
  person: string
  /** Empty for a resident who has not said their name. */
  name: string
  roles: RoleView[]
  home?: GridCard
  /** WeChat's template ids, by what they tell. */
  templates: Record<TemplateKey, string>
  /** Messages WeChat would still deliver, by template, as far as we know. */
  quota: Record<TemplateKey, number>
  /** Unread notices, at most 99. */
  unread: number
}

import type { Refusal } from '../contract/envelope'
import type { Department } from './department'
import { isStaffRole, type Person } from './person'
import { isRefusal, refuse } from './refusal'
import { type Asked, isActive, type Plan, type Whistle } from './whistle'
import type { DecideWhistle } from './whistle-context'
import { stayingAs } from './whistle-parties'
import { asked, call, noted, type WhistleRules, type WhistleStep } from './whistle-step'

type PlatformAction = 'admit' | 'accept' | 'reject' | 'dispatch'

/** 平台和街道：准入、接单、分单。 */
export const PLATFORM_DECISIONS: { [N in PlatformAction]: DecideWhistle<N> } = {
  /** 清单之外的，街道说了理由才准入；列入清单是以后的事。 */
  admit(whistle, { lead, assists, isProposed, note }, context) {
    const plan = planOf(lead, assists, context.departments)
    if (isRefusal(plan)) return plan
    const waits = platformFor(whistle, context.actor, context.stamp.now, context)
    const admitted = noted({ name: 'admitted', isProposed, plan, waits }, note)
    return waits ? [admitted] : [admitted, dispatchByRule(whistle, plan, context.stamp.now, context)]
  },

  accept: (whistle, _, { stamp, ...rules }) => acceptance(whistle, 'by-hand', stamp.now, rules),

  reject: (_, { note }) => [noted({ name: 'rejected' }, note)],

  /** 手工分单、改派：已经在办的部门接着办，新叫的从现在计时。 */
  dispatch(whistle, { lead, assists, note }, context) {
    const plan = planOf(lead, assists, context.departments)
    if (isRefusal(plan)) return plan
    const { parties } = partiesFor(whistle, plan, context.stamp.now, context)
    const isSame =
      whistle.parties.filter(isActive).length === parties.length &&
      parties.every((to) => stayingAs(whistle.parties, to))
    if (isSame) return refuse('whistle/nothing-new', '主办、协办没有变化', 'lead')
    return [noted({ name: 'dispatched', parties, how: 'by-hand' }, note)]
  },
}

/** 主办和协办都找得到，主办不又是协办。 */
function planOf(lead: string, assists: string[], departments: Map<string, Department>): Plan | Refusal {
  const leading = departments.get(lead)
  if (!leading) return refuse('whistle/unknown-department', '没有找到主办部门，请重新选择', 'lead')
  if (assists.includes(lead)) return refuse('whistle/lead-assists', '主办部门不能又是协办部门', 'assists')
  const helping = assists.map((id) => departments.get(id)).filter((one) => one !== undefined)
  if (helping.length < assists.length)
    return refuse('whistle/unknown-department', '没有找到协办部门，请重新选择', 'assists')
  const retired = [leading, ...helping].find((one) => one.retired)
  if (retired)
    return refuse(
      'whistle/retired-department',
      `“${retired.name}”已经停用，请改选别的部门`,
      retired === leading ? 'lead' : 'assists',
    )
  const named = ({ _id, name }: Department) => ({ _id, name })
  return { lead: named(leading), assists: helping.map(named) }
}

/** 由哪一级平台接单；吹哨的人自己就在那一级或者更上级的，不用等。 */
export function platformFor(
  { kind, community, street, path }: Pick<Whistle, 'kind' | 'community' | 'street' | 'path'>,
  actor: Person,
  now: number,
  rules: WhistleRules,
): Asked | null {
  const platform = rules.settings.platform[kind]
  if (!platform) return null
  const desk = { community: community ?? street, street, district: path[0] ?? street }[platform.level]
  const above = path.slice(0, path.indexOf(desk) + 1)
  const isThere = actor.roles.some(({ role, scope }) => isStaffRole(role) && above.includes(scope))
  return isThere ? null : asked('accept', desk, now, { kind }, rules)
}

/** 接了单就按目录分单。 */
export function acceptance(
  whistle: Whistle,
  how: 'by-hand' | 'by-rule',
  now: number,
  rules: WhistleRules,
): WhistleStep[] {
  if (!whistle.plan) throw new Error(`whistle ${whistle._id} waits to be accepted without anyone to call`)
  return [{ event: { name: 'accepted', how } }, dispatchByRule(whistle, whistle.plan, now, rules)]
}

export const dispatchByRule = (
  whistle: Pick<Whistle, 'limits'>,
  plan: Plan,
  now: number,
  rules: WhistleRules,
): WhistleStep => ({ event: { name: 'dispatched', how: 'by-rule', ...partiesFor(whistle, plan, now, rules) } })

const partiesFor = (
  { limits }: Pick<Whistle, 'limits'>,
  { lead, assists }: Plan,
  now: number,
  { calendar }: WhistleRules,
) => ({
  parties: [
    call(lead, 'lead', now, limits, calendar),
    ...assists.map((one) => call(one, 'assist', now, limits, calendar)),
  ],
})

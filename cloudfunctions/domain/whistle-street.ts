import type { Refusal } from '../contract/envelope'
import { deadlineFrom } from './deadline'
import { DAY } from './moment'
import { isStaffRole, type Person } from './person'
import { isRefusal, refuse } from './refusal'
import { leadOf, partyOf, type Waiting, waitingFor, type WaitingFor, type Whistle } from './whistle'
import type { DecideWhistle } from './whistle-context'
import { closing } from './whistle-objecting'
import { call, noted } from './whistle-step'

type StreetAction =
  'uphold' | 'redirect' | 'approve' | 'deny' | 'evaluate' | 'rework' | 'urge' | 'supervise' | 'withdraw'

/** 街道（和吹哨的人）能做的：裁定、审批、评价、督促。 */
export const STREET_DECISIONS: { [N in StreetAction]: DecideWhistle<N> } = {
  /** 裁定由原部门办：钟没有停过。 */
  uphold(whistle, { department, note }) {
    const asks = anyOf(whistle, department, 'decision')
    return isRefusal(asks) ? asks : [noted({ name: 'upheld', department }, note)]
  },

  /** 改由另一个部门办：新的应哨以前，原来的仍然负责 (首接负责)。 */
  redirect(whistle, { department, to, note }, { stamp, calendar, departments }) {
    const asks = anyOf(whistle, department, 'decision', 'return')
    if (isRefusal(asks)) return asks
    const next = departments.get(to)
    const from = partyOf(whistle, department)
    if (!next || !from) return refuse('whistle/unknown-department', '没有找到这个部门，请重新选择', 'to')
    if (next.retired) return refuse('whistle/retired-department', `“${next.name}”已经停用，请改选别的部门`, 'to')
    if (to === department) return refuse('whistle/nothing-new', '还是原来的部门；要它办，请用“裁定由它办”', 'to')
    if (from.role === 'assist' && leadOf(whistle)?.department === to)
      return refuse('whistle/lead-assists', '主办部门不能又是协办部门', 'to')
    const calling = call(next, from.role, stamp.now, whistle.limits, calendar)
    return [noted({ name: 'redirected', department, to: calling }, note)]
  },

  /** 批准的日期是人定的。 */
  approve(whistle, { department, note }, { stamp }) {
    const asks = anyOf(whistle, department, 'extension')
    if (isRefusal(asks)) return asks
    const until = asks.until ?? 0
    if (until <= Math.max(partyOf(whistle, department)?.finishBy ?? 0, stamp.now))
      return refuse('whistle/too-late', '申请的日期已经过了，请不同意，让部门重新申请')
    return [noted({ name: 'extended', department, finishBy: until }, note)]
  },

  deny(whistle, { department, note }) {
    const asks = anyOf(whistle, department, 'extension', 'return')
    if (isRefusal(asks)) return asks
    const name = asks.what === 'return' ? 'returnRefused' : 'extensionRefused'
    return [noted({ name, department }, note)]
  },

  evaluate(_, { verdict, points, note }, { stamp, ...rules }) {
    const { from, until } = rules.settings.points[verdict]
    if (points < from || points > until)
      return refuse('whistle/points', `这一档的分数在 ${from} 到 ${until} 之间`, 'points')
    return [noted({ name: 'evaluated', verdict, points }, note), closing('evaluated', stamp.now, rules)]
  },

  /** 退回重办：应哨、报到的成绩留着，办结重新计时，返工记一次。 */
  rework(whistle, { note }, { stamp, calendar }) {
    const lead = leadOf(whistle)
    if (!lead) throw new Error(`whistle ${whistle._id} was completed by nobody`)
    const { dueBy } = deadlineFrom(stamp.now, whistle.limits.finish, calendar)
    return [noted({ name: 'reworked', department: lead.department, finishBy: dueBy }, note)]
  },

  urge: (_, { note }) => [noted({ name: 'urged' }, note)],

  supervise(whistle, { colour, until, note }, { actor, stamp, longestDays }) {
    const scope = widestScope(whistle, actor)
    const { supervision, path } = whistle
    if (supervision && path.indexOf(scope) > path.indexOf(supervision.scope))
      return refuse('whistle/supervised', '区里已经督办，期限由区里定')
    if (until <= stamp.now) return refuse('whistle/too-early', '督办期限要晚于现在', 'until')
    if (until > stamp.now + longestDays * DAY)
      return refuse('whistle/too-late', `最多到 ${longestDays} 天以后`, 'until')
    return [noted({ name: 'supervised', colour, dueBy: until, scope }, note)]
  },

  withdraw: (_, { note }) => [noted({ name: 'withdrawn' }, note)],
}

const widestScope = ({ path }: Whistle, { roles }: Person): string =>
  path.find((area) => roles.some(({ role, scope }) => isStaffRole(role) && scope === area)) ?? ''

/** What the department waits for an answer to. */
function anyOf(whistle: Whistle, department: string, ...whats: WaitingFor[]): Waiting | Refusal {
  const found = whats.map((what) => waitingFor(whistle, what, department)).find((one) => one !== undefined)
  return found ?? refuse('whistle/not-asked', '这个部门没有在等这个答复', 'department')
}

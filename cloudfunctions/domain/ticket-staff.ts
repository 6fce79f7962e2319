import { deskOf, isHeldIn, serversOf } from './dispatch'
import { DAY } from './moment'
import { refuse } from './refusal'
import { isAway } from './server'
import { isOwnReport, publishable } from './ticket'
import type { Decide } from './ticket-context'
import { keeperOf, toDesk } from './ticket-holder'
import { NOT_MERGED } from './ticket-rules'
import { isStaffOf, staffScope } from './ticket-sides'
import { acceptBy, clockOf, clockResumed, clockUntil, dispatchTo, noted, type Step } from './ticket-step'

type StaffAction = 'approve' | 'refuse' | 'dispatch' | 'supervise' | 'merge' | 'unmerge' | 'summarise'

/** 社区、街道、区的工作人员能做的。 */
export const STAFF_DECISIONS: { [N in StaffAction]: Decide<N> } = {
  approve(ticket, { note }, { stamp, policy }) {
    const { pending } = ticket
    if (pending?.kind === 'check')
      return [
        noted(
          { name: 'resolved', closing: pending.closing ?? 'solved', endedAt: pending.since, isChecked: true },
          note,
        ),
      ]
    const { startedAt, dueBy } = ticket
    const until = pending?.until ?? 0
    if (until <= Math.max(dueBy, stamp.now))
      return refuse('ticket/too-late', '申请的日期已经过了，请不同意，让承办人重新申请')
    // 批准的日期是人定的，不再暂定。
    const clock = { startedAt, ...clockUntil(startedAt, until, policy), isProvisional: false }
    return [noted({ name: 'extended', ...clock }, note)]
  },

  /** 核查没有通过：等核查的时间补给承办人；他已经离任的，由原来的岗位接。 */
  refuse(ticket, { note }, { category, chain, stamp, ...rules }) {
    const { pending } = ticket
    if (pending?.kind !== 'check') return [noted({ name: 'extensionRefused' }, note)]
    const clock = clockResumed(ticket, pending.since, stamp.now, category, rules)
    const failed = noted({ name: 'checkFailed', ...clock }, note)
    const desk = chain && deskOf(chain, ticket.desk)
    if (!desk || isHeldIn(ticket, chain)) return [failed]
    const limit = acceptBy(stamp.now, category, ticket.urgency, rules)
    return [failed, toDesk(ticket, desk, clock, limit, chain)]
  },

  /** 手工派单、改派：只在本诉求所在的网格、社区、街道之间。 */
  dispatch(ticket, { to, note }, { category, chain, stamp, ...rules }) {
    const [area = '', person] = to.split('/')
    const desk = chain && deskOf(chain, area)
    if (!chain || !desk) return refuse('ticket/unknown-desk', '没有找到这个岗位，请重新选择', 'to')
    const home = [chain.grid, chain.community, chain.street].find((one) => one?._id === area)
    const server = home && serversOf(home).find((one) => one.person === person)
    if (person !== undefined && !server) return refuse('ticket/unknown-person', '没有找到这个人，请重新选择', 'to')
    if (server && isAway(server, stamp.now)) return refuse('ticket/away', `${server.name} 正在请假，请换一位`, 'to')
    if (server && server.person === ticket.author && isOwnReport(ticket))
      return refuse('ticket/own', '不能派给反映人自己', 'to')
    const isTeam = server !== undefined && (home?.team ?? []).includes(server)
    const assignment = {
      ...desk,
      reason: 'by-hand' as const,
      ...(isTeam && { role: 'team' as const }),
      ...(server && { server }),
    }
    const limit = acceptBy(stamp.now, category, ticket.urgency, rules)
    const step = dispatchTo(assignment, clockOf(ticket), limit, keeperOf(ticket, assignment, chain))
    return [note === '' ? step : { ...step, content: { words: note, photos: [] } }]
  },

  supervise(ticket, { until, note }, { actor, stamp, policy }) {
    if (until <= stamp.now) return refuse('ticket/too-early', '督办期限要晚于现在', 'until')
    if (until > stamp.now + policy.longestDays * DAY)
      return refuse('ticket/too-late', `最多到 ${policy.longestDays} 天以后`, 'until')
    const supervised = noted({ name: 'supervised', dueBy: until, scope: staffScope(ticket, actor) }, note)
    const raised: Step = { event: { name: 'raised', urgency: 'raised', why: 'supervised' } }
    return ticket.urgency === 'normal' ? [supervised, raised] : [supervised]
  },

  /** 并件：两个编号都留着，附议的人跟过去。 */
  merge(ticket, { note }, { actor, target }) {
    if (!target || target._id === ticket._id) return refuse('ticket/unknown', '没有找到要并入的诉求', 'into')
    if (target.mergedInto) return refuse('ticket/merged', `它已经并入 ${target.mergedInto.no}，请并到那一件`, 'into')
    if (!target.isOpen) return refuse('ticket/not-now', '它已经办结，不能再并入；可以把本件按“重复”办结', 'into')
    if (!isStaffOf(actor, target)) return refuse('ticket/not-yours', '它不在您的辖区，不能并入', 'into')
    const into = { id: target._id, no: target.no }
    return [{ ...noted({ name: 'merged', into }, note), effects: [{ kind: 'absorb', into: target._id }] }]
  },

  unmerge(ticket, { note }, { category, chain, stamp, ...rules }) {
    const { mergedInto } = ticket
    if (!mergedInto) return NOT_MERGED
    const clock = clockResumed(ticket, ticket.endedAt ?? stamp.now, stamp.now, category, rules)
    const apart: Step = {
      ...noted({ name: 'unmerged', from: mergedInto, ...clock }, note),
      effects: [{ kind: 'release', into: mergedInto.id }],
    }
    const desk = chain && deskOf(chain, ticket.desk)
    if (!desk || isHeldIn(ticket, chain)) return [apart]
    // 原来的人已经离任，就由原来的岗位接。
    const limit = acceptBy(stamp.now, category, ticket.urgency, rules)
    return [apart, toDesk(ticket, desk, clock, limit, chain)]
  },

  /** 公开的只有工作人员写的一句话，和他选的一张照片 (domain rule 7)。 */
  summarise(ticket, { text, photo, seen = '' }) {
    if (seen !== (ticket.summary?.entry ?? '')) return refuse('ticket/changed', '别人刚改了公开摘要，请看过再定')
    if (text === '') {
      if (!ticket.summary) return refuse('ticket/nothing-new', '请填写公开摘要', 'text')
      return [{ event: { name: 'summarised', isPublic: false } }]
    }
    if (photo !== undefined && !publishable(ticket).includes(photo))
      return refuse('photo/not-public', '只能公开办理时拍的、已经通过审核的照片', 'photo')
    return [
      {
        event: { name: 'summarised', isPublic: true, ...(photo !== undefined && { photo }) },
        content: { words: text, photos: [] },
      },
    ]
  },
}

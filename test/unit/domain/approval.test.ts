import type { Chain } from '../../../cloudfunctions/domain/area'
import type { Server } from '../../../cloudfunctions/domain/server'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { can } from '../../../cloudfunctions/domain/ticket-rules'
import {
  ACCEPT,
  after,
  at,
  aTicket,
  clerk,
  COMMUNITY,
  DISTRICT,
  elapse,
  ESCALATE,
  fullChain,
  handling,
  policy,
  REPORTED_AT,
  RESOLVE,
  server,
  shed,
  STREET,
  streetClerk,
  worker,
} from '../../support/city-facts'

const leave = [{ from: 0, until: at('2027-01-01 00:00') }]
const EXTEND = { name: 'extend', until: at('2026-03-04 17:30'), note: '等配件' } as const

const people: { [level in 'community' | 'street']: Server[] } = {
  community: [server('clerk')],
  street: [server('streetClerk')],
}
/** The full chain with others at the desks of community and street. */
const staffed = (facts: Partial<typeof people>): Chain => ({
  ...fullChain,
  community: { ...fullChain.community!, staff: facts.community ?? people.community },
  street: { ...fullChain.street, staff: facts.street ?? people.street },
})

const asked = (where: Chain, ticket = handling()): Ticket =>
  after(ticket, worker, EXTEND, REPORTED_AT + 60_000, { chain: where })
const checking = (where = fullChain): Ticket =>
  after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE, REPORTED_AT + 60_000, { chain: where })

const told = (ticket: Ticket, before: Ticket) =>
  ticket.outbox
    .slice(before.outbox.length)
    .flatMap((intent) => (intent.kind === 'notify' ? [[intent.news, intent.audience]] : []))

describe('由谁审批', () => {
  test.each([
    ['社区有人，由社区批', {}, COMMUNITY],
    ['社区没有人，由街道批', { community: [] }, STREET],
    ['社区的人都请了假，由街道批', { community: [server('clerk', { leave })] }, STREET],
    ['社区只有申请的人自己，由街道批', { community: [server('worker')] }, STREET],
    ['街道也没有人，由区里批', { community: [], street: [] }, DISTRICT],
  ])('%s，那一级的人听到', (_, facts, level) => {
    const where = staffed(facts)
    expect(asked(where).approver).toBe(level)
    expect(told(asked(where), handling())).toEqual([['approval', { desk: level }]])
    expect(checking(where).approver).toBe(level)
  })

  test('社区申请的，由街道批；街道的人都请了假，由区里批', () => {
    const atCommunity = after(after(handling(), worker, ESCALATE), clerk, ACCEPT)
    const by = (facts: Partial<typeof people>) =>
      after(atCommunity, clerk, EXTEND, REPORTED_AT + 120_000, { chain: staffed(facts) }).approver
    expect(by({})).toBe(STREET)
    expect(by({ street: [server('streetClerk', { leave })] })).toBe(DISTRICT)
  })

  test('转到街道以后，社区的人回来了也可以批', () => {
    const skipped = asked(staffed({ community: [server('clerk', { leave })] }))
    for (const who of [clerk, streetClerk]) expect(can(skipped, 'approve', who, REPORTED_AT, policy)).toBe(true)
    expect(can(skipped, 'approve', worker, REPORTED_AT, policy)).toBe(false)
  })
})

describe('没有人答复的审批', () => {
  const away = staffed({ community: [server('clerk', { leave })] })

  test('批的人后来都请了假，下一个闹钟就转到街道，重新计答复的时限', () => {
    const waiting = asked(staffed({}))
    const moved = elapse(waiting, waiting.wakeAt ?? 0, away)
    expect(moved).toMatchObject({ approver: STREET, told: { approval: false } })
    expect(told(moved, waiting)).toContainEqual(['approval', { desk: STREET }])
    expect(moved.pending?.answerBy).toBeGreaterThan(waiting.wakeAt ?? 0)
  })

  test('过了时候没有人核查：提醒，再转上一级，一级一级到区里为止', () => {
    let ticket = checking()
    const levels: Array<string | null> = []
    while (ticket.wakeAt !== null) {
      const before = ticket
      ticket = elapse(ticket, ticket.wakeAt)
      expect(told(ticket, before)[0]).toEqual(['approval-waits', { desk: before.approver }])
      levels.push(ticket.approver)
    }
    expect(levels).toEqual([STREET, DISTRICT, DISTRICT])
    expect(ticket).toMatchObject({ status: 'checking', pending: { kind: 'check' } })
  })

  test('一下跳过一个月，和一步一步走，停在同一个地方', () => {
    let slow = checking()
    while (slow.wakeAt !== null) slow = elapse(slow, slow.wakeAt)
    const fast = elapse(checking(), REPORTED_AT + 30 * 86_400_000)
    expect(fast.pending).toEqual(slow.pending)
    expect(fast.timeline.map(({ name }) => name)).toEqual(slow.timeline.map(({ name }) => name))
  })

  test('街道没有人的，从社区直接转到区里', () => {
    const waiting = checking()
    const late = elapse(waiting, waiting.wakeAt ?? 0, staffed({ street: [] }))
    expect(late.approver).toBe(DISTRICT)
  })
})

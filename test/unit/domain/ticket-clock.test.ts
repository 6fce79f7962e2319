import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { timePassed } from '../../../cloudfunctions/domain/ticket-clock'
import {
  ACCEPT,
  after,
  at,
  aTicket,
  chain,
  clerk,
  COMMUNITY,
  elapse,
  ESCALATE,
  handling,
  passing,
  REPORTED_AT,
  RESOLVE,
  resolved,
  server,
  shed,
  STREET,
  streetClerk,
  worker,
} from '../../support/city-facts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const said = (ticket: Ticket, from: number) => ticket.timeline.slice(from).map(({ name }) => name)
const steps = (ticket: Ticket, now: number) => timePassed(ticket, passing(ticket, now)).map(({ event }) => event.name)

test('还早，什么也不说', () => {
  expect(steps(aTicket(), REPORTED_AT + 1)).toEqual([])
})

test('闹钟总是停在下一件要说的事上：没人接单、临期、超期、上报', () => {
  let ticket = aTicket()
  const order: string[] = []
  while (ticket.wakeAt !== null) {
    expect(steps(ticket, ticket.wakeAt - 1)).toEqual([])
    const from = ticket.timeline.length
    ticket = elapse(ticket, ticket.wakeAt)
    order.push(...said(ticket, from))
  }
  expect(order).toEqual([
    'unanswered',
    'dueSoon',
    'overdue',
    'escalated',
    'dispatched',
    // 社区还没到该接单的时候，又超了一半时限：到街道。
    'escalated',
    'dispatched',
    'unanswered',
  ])
  expect(ticket.desk).toBe(STREET)
})

test('一下跳过一周，和一步一步走，停在同一个地方', () => {
  let slow = aTicket()
  const end = REPORTED_AT + 7 * DAY
  while (slow.wakeAt !== null && slow.wakeAt <= end) slow = elapse(slow, slow.wakeAt)
  const fast = elapse(aTicket(), end)
  const place = ({ desk, holder, keeper, climbs, status }: Ticket) => ({ desk, holder, keeper, climbs, status })
  expect(place(fast)).toEqual(place(slow))
  expect(said(fast, 0)).not.toContain('dueSoon')
})

test('同一时刻再问一次，没有新话', () => {
  const ticket = elapse(aTicket(), REPORTED_AT + DAY)
  expect(steps(ticket, REPORTED_AT + DAY)).toEqual([])
})

test('超期达到时限的一半，自动上报社区，期限不变，原承办人仍然负责', () => {
  const ticket = handling()
  const climb = ticket.dueBy + (ticket.dueBy - ticket.startedAt) / 2
  expect(elapse(ticket, climb - 1).desk).toBe(ticket.desk)
  const up = elapse(ticket, climb)
  expect(up).toMatchObject({ desk: COMMUNITY, holder: null, keeper: 'worker', dueBy: ticket.dueBy, climbs: 1 })
})

test('到了街道，不再往上', () => {
  const atStreet = after(
    after(after(after(handling(), worker, ESCALATE), clerk, ACCEPT), clerk, ESCALATE),
    streetClerk,
    ACCEPT,
  )
  const late = elapse(atStreet, REPORTED_AT + 30 * DAY)
  expect(late).toMatchObject({ desk: STREET, holder: 'streetClerk', wakeAt: null })
})

test('等着审批延期时不上报；审批一级一级到了区里也没有答复，提醒过了，再照常上报', () => {
  const asked = after(handling(), worker, { name: 'extend', until: at('2026-03-06 17:30'), note: '等配件' })
  const answerBy = asked.pending?.answerBy ?? 0
  expect(elapse(asked, answerBy - 1).desk).toBe(asked.desk)
  const moved = elapse(asked, answerBy)
  expect(said(moved, asked.timeline.length)).toEqual(['overdue', 'approvalWaits', 'approvalMoved'])
  expect(moved).toMatchObject({ desk: asked.desk, pending: { kind: 'extension' } })
  const late = elapse(asked, REPORTED_AT + 30 * DAY)
  const UP = ['approvalWaits', 'approvalMoved']
  expect(said(late, asked.timeline.length).slice(0, 7)).toEqual(['overdue', ...UP, ...UP, 'approvalWaits', 'escalated'])
  expect(late).toMatchObject({ deskRole: 'street', pending: null, keeper: 'worker' })
})

test('等待核查的不再算承办人超期，只说核查一级一级没有答复', () => {
  const checking = after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE)
  expect(said(elapse(checking, checking.dueBy + DAY), checking.timeline.length)).toEqual([
    'approvalWaits',
    'approvalMoved',
    'approvalWaits',
    'approvalMoved',
    'approvalWaits',
  ])
})

test('督办期限过了，承办人和督办的人都听到', () => {
  const until = at('2026-03-02 12:00')
  const watched = after(handling(), streetClerk, { name: 'supervise', until, note: '今天办好' })
  const late = elapse(watched, until)
  expect(said(late, watched.timeline.length)).toEqual(['supervisionOverdue'])
  const told = late.outbox.flatMap((intent) =>
    intent.kind === 'notify' && intent.news === 'supervision-overdue' ? [intent.audience] : [],
  )
  expect(told).toEqual([{ person: 'streetClerk' }])
})

test('承办人已不在名册上，下一个闹钟就改派，钟不停', () => {
  const without = chain({ standIns: [server('standIn')] })
  const ticket = handling()
  const moved = elapse(ticket, ticket.wakeAt ?? 0, without)
  expect(moved).toMatchObject({ holder: 'standIn', status: 'dispatched', dueBy: ticket.dueBy })
  expect(moved.timeline.at(ticket.timeline.length)).toMatchObject({ name: 'dispatched', reason: 'left' })
})

test('办结七天无人评价，自动结案；早一毫秒也不', () => {
  const ended = resolved()
  expect(ended.wakeAt).toBe((ended.endedAt ?? 0) + 7 * DAY)
  expect(steps(ended, (ended.wakeAt ?? 0) - 1)).toEqual([])
  expect(elapse(ended, ended.wakeAt ?? 0)).toMatchObject({ status: 'closed', wakeAt: null })
})

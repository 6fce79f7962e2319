import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { apply } from '../../../cloudfunctions/domain/ticket-step'
import {
  ACCEPT,
  after,
  at,
  aTicket,
  author,
  chain,
  clerk,
  ESCALATE,
  handling,
  PROGRESS,
  REOPEN,
  REPORTED_AT,
  RESOLVE,
  resolved,
  stampOf,
  worker,
} from '../../support/city-facts'

/** What is told, and to whom, since the ticket looked as `before`. */
const news = (ticket: Ticket, before?: Ticket) =>
  ticket.outbox
    .slice(before?.outbox.length ?? 0)
    .flatMap((intent) => (intent.kind === 'notify' ? [[intent.news, intent.audience]] : []))

test('派单：告诉承办人，告诉反映人', () => {
  expect(news(aTicket())).toEqual([
    ['task', { person: 'worker' }],
    ['received', { person: 'author' }],
  ])
})

test('没有指名，告诉整个社区', () => {
  expect(news(aTicket({ where: chain() }))[0]).toEqual(['task', { desk: 'c' }])
})

test('还没人接单就快到期、重新办理，提醒整个岗位：派到的人可能不在', () => {
  const waiting = aTicket()
  const soon = apply(waiting, [{ event: { name: 'dueSoon' } }], { stamp: stampOf('clock', REPORTED_AT + 1) })
  expect(news(soon, waiting)).toEqual([['due-soon', { desk: 'g' }]])
  expect(news(after(resolved(), author, REOPEN)).at(-1)).toEqual(['task-again', { desk: 'g' }])
})

test('接单和办结，反映人和附议人都知道', () => {
  const ticket = handling()
  expect(news(ticket, aTicket())).toEqual([
    ['accepted', { person: 'author' }],
    ['followed-accepted', { followers: true }],
  ])
  expect(news(after(ticket, worker, RESOLVE), ticket).map(([what]) => what)).toEqual(['resolved', 'followed-resolved'])
})

test('上报以后，社区接手，反映人知道；社区接单，原承办人知道', () => {
  const up = after(handling(), worker, ESCALATE)
  expect(news(up, handling())).toEqual([
    ['climbed', { desk: 'c' }],
    ['moved-up', { person: 'author' }],
  ])
})

test('自己做的，不用再告诉自己', () => {
  const filed = aTicket({ source: 'patrol', by: worker })
  const done = after(after(filed, worker, ACCEPT), worker, PROGRESS)
  expect(news(done, filed)).toEqual([['followed-accepted', { followers: true }]])
})

test('申请延期，告诉上一级；批了，告诉承办人和反映人', () => {
  const asked = after(handling(), worker, { name: 'extend', until: at('2026-03-06 17:30'), note: '等' })
  expect(news(asked, handling())).toEqual([['approval', { desk: 'c' }]])
  expect(news(after(asked, clerk, { name: 'approve', note: '' }), asked)).toEqual([
    ['extended', { person: 'worker' }],
    ['postponed', { person: 'author' }],
  ])
})

test('每一步都让数字和在办件数重新数一遍', () => {
  const counted = after(handling(), worker, RESOLVE)
    .outbox.slice(handling().outbox.length)
    .filter(({ kind }) => kind === 'count' || kind === 'load')
  expect(counted).toMatchObject([
    { kind: 'count', area: 'g', day: '2026-03-02' },
    { kind: 'load', person: 'worker' },
  ])
})

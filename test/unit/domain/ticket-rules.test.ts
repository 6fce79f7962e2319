import type { TicketAction } from '../../../cloudfunctions/contract/ticket-command'
import type { TicketStatus } from '../../../cloudfunctions/contract/ticket-view'
import type { Person } from '../../../cloudfunctions/domain/person'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { ACTIONS, can, forbids, RULES } from '../../../cloudfunctions/domain/ticket-rules'
import { relationOf } from '../../../cloudfunctions/domain/ticket-sides'
import {
  ACCEPT,
  after,
  at,
  aTicket,
  author,
  chain,
  clerk,
  districtClerk,
  elapse,
  ESCALATE,
  farClerk,
  farStreetClerk,
  handling,
  member,
  otherClerk,
  otherWorker,
  policy,
  rate,
  REPORTED_AT,
  RESOLVE,
  resolved,
  shed,
  standIn,
  stranger,
  streetClerk,
  worker,
} from '../../support/city-facts'

const DAY = 86_400_000
const NOW = REPORTED_AT + 120_000

const PEOPLE: Person[] = [
  ...[author, stranger, worker, standIn, member, otherWorker],
  ...[clerk, otherClerk, farClerk, streetClerk, farStreetClerk, districtClerk],
]

describe('权限表：谁，在什么状态，可以做什么', () => {
  const tickets: Record<TicketStatus, Ticket> = {
    dispatched: aTicket(),
    handling: handling(),
    checking: after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE),
    resolved: resolved(),
    closed: elapse(resolved(), (resolved().endedAt ?? 0) + 7 * DAY),
  }
  /** 一半时间已过：可以催；催办以外与时间无关。 */
  const LATER = aTicket().dueBy
  const STAFF = ['clerk', 'otherClerk', 'streetClerk', 'districtClerk']
  /** 表里没有的都不可以。 */
  const allowed: Partial<Record<TicketAction, Partial<Record<TicketStatus, string[]>>>> = {
    accept: { dispatched: ['worker', 'standIn'] },
    approve: { checking: STAFF },
    refuse: { checking: STAFF },
    resolve: { handling: ['worker'] },
    progress: { dispatched: ['worker'], handling: ['worker'] },
    dispatch: { dispatched: STAFF, handling: STAFF },
    hand: { handling: ['worker'] },
    ask: { handling: ['worker'] },
    sendBack: { dispatched: ['worker', 'standIn'], handling: ['worker'] },
    escalate: { dispatched: ['worker', 'standIn'], handling: ['worker'] },
    extend: { handling: ['worker'] },
    correct: { dispatched: ['worker', 'standIn', ...STAFF], handling: ['worker', ...STAFF] },
    split: { dispatched: ['worker', ...STAFF], handling: ['worker', ...STAFF] },
    supervise: { dispatched: STAFF, handling: STAFF, checking: STAFF },
    merge: { dispatched: STAFF, handling: STAFF },
    summarise: { dispatched: STAFF, handling: STAFF, checking: STAFF, resolved: STAFF, closed: STAFF },
    supplement: { dispatched: ['author'], handling: ['author'], checking: ['author'] },
    urge: { dispatched: ['author'], handling: ['author'] },
    withdraw: { dispatched: ['author'], handling: ['author'] },
    rate: { resolved: ['author'], closed: ['author'] },
    reopen: { resolved: ['author'], closed: ['author'] },
  }
  const cases = ACTIONS.filter((action) => action !== 'undo').flatMap((action) =>
    (Object.keys(tickets) as TicketStatus[]).flatMap((status) =>
      PEOPLE.map((actor) => ({
        action,
        status,
        actor,
        may: allowed[action]?.[status]?.includes(actor._id) ?? false,
      })),
    ),
  )

  test.each(cases)('$actor._id 在 $status 时 $action：$may', ({ action, status, actor, may }) => {
    const ticket = tickets[status]
    const now = action === 'urge' ? LATER : Math.max(NOW, ticket.timeline.at(-1)?.at ?? 0)
    expect(can(ticket, action, actor, now, policy)).toBe(may)
  })

  test('每个动作都写明了谁、从哪个状态', () => {
    for (const action of ACTIONS) expect(RULES[action].by.length * RULES[action].from.length).toBeGreaterThan(0)
  })
})

describe('权限表，拐弯的地方：不在网格员手上、等着审批、并走了、刚做完', () => {
  const escalated = after(handling(), worker, ESCALATE)
  const handed = after(handling(), worker, { name: 'hand', to: 'member', note: '' })
  const target = { ...handling(), _id: 't9', no: 'JH260302-ZZZZZ' }
  const until = at('2026-03-20 17:30')
  const above = 'dispatch correct split supervise merge summarise'
  const mayDo: Record<string, { ticket: Ticket; now?: number; by: Record<string, string> }> = {
    上报到社区还没人接: {
      ticket: escalated,
      by: {
        author: 'supplement withdraw',
        worker: 'accept progress',
        clerk: `accept dispatch sendBack escalate correct split supervise merge summarise`,
        otherClerk: `accept dispatch sendBack escalate correct split supervise merge summarise`,
        streetClerk: above,
        districtClerk: above,
      },
    },
    在社区手上: {
      ticket: after(escalated, clerk, ACCEPT),
      by: {
        author: 'supplement withdraw',
        clerk: 'resolve progress dispatch ask sendBack escalate extend correct split merge summarise',
        otherClerk: above,
        streetClerk: above,
        districtClerk: above,
      },
    },
    交给团队成员还没接: {
      ticket: handed,
      by: {
        author: 'supplement withdraw',
        worker: 'accept progress',
        member: 'accept progress sendBack',
        ...Object.fromEntries(['clerk', 'otherClerk', 'streetClerk', 'districtClerk'].map((one) => [one, above])),
      },
    },
    在团队成员手上: {
      ticket: after(handed, member, ACCEPT),
      by: {
        author: 'supplement withdraw',
        worker: 'progress',
        member: 'resolve progress ask sendBack',
        ...Object.fromEntries(['clerk', 'otherClerk', 'streetClerk', 'districtClerk'].map((one) => [one, above])),
      },
    },
    等着批延期: {
      ticket: after(handling(), worker, { name: 'extend', until, note: '等配件' }),
      by: {
        author: 'supplement withdraw',
        worker: 'resolve progress ask correct split',
        ...Object.fromEntries(
          ['clerk', 'otherClerk', 'streetClerk', 'districtClerk'].map((one) => [
            one,
            'approve refuse correct split supervise summarise',
          ]),
        ),
      },
    },
    并走了: {
      ticket: after(handling(), clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target }),
      by: Object.fromEntries(
        ['clerk', 'otherClerk', 'streetClerk', 'districtClerk'].map((one) => [one, 'unmerge summarise']),
      ),
    },
    刚刚办结: {
      ticket: resolved(),
      now: REPORTED_AT + 65_000,
      by: {
        author: 'rate reopen',
        worker: 'undo',
        ...Object.fromEntries(['clerk', 'otherClerk', 'streetClerk', 'districtClerk'].map((one) => [one, 'summarise'])),
      },
    },
  }
  const cases = Object.entries(mayDo).flatMap(([situation, { ticket, now = NOW, by }]) =>
    PEOPLE.map((actor) => ({ situation, ticket, now, actor, may: by[actor._id] ?? '' })),
  )

  test.each(cases)('$situation，$actor._id 可以：$may', ({ ticket, now, actor, may }) => {
    const found = ACTIONS.filter((action) => can(ticket, action, actor, now, policy))
    expect(found.join(' ')).toBe(may)
  })
})

test('落到社区的，社区接；街道和网格员不接', () => {
  const fell = aTicket({ where: chain() })
  expect(can(fell, 'accept', clerk, NOW, policy)).toBe(true)
  expect(can(fell, 'accept', streetClerk, NOW, policy)).toBe(false)
  expect(can(fell, 'accept', worker, NOW, policy)).toBe(false)
})

test('上报以后，原承办人可以收回，别的网格员不行', () => {
  const up = after(handling(), worker, ESCALATE)
  expect(can(up, 'accept', worker, NOW, policy)).toBe(true)
  expect(can(up, 'accept', standIn, NOW, policy)).toBe(false)
})

test('抢单输了的人，被告知是谁接的', () => {
  const taken = after(aTicket(), standIn, ACCEPT)
  expect(forbids(taken, 'accept', worker, NOW, policy)).toMatchObject({
    code: 'ticket/already-accepted',
    message: '这件诉求已由 standIn的名字 接单',
  })
  expect(forbids(taken, 'accept', standIn, NOW, policy)?.message).toBe('您已经接单了')
})

test('外人看不到：作者、经手人、附议人以外都没有关系；团队成员只看交给自己的', () => {
  expect(relationOf(aTicket(), author, false)).toBe('author')
  for (const handler of [worker, standIn, clerk, streetClerk, districtClerk])
    expect(relationOf(aTicket(), handler, false)).toBe('handler')
  for (const outsider of [stranger, otherWorker, farClerk, farStreetClerk, member])
    expect(relationOf(aTicket(), outsider, false)).toBeUndefined()
  expect(relationOf(aTicket(), stranger, true)).toBe('follower')
  expect(relationOf({ ...aTicket(), holder: 'member' }, member, false)).toBe('handler')
})

test('申请延期的人不能自己批，同社区的另一位可以', () => {
  const taken = after(aTicket({ where: chain() }), clerk, ACCEPT)
  const pending = {
    kind: 'extension' as const,
    entry: 'e3',
    by: clerk._id,
    since: NOW,
    answerBy: NOW + DAY,
    until: NOW + 2 * DAY,
  }
  const asked = { ...taken, pending, approver: 'c' }
  expect(can(asked, 'approve', clerk, NOW, policy)).toBe(false)
  expect(can(asked, 'approve', otherClerk, NOW, policy)).toBe(true)
})

test('办结 15 天内可以重新办理，过了就不行', () => {
  const ended = resolved()
  const endedAt = ended.endedAt ?? 0
  expect(can(ended, 'reopen', author, endedAt + 15 * DAY, policy)).toBe(true)
  expect(forbids(ended, 'reopen', author, endedAt + 15 * DAY + 1, policy)?.code).toBe('ticket/too-late')
})

test('自动结案后 15 天内，仍可评价一次，只一次', () => {
  const endedAt = resolved().endedAt ?? 0
  const silent = elapse(resolved(), endedAt + 7 * DAY)
  const rated = after(silent, author, rate('fair'), endedAt + 8 * DAY)
  expect(forbids(rated, 'rate', author, endedAt + 9 * DAY, policy)?.code).toBe('ticket/already-rated')
})

test('居民自己反映的，不能自己接单、审批、并件', () => {
  const own = { ...aTicket(), author: worker._id }
  expect(forbids(own, 'accept', worker, NOW, policy)).toMatchObject({ code: 'ticket/own' })
  expect(can(own, 'accept', standIn, NOW, policy)).toBe(true)
  expect(forbids({ ...aTicket(), author: clerk._id }, 'merge', clerk, NOW, policy)).toMatchObject({
    code: 'ticket/own',
  })
})

test('巡查发现的，发现的人可以自己办，但不能自己评价', () => {
  const found = aTicket({ source: 'patrol', by: worker })
  expect(can(found, 'accept', worker, NOW, policy)).toBe(true)
  const done = after(after(found, worker, ACCEPT), worker, RESOLVE)
  expect(forbids(done, 'rate', worker, NOW, policy)).toMatchObject({ code: 'ticket/own' })
})

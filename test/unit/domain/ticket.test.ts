import { apply, decide, timePassed } from '../../../cloudfunctions/domain/ticket-decision'
import { ACTIONS, can, forbids, relationOf } from '../../../cloudfunctions/domain/ticket-rules'
import { evolve, type Ticket } from '../../../cloudfunctions/domain/ticket'
import type { TicketAction, TicketStatus } from '../../../cloudfunctions/contract/ticket'
import type { Person } from '../../../cloudfunctions/domain/person'
import {
  after,
  at,
  aTicket,
  author,
  calendar,
  chain,
  clerk,
  handling,
  litter,
  otherWorker,
  PROGRESS,
  rate,
  REOPEN,
  REPORTED_AT,
  RESOLVE,
  resolved,
  server,
  standIn,
  stranger,
  streetClerk,
  worker,
} from '../../support/city-facts'

const DAY = 86_400_000
const NOW = REPORTED_AT + 120_000

describe('一件诉求的一生', () => {
  test('一报上来就有人管、有期限、有编号', () => {
    const ticket = aTicket()
    expect(ticket).toMatchObject({
      status: 'dispatched',
      holder: 'worker',
      isOpen: true,
      dueBy: at('2026-03-02 15:30'),
    })
    expect(ticket.firstDueBy).toBe(ticket.dueBy)
    expect(ticket.timeline.map(({ name }) => name)).toEqual(['reported', 'dispatched'])
  })

  test('接单、办结、满意，结案', () => {
    const closed = after(resolved(), author, rate('satisfied'))
    expect(closed).toMatchObject({
      status: 'closed',
      isOpen: false,
      rating: 'satisfied',
      closing: 'solved',
      wakeAt: null,
    })
  })

  test('不满意重新办理：回到原来的人，重新计时，返工加一', () => {
    const again = after(resolved(), author, REOPEN, at('2026-03-03 09:00'))
    expect(again).toMatchObject({ status: 'dispatched', holder: 'worker', reopenings: 1, closing: null, rating: null })
    expect(again.dueBy).toBe(at('2026-03-03 15:30'))
    expect(again.firstDueBy).toBe(at('2026-03-02 15:30'))
  })

  test('没评价就要求重办，时间线上记一笔不满意；评过的不再记', () => {
    const names = (ticket: Ticket) =>
      ticket.timeline.slice(4).map((entry) => (entry.name === 'rated' ? entry.score : entry.name))
    expect(names(after(resolved(), author, REOPEN))).toEqual(['dissatisfied', 'reopened', 'dispatched'])
    const rated = after(resolved(), author, rate('fair'))
    expect(names(after(rated, author, REOPEN))).toEqual(['fair', 'closed', 'reopened', 'dispatched'])
  })

  test('代班接的单，重新办理回到代班手上', () => {
    const done = after(after(aTicket(), standIn, { name: 'accept' }), standIn, RESOLVE)
    expect(after(done, author, REOPEN).holder).toBe('standIn')
  })

  test('社区接的单，重新办理回到社区那位同志手上', () => {
    const fell = aTicket(chain())
    expect(fell).toMatchObject({ holder: null, desk: 'c' })
    const done = after(after(fell, clerk, { name: 'accept' }), clerk, RESOLVE)
    expect(after(done, author, REOPEN)).toMatchObject({ holder: 'clerk', desk: 'c' })
  })

  test('照着时间线重放，得到同一件诉求', () => {
    const ticket = after(after(resolved(), author, REOPEN), worker, { name: 'accept' })
    const { timeline: _t, outbox: _o, outboxAt: _oa, version: _v, contents: _c, cast: _p, ...state } = ticket
    // 一张白纸：刚报上来、什么都还没发生。
    const blank: Ticket = {
      ...aTicket(),
      status: 'closed',
      isOpen: false,
      desk: '',
      holder: null,
      startedAt: 0,
      dueBy: 0,
      firstDueBy: 0,
      similarUntil: 0,
      wakeAt: null,
      timeline: [],
    }
    const {
      timeline: _t2,
      outbox: _o2,
      outboxAt: _oa2,
      version: _v2,
      contents: _c2,
      cast: _p2,
      ...replayed
    } = ticket.timeline.reduce(evolve, blank)
    expect(replayed).toEqual(state)
  })
})

describe('权限表', () => {
  const tickets: Record<TicketStatus, Ticket> = {
    dispatched: aTicket(),
    handling: handling(),
    resolved: resolved(),
    closed: after(resolved(), author, rate('satisfied')),
  }
  const people: Person[] = [author, stranger, worker, standIn, otherWorker, clerk, streetClerk]
  /** 谁在什么状态可以做什么；表里没有的都不可以。 */
  const allowed: Array<[TicketAction, TicketStatus, string[]]> = [
    ['accept', 'dispatched', ['worker', 'standIn']],
    ['progress', 'handling', ['worker']],
    ['resolve', 'handling', ['worker']],
    ['rate', 'resolved', ['author']],
    ['reopen', 'resolved', ['author']],
    ['reopen', 'closed', ['author']],
  ]
  const cases = ACTIONS.flatMap((action) =>
    (Object.keys(tickets) as TicketStatus[]).flatMap((status) =>
      people.map((actor) => ({
        action,
        status,
        actor,
        may: allowed.some(([a, s, who]) => a === action && s === status && who.includes(actor._id)),
      })),
    ),
  )
  test.each(cases)('$actor._id 在 $status 时 $action：$may', ({ action, status, actor, may }) => {
    expect(can(tickets[status], action, actor, NOW)).toBe(may)
  })

  test('落到社区的，社区接；街道和网格员不接', () => {
    const fell = aTicket(chain())
    expect(can(fell, 'accept', clerk, NOW)).toBe(true)
    expect(can(fell, 'accept', streetClerk, NOW)).toBe(false)
    expect(can(fell, 'accept', worker, NOW)).toBe(false)
  })

  test('抢单输了的人，被告知是谁接的', () => {
    const taken = after(aTicket(), standIn, { name: 'accept' })
    expect(forbids(taken, 'accept', worker, NOW)).toMatchObject({
      code: 'ticket/already-accepted',
      message: '这件诉求已由 standIn的名字 接单',
    })
    expect(forbids(taken, 'accept', standIn, NOW)?.message).toBe('您已经接单了')
  })

  test('外人看不到：作者、经手人、附议人以外都没有关系', () => {
    expect(relationOf(aTicket(), author, false)).toBe('author')
    for (const handler of [worker, standIn, clerk, streetClerk])
      expect(relationOf(aTicket(), handler, false)).toBe('handler')
    for (const outsider of [stranger, otherWorker]) expect(relationOf(aTicket(), outsider, false)).toBeUndefined()
    expect(relationOf(aTicket(), stranger, true)).toBe('follower')
  })

  test('办结 15 天内可以重新办理，过了就不行', () => {
    const ended = resolved()
    const endedAt = ended.endedAt ?? 0
    expect(can(ended, 'reopen', author, endedAt + 15 * DAY)).toBe(true)
    expect(forbids(ended, 'reopen', author, endedAt + 15 * DAY + 1)?.code).toBe('ticket/too-late')
  })

  test('自动结案后 15 天内，仍可评价一次，只一次', () => {
    const ended = resolved()
    const silent = evolve(ended, {
      name: 'closed',
      reason: 'silence',
      id: 'e9',
      at: (ended.endedAt ?? 0) + 7 * DAY,
      by: 'clock',
    })
    expect(can(silent, 'rate', author, (ended.endedAt ?? 0) + 8 * DAY)).toBe(true)
    const rated = after(silent, author, rate('fair'), (ended.endedAt ?? 0) + 8 * DAY)
    expect(forbids(rated, 'rate', author, (ended.endedAt ?? 0) + 9 * DAY)?.code).toBe('ticket/already-rated')
  })

  test('自己反映的，不能自己接单', () => {
    const own = { ...aTicket(), author: worker._id }
    expect(forbids(own, 'accept', worker, NOW)).toMatchObject({ code: 'ticket/own' })
    expect(can(own, 'accept', standIn, NOW)).toBe(true)
  })
})

describe('时间到了', () => {
  test('还早，什么也不说', () => {
    expect(timePassed(aTicket(), REPORTED_AT + 1)).toEqual([])
  })

  test('闹钟总是停在下一件要说的事上', () => {
    const ticket = aTicket()
    const soon = ticket.wakeAt ?? 0
    expect(soon).toBeLessThan(ticket.dueBy)
    expect(timePassed(ticket, soon - 1)).toEqual([])
    expect(timePassed(ticket, soon)).toEqual([{ event: { name: 'dueSoon' } }])
  })

  test('一下跳过一周，只说超期，不再补说临期', () => {
    expect(timePassed(aTicket(), REPORTED_AT + 7 * DAY)).toEqual([{ event: { name: 'overdue' } }])
  })

  test('办结七天无人评价，自动结案；早一毫秒也不', () => {
    const ended = resolved()
    expect(ended.wakeAt).toBe((ended.endedAt ?? 0) + 7 * DAY)
    expect(timePassed(ended, (ended.wakeAt ?? 0) - 1)).toEqual([])
    expect(timePassed(ended, ended.wakeAt ?? 0)).toEqual([{ event: { name: 'closed', reason: 'silence' } }])
  })
})

describe('要告诉谁', () => {
  const news = (ticket: Ticket, from = 0) =>
    ticket.outbox.slice(from).map(({ audience, news: what }) => [what, audience])

  test('派单：告诉承办人，告诉反映人', () => {
    expect(news(aTicket())).toEqual([
      ['task', { person: 'worker' }],
      ['received', { person: 'author' }],
    ])
  })

  test('没有指名，告诉整个社区', () => {
    expect(news(aTicket(chain()))[0]).toEqual(['task', { desk: 'c' }])
  })

  test('还没人接单就快到期、重新办理，提醒整个岗位：派到的人可能不在', () => {
    const waiting = aTicket()
    const soon = apply(waiting, [{ event: { name: 'dueSoon' } }], { now: NOW, by: 'clock' })
    expect(news(soon, 2)).toEqual([['due-soon', { desk: 'g' }]])
    expect(news(after(resolved(), author, REOPEN)).at(-1)).toEqual(['task-again', { desk: 'g' }])
  })

  test('接单和办结，反映人和附议人都知道', () => {
    const ticket = handling()
    expect(news(ticket, 2)).toEqual([
      ['accepted', { person: 'author' }],
      ['followed-accepted', { followers: true }],
    ])
    expect(news(after(ticket, worker, RESOLVE), 4).map(([what]) => what)).toEqual(['resolved', 'followed-resolved'])
  })

  test('每条消息的编号全系统唯一', () => {
    const ticket = after(resolved(), author, REOPEN)
    const ids = ticket.outbox.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('时间线只记人的编号，不记话：话和照片另放，可以抹去', () => {
  const ticket = after(handling(), worker, PROGRESS)
  const timeline = JSON.stringify(ticket.timeline)
  expect(timeline).not.toContain('垃圾堆了三天')
  expect(timeline).not.toContain('已联系环卫')
  expect(Object.values(ticket.contents).map(({ words }) => words)).toEqual(['三单元门口垃圾堆了三天', '已联系环卫'])
})

test('别人的诉求做不了，说得清楚', () => {
  const outcome = decide(aTicket(), rate('satisfied'), {
    actor: stranger,
    category: litter,
    calendar,
    stamp: { now: NOW, by: stranger._id },
  })
  expect(outcome).toEqual({ ok: false, code: 'ticket/not-yours', message: '只有反映人可以这样做' })
})

test('网格员不在岗，一报上来就在代班手上', () => {
  expect(aTicket(chain({ worker: server('worker', { away: true }), standIns: [server('standIn')] })).holder).toBe(
    'standIn',
  )
})

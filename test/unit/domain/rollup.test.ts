import { bucketOf, type Figures, figuresOf, isSame, sum, uncounted } from '../../../cloudfunctions/domain/rollup'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { replay } from '../../../cloudfunctions/domain/ticket-evolution'
import { livelyTicket } from '../../support/lively-tickets'

const lives = Array.from({ length: 400 }, (_, seed) => livelyTicket(seed + 1))

test('无论一件诉求经历过什么，四个格子里总是恰好落一格，撤回和并件不进总数', () => {
  for (const ticket of lives) {
    const { total, onTime, late, overdue, running, setAside } = figuresOf(ticket)
    expect(onTime + late + overdue + running).toBe(total)
    expect(total + setAside).toBe(1)
    expect(setAside).toBe(ticket.closing === 'withdrawn' || ticket.mergedInto ? 1 : 0)
  }
})

test('办结了的：清单按“超期”找，和格子里数的是同一些', () => {
  const ended = lives.filter(({ isOpen }) => !isOpen)
  for (const ticket of ended.filter((one) => bucketOf(one) !== 'setAside'))
    expect(ticket.told.overdue).toBe(bucketOf(ticket) === 'late')
  expect(new Set(ended.map(bucketOf))).toEqual(new Set(['onTime', 'late', 'setAside']))
})

test('每种办结方式分开数，合起来就是办结的；撤回和并件合起来就是另放的', () => {
  for (const ticket of lives) {
    const { ended, solved, explained, elsewhere, duplicate, setAside, withdrawn, merged } = figuresOf(ticket)
    expect(solved + explained + elsewhere + duplicate).toBe(ended)
    expect(withdrawn + merged).toBe(setAside)
    expect([withdrawn, merged]).toEqual([Number(ticket.closing === 'withdrawn'), Number(ticket.mergedInto !== null)])
  }
})

test('这些经历里，每个格子、每种数字都出现过', () => {
  const all = sum(lives.map(figuresOf))
  for (const [name, value] of Object.entries(all)) expect([name, value > 0]).toEqual([name, true])
})

test('每个比率的分子都不会大过分母', () => {
  for (const ticket of lives) {
    const f = figuresOf(ticket)
    expect(f.answeredInTime).toBeLessThanOrEqual(f.answerDue)
    expect(f.satisfied).toBeLessThanOrEqual(f.rated)
    expect(f.reopened).toBeLessThanOrEqual(f.endedOnce)
    expect(f.extended).toBeLessThanOrEqual(f.onTime + f.late + f.overdue)
    expect(f.sentBack).toBeLessThanOrEqual(f.total)
    expect(f.onTime + f.late).toBe(f.ended)
  }
})

test('从时间线重放出来的诉求，数出来和当时数的一样', () => {
  for (const ticket of lives) expect(figuresOf(replay(ticket))).toEqual(figuresOf(ticket))
})

test('加起来再分开数，与一起数是一样的', () => {
  const [first, second] = [lives.slice(0, 150), lives.slice(150)]
  const parts = [first, second].map((some) => sum(some.map(figuresOf)))
  expect(sum(parts)).toEqual(sum(lives.map(figuresOf)))
  expect(isSame(sum([]), sum([sum([])]))).toBe(true)
  expect(isSame(sum(parts), parts[0]!)).toBe(false)
})

test('早先存下的没有后来才数的那几种：加起来当作零，重算时看得出不一样', () => {
  const { explained: _new, ...kept } = sum(lives.map(figuresOf))
  expect(sum([kept, kept])).toMatchObject({ total: 2 * kept.total, explained: 0 })
  expect(isSame(sum(lives.map(figuresOf)), kept as Figures)).toBe(false)
})

test('没有数过的一天全是零，等着去数', () => {
  const rollup = uncounted('g', '2026-03-02', 5)
  expect(rollup).toMatchObject({ _id: 'g:2026-03-02', staleAt: 5, figures: sum([]) })
})

describe('一件诉求落在哪一格', () => {
  const base = livelyTicket(1, 0)
  const like = (facts: Partial<Ticket>): Ticket => ({ ...base, ...facts })
  const ended = (endedAt: number): Partial<Ticket> => ({
    isOpen: false,
    status: 'resolved',
    closing: 'solved',
    endedAt,
  })

  test.each([
    { promise: '还没到期的在办', facts: {}, bucket: 'running' },
    {
      promise: '时钟说过超期的，没办结就是超时未办结',
      facts: { told: { ...base.told, overdue: true } },
      bucket: 'overdue',
    },
    { promise: '期限以前办结，按时', facts: ended(base.dueBy - 1), bucket: 'onTime' },
    { promise: '到期限那一刻才办结，已经超时', facts: ended(base.dueBy), bucket: 'late' },
    {
      promise: '撤回的，哪怕超了期，另放',
      facts: { ...ended(base.dueBy + 1), closing: 'withdrawn' },
      bucket: 'setAside',
    },
    { promise: '并到别件的另放', facts: { ...ended(1), mergedInto: { id: 'x', no: 'X' } }, bucket: 'setAside' },
    { promise: '承办人以重复为由办结的，仍然算办结', facts: { ...ended(1), closing: 'duplicate' }, bucket: 'onTime' },
  ] satisfies Array<{ promise: string; facts: Partial<Ticket>; bucket: string }>)('$promise', ({ facts, bucket }) => {
    expect(bucketOf(like(facts))).toBe(bucket)
  })
})

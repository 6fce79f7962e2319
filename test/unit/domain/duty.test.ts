import type { Refusal } from '../../../cloudfunctions/contract/envelope'
import { crewOf, isCrew, keepersOf } from '../../../cloudfunctions/domain/crew'
import {
  type DutyRoster,
  emptyRoster,
  isMissed,
  minutesLate,
  MOST_SHIFTS,
  runOf,
  type Shift,
  shiftText,
  spanText,
  todays,
} from '../../../cloudfunctions/domain/duty'
import type { DutyNews } from '../../../cloudfunctions/domain/duty-intent'
import { following } from '../../../cloudfunctions/domain/duty-turns'
import { copied, daysOf } from '../../../cloudfunctions/domain/duty-pattern'
import { mayNot, type Viewer } from '../../../cloudfunctions/domain/duty-rules'
import {
  assigned,
  cancelled,
  checkedIn,
  checkedOut,
  isDone,
  leftBy,
  planned,
  signed,
  stoodDown,
  swapAccepted,
  swapAsked,
  swapEnded,
  withoutClashes,
} from '../../../cloudfunctions/domain/duty-turns'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { monthAfter, monthBefore } from '../../../cloudfunctions/domain/written'
import { at, COMMUNITY, fullChain, GRID, person as someone, policy, server, worker } from '../../support/city-facts'

const NOW = at('2026-03-02 09:00')
const settings = policy.duty

const aShift = (facts: Partial<Shift> = {}): Shift => ({
  id: 's1',
  date: '2026-03-02',
  span: ['10:00', '12:00'],
  person: 'wang',
  was: [],
  ...facts,
})
const night = aShift({ id: 'night', span: ['22:00', '06:00'] })
const rosterOf = (...shifts: Shift[]): DutyRoster => ok(planned(emptyRoster('st', '2026-03'), shifts, NOW))
function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.message)
  return value
}
const viewer = (person: string, facts: Partial<Viewer> = {}): Viewer => ({
  person,
  serves: true,
  runs: false,
  ...facts,
})

describe('一班', () => {
  test('夜里的班到第二天早上', () => {
    expect(runOf(night)).toEqual({ from: at('2026-03-02 22:00'), until: at('2026-03-03 06:00') })
    expect(spanText(night)).toBe('22:00–次日 06:00')
    expect(spanText(aShift())).toBe('10:00–12:00')
  })

  test.each([
    ['2026-03-02 09:58', 0, '09:58 已签到'],
    ['2026-03-02 10:00', 0, '10:00 已签到'],
    ['2026-03-02 10:12', 12, '10:12 签到，迟到 12 分钟'],
  ])('%s 签到', (moment, late, text) => {
    const shift = aShift({ checkedIn: { at: at(moment), by: 'point' } })
    expect(minutesLate(shift)).toBe(late)
    expect(shiftText(shift, NOW)).toBe(text)
  })

  test.each([
    ['2026-03-02 09:00', {}, '未开始'],
    ['2026-03-02 10:30', {}, '待签到'],
    ['2026-03-02 23:59', {}, '待签到'],
    ['2026-03-03 00:00', {}, '未签到'],
    ['2026-03-02 09:00', { person: null }, '空缺，等待安排'],
    ['2026-03-03 00:00', { person: null }, '没有人值守'],
    ['2026-03-02 09:00', { swap: { by: 'wang', to: null, reason: '', at: NOW } }, '正在找人换班'],
    ['2026-03-02 10:00', { swap: { by: 'wang', to: null, reason: '', at: NOW } }, '待签到'],
  ])('%s 看是 %s', (moment, facts, text) => {
    expect(shiftText(aShift(facts), at(moment))).toBe(text)
  })

  test('夜班没来，过了早上才算', () => {
    expect(isMissed(night, at('2026-03-03 05:59'))).toBe(false)
    expect(isMissed(night, at('2026-03-03 06:00'))).toBe(true)
  })

  test('昨天夜里接过来的，还没下班就算今天的', () => {
    const shifts = [night, aShift({ id: 'noon', date: '2026-03-03' }), aShift({ id: 'later', date: '2026-03-04' })]
    const on = (moment: string) => todays(shifts, at(moment)).map(({ id }) => id)
    expect(on('2026-03-03 01:00')).toEqual(['night', 'noon'])
    expect(on('2026-03-03 06:00')).toEqual(['noon'])
    expect(on('2026-03-03 12:00')).toEqual([])
  })
})

describe('谁可以做什么', () => {
  const begun = at('2026-03-02 10:10')
  const over = at('2026-03-02 12:00')
  const swap = { by: 'wang', to: 'li', reason: '有事', at: NOW }
  test.each<[string, Parameters<typeof mayNot>[0], Shift, Viewer, number, string | undefined]>([
    ['开始前 31 分钟签到', 'checkIn', aShift(), viewer('wang'), at('2026-03-02 09:29'), 'duty/too-early'],
    ['开始前 30 分钟签到', 'checkIn', aShift(), viewer('wang'), at('2026-03-02 09:30'), undefined],
    ['结束前一刻签到', 'checkIn', aShift(), viewer('wang'), over - 1, undefined],
    ['结束了签到', 'checkIn', aShift(), viewer('wang'), over, 'duty/too-late'],
    ['别人签到', 'checkIn', aShift(), viewer('li', { runs: true }), begun, 'duty/not-yours'],
    ['别人签退', 'checkOut', aShift(), viewer('li'), begun, 'duty/not-yours'],
    ['过了一天签退', 'checkOut', checked(), viewer('wang'), at('2026-03-03 12:00'), 'duty/too-late-out'],
    ['签退', 'checkOut', checked(), viewer('wang'), over, undefined],
    ['提前到了，还没开始就签退', 'checkOut', checked(), viewer('wang'), at('2026-03-02 09:59'), 'duty/not-begun'],
    ['提前到了再找人换', 'askSwap', checked(), viewer('wang'), NOW, 'duty/begun'],
    ['替别人找人换', 'askSwap', aShift(), viewer('li'), NOW, 'duty/not-yours'],
    ['被请的人接', 'acceptSwap', aShift({ swap }), viewer('li'), NOW, undefined],
    ['没被请的人接', 'acceptSwap', aShift({ swap }), viewer('zhao'), NOW, 'duty/not-asked'],
    ['不在这里服务的人接', 'acceptSwap', open(), viewer('zhao', { serves: false }), NOW, 'duty/not-asked'],
    ['谁都可以的，同事接', 'acceptSwap', open(), viewer('zhao'), NOW, undefined],
    ['谁都可以的，不用说不方便', 'refuseSwap', open(), viewer('zhao'), NOW, 'duty/not-asked'],
    ['开始了再接', 'acceptSwap', aShift({ swap }), viewer('li'), at('2026-03-02 10:00'), 'duty/no-swap'],
    ['没在找人', 'dropSwap', aShift(), viewer('wang'), NOW, 'duty/no-swap'],
    ['不负责的人换人', 'assign', aShift(), viewer('wang'), NOW, 'duty/not-planner'],
    ['负责的人换人', 'assign', aShift(), viewer('zhao', { runs: true }), begun, undefined],
    ['签到了再换人', 'assign', checked(), viewer('zhao', { runs: true }), NOW, 'duty/checked-in'],
    ['过去了再删', 'cancel', aShift(), viewer('zhao', { runs: true }), over, 'duty/over'],
  ])('%s', (_, action, shift, by, now, code) => {
    expect(mayNot(action, shift, by, now, settings)?.code).toBe(code)
  })
  function checked() {
    return aShift({ checkedIn: { at: NOW, by: 'code' } })
  }
  function open() {
    return aShift({ swap: { ...swap, to: null } })
  }

  test('说不行的时候说为什么', () => {
    const says = (...asked: Parameters<typeof mayNot>) => mayNot(...asked)?.message
    expect(says('assign', aShift(), viewer('wang'), NOW, settings)).toBe('只有负责这里的人可以排班')
    expect(says('checkOut', checked(), viewer('wang'), at('2026-03-04 12:00'), settings)).toBe(
      '这一班结束很久了，不用签退',
    )
    expect(says('checkOut', checked(), viewer('wang'), at('2026-03-02 09:59'), settings)).toBe(
      '这一班还没有开始，不能签退',
    )
    expect(says('askSwap', checked(), viewer('wang'), NOW, settings)).toBe('已经签到的班不能换')
    expect(says('askSwap', aShift(), viewer('wang'), begun, settings)).toBe('已经开始的班不能换')
  })
})

describe('排', () => {
  test(`一个月最多 ${MOST_SHIFTS} 班`, () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => aShift({ id: `s${i}`, person: `p${i}` }))
    const full = planned(emptyRoster('st', '2026-03'), many(MOST_SHIFTS), NOW)
    expect(isRefusal(full)).toBe(false)
    expect(planned(ok(full), [aShift({ id: 'more', person: 'more' })], NOW)).toMatchObject({
      code: 'duty/full',
      message: '一个月最多排 200 班',
    })
  })

  test('别的月份、别的地方同一个时间有班的，排不上、换不了、接不了；挨着的可以', () => {
    const lastNight = aShift({ id: 'before', date: '2026-03-31', span: ['22:00', '06:00'] })
    const april = emptyRoster('st', '2026-04')
    const on = (from: string, until: string, person = 'wang') =>
      aShift({ id: 'april', date: '2026-04-01', span: [from, until], person })
    const said = { code: 'duty/overlap', message: '这个时间这个人已经有别的班了' }
    expect(planned(april, [on('00:00', '02:00')], NOW, [lastNight])).toMatchObject(said)
    expect(isRefusal(planned(april, [on('06:00', '08:00')], NOW, [lastNight]))).toBe(false)
    const of = on('05:00', '07:00', 'li')
    const roster = ok(planned(april, [of], NOW, [lastNight]))
    expect(assigned(roster, of, 'wang', NOW, [lastNight])).toMatchObject(said)
    expect(swapAccepted(roster, of, 'wang', NOW, [lastNight])).toMatchObject({ code: 'duty/overlap' })
    expect(withoutClashes(april, [of, on('05:00', '07:00')], [lastNight])).toEqual([of])
    expect([monthAfter('2026-01'), monthAfter('2026-02'), monthAfter('2026-12')]).toEqual([
      '2026-02',
      '2026-03',
      '2027-01',
    ])
  })

  test('换过太多次手的，不再换', () => {
    let roster = rosterOf(aShift())
    const hands = Array.from({ length: 20 }, (_, i) => `p${i}`)
    for (const person of hands) roster = ok(assigned(roster, roster.shifts[0]!, person, NOW))
    expect(assigned(roster, roster.shifts[0]!, 'one-more', NOW)).toMatchObject({
      code: 'duty/too-many-hands',
      message: '这一班换过太多次了，请另排一班',
    })
    expect(roster.shifts[0]!.was.map(({ person }) => person)).toEqual(['wang', ...hands.slice(0, -1)])
  })

  test('离任：没值的空出来，值过的、别人的不动；请他换的改请谁都可以', () => {
    const roster = rosterOf(
      checkedShift('done'),
      aShift({ id: 'mine', date: '2026-03-05' }),
      aShift({
        id: 'theirs',
        date: '2026-03-06',
        person: 'li',
        swap: { by: 'li', to: 'wang', reason: '有事', at: NOW },
      }),
    )
    const after = stoodDown(roster, 'wang', NOW)
    expect(after.shifts.map(({ id, person }) => [id, person])).toEqual([
      ['done', 'wang'],
      ['mine', null],
      ['theirs', 'li'],
    ])
    expect(after.shifts[2]!.swap?.to).toBeNull()
    expect(leftBy(after, 'wang', NOW).map(({ id }) => id)).toEqual(['mine'])
    expect(stoodDown(after, 'wang', NOW)).toBe(after)
    expect(after.people).toContain('wang')
  })
  function checkedShift(id: string) {
    return aShift({ id, checkedIn: { at: NOW, by: 'point' } })
  }

  test('一个月有几天，上个月是哪个月', () => {
    expect(daysOf('2026-02')).toHaveLength(28)
    expect(daysOf('2024-02').at(-1)).toBe('2024-02-29')
    expect(monthBefore('2026-01')).toBe('2025-12')
  })

  test('照着上个月：每天都像上个月最近的同一个星期几；排过的日子不动，不在名单上的不排', () => {
    const february = daysOf('2026-02').map((date) => aShift({ id: date, date, person: `on-${date.slice(8)}` }))
    const kept = rosterOf(aShift({ date: '2026-03-10' }))
    const { shifts, leftOut } = copied(
      kept,
      { days: daysOf('2026-02'), shifts: february },
      { now: NOW, mayServe: (person) => person !== 'on-28', idOf: (key) => key },
    )
    const personOn = (date: string) => shifts.find((shift) => shift.date === date)?.person
    // 3月3日周二像 2月24日周二；3月31日也是。
    expect([personOn('2026-03-03'), personOn('2026-03-31')]).toEqual(['on-24', 'on-24'])
    expect(personOn('2026-03-10')).toBeUndefined()
    expect(personOn('2026-03-01')).toBeUndefined()
    // 3月7、14、21、28日像 2月28日。
    expect(leftOut).toBe(4)
  })
})

describe('同一次操作再来一遍', () => {
  const step = (roster: DutyRoster, last: string) =>
    signed(ok(assigned(roster, roster.shifts[0]!, 'li', NOW)), 's1', last)

  test('改过的、删掉的，都认得出是这一次做的', () => {
    const changed = step(rosterOf(aShift()), 'call-1')
    expect(isDone(changed, 's1', 'call-1')).toBe(true)
    expect(isDone(changed, 's1', 'call-2')).toBe(false)
    const gone = signed(cancelled(changed, aShift()), 's1', 'call-3')
    expect([isDone(gone, 's1', 'call-3'), isDone(gone, 's1', 'call-1')]).toEqual([true, false])
  })

  test('删掉的只记最近二十个', () => {
    let roster = emptyRoster('st', '2026-03')
    for (let i = 0; i < 25; i += 1) roster = signed(roster, `s${i}`, 'call')
    expect(roster.cancelled).toHaveLength(20)
    expect([isDone(roster, 's4', 'call'), isDone(roster, 's5', 'call')]).toEqual([false, true])
  })
})

describe('一步之后要说的', () => {
  const roster = rosterOf(aShift())
  const news: DutyNews[] = [
    { kind: 'cancelled', person: 'wang', shift: { date: '2026-03-02', span: ['10:00', '12:00'] } },
  ]

  test('写在值守表里，和那一步是同一次写入', () => {
    const after = ok(following(roster, cancelled(roster, aShift()), news, { key: 'call', now: NOW }))
    expect(after).toMatchObject({ shifts: [], outbox: [{ id: 'call.0', kind: 'cancelled' }], outboxAt: NOW })
  })

  test('什么都没有变、做不成的，没有话要说', () => {
    const again = planned(roster, [aShift()], NOW)
    expect(following(roster, again, news, { key: 'call', now: NOW })).toBe(roster)
    const refused = assigned(rosterOf(aShift(), aShift({ id: 's2', person: 'li' })), aShift(), 'li', NOW)
    expect(following(roster, refused, news, { key: 'call', now: NOW })).toBe(refused)
  })
})

describe('名单上可以有谁', () => {
  const where = {
    kind: 'station' as const,
    area: GRID,
    path: ['d', 's', COMMUNITY, GRID],
    community: COMMUNITY,
    street: 's',
  }
  const pathOf = (scope: string) => (scope === GRID ? where.path : scope === 'g2' ? ['d', 's', 'c2', 'g2'] : undefined)
  const areas = [fullChain.grid!, fullChain.community!, fullChain.street]

  test('社区的人、社区里各网格的人，每人一次；指定的负责人也算', () => {
    const crew = crewOf(areas, COMMUNITY, { name: '外聘管理员', person: 'keeper' })
    expect(crew.map(({ person }) => person)).toEqual(['worker', 'standIn', 'member', 'clerk', 'otherClerk', 'keeper'])
    expect(crew[0]).toEqual({ person: 'worker', name: 'worker的名字', text: '网格员 · 第01网格' })
    expect(isCrew(where, worker, pathOf)).toBe(true)
    expect(isCrew(where, someone('far', [{ role: 'worker', scope: 'g2' }]), pathOf)).toBe(false)
    expect(isCrew(where, someone('street', [{ role: 'street', scope: 's' }]), pathOf)).toBe(false)
    expect(isCrew({ ...where, community: null }, someone('street', [{ role: 'street', scope: 's' }]), pathOf)).toBe(
      true,
    )
  })

  test('有事先找谁：负责人，驿站的网格员，社区，街道', () => {
    expect(keepersOf({ ...where, keeper: { name: '', person: 'keeper' } }, areas)).toEqual(['keeper'])
    expect(keepersOf(where, areas)).toEqual(['worker'])
    expect(keepersOf({ ...where, kind: 'centre' }, areas)).toEqual(['clerk', 'otherClerk'])
    expect(keepersOf({ ...where, area: 'elsewhere' }, areas)).toEqual(['clerk', 'otherClerk'])
    expect(keepersOf({ ...where, area: 'elsewhere', community: null }, areas)).toEqual(['streetClerk'])
    expect(keepersOf(where, [{ ...fullChain.community!, worker: server('x') }])).toEqual(['clerk', 'otherClerk'])
  })
})

/** Numbers that look random and are the same every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

test('怎么换、怎么离任，一班总是恰好有一个人负责或者明说空缺，没有人同时值两班，来历一步不少', () => {
  const people = ['a', 'b', 'c', 'd']
  for (let seed = 1; seed <= 200; seed += 1) {
    const next = numbers(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
    let now = NOW
    let roster = emptyRoster('st', '2026-03')
    /** By shift: everyone it has been in the hands of, in order. */
    const hands = new Map<string, Array<string | null>>()
    for (let i = 0; i < 60; i += 1) {
      now += Math.floor(next() * 6 * 3_600_000)
      const day = String(1 + Math.floor(next() * 31)).padStart(2, '0')
      const shift = roster.shifts.length > 0 ? pick(roster.shifts) : undefined
      const by = viewer(pick(people), { runs: next() < 0.5 })
      const may = (action: Parameters<typeof mayNot>[0]) => shift && !mayNot(action, shift, by, now, settings)
      const moves: Array<() => DutyRoster | Refusal | false | undefined> = [
        () => {
          const from = `${String(Math.floor(next() * 24)).padStart(2, '0')}:00`
          const until = `${String(Math.floor(next() * 24)).padStart(2, '0')}:30`
          return planned(
            roster,
            [{ id: `${seed}-${i}`, date: `2026-03-${day}`, span: [from, until], person: by.person, was: [] }],
            now,
          )
        },
        () => may('checkIn') && checkedIn(roster, shift!, 'point', now),
        () => may('checkOut') && checkedOut(roster, shift!, now),
        () =>
          may('askSwap') && swapAsked(roster, shift!, { to: next() < 0.5 ? null : pick(people), reason: '有事' }, now),
        () => may('acceptSwap') && swapAccepted(roster, shift!, by.person, now),
        () => may('refuseSwap') && swapEnded(roster, shift!),
        () => may('assign') && assigned(roster, shift!, pick(people), now),
        () => may('cancel') && next() < 0.1 && cancelled(roster, shift!),
        () => next() < 0.1 && stoodDown(roster, by.person, now),
      ]
      const made = pick(moves)()
      if (!made || isRefusal(made)) continue
      for (const after of made.shifts) {
        const known = hands.get(after.id) ?? []
        if (known.at(-1) !== after.person) known.push(after.person)
        hands.set(after.id, known)
        const before = roster.shifts.find(({ id }) => id === after.id)
        // 值过的不再易手，来历只增不减。
        if (before?.checkedIn) expect(after.person).toBe(before.person)
        expect(after.was.slice(0, before?.was.length ?? 0)).toEqual(before?.was ?? [])
        expect(after.was.map(({ person }) => person)).toEqual(known.slice(0, -1).filter((person) => person !== null))
        if (after.person === null) expect(after.was.at(-1)?.why).toBe('left')
        else expect(made.people).toContain(after.person)
      }
      for (const one of made.shifts)
        for (const other of made.shifts)
          if (one.id < other.id && one.person !== null && one.person === other.person)
            expect(runOf(one).from >= runOf(other).until || runOf(other).from >= runOf(one).until).toBe(true)
      roster = made
    }
  }
})

import fc from 'fast-check'
import type { WhistleCommand } from '../../../cloudfunctions/contract/whistle-command'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { sheetOf, standingSheet } from '../../../cloudfunctions/domain/assessment'
import { leadOf, type Whistle } from '../../../cloudfunctions/domain/whistle'
import { replayWhistle } from '../../../cloudfunctions/domain/whistle-replay'
import { countWhistles } from '../../../cloudfunctions/domain/whistle-count'
import { whistleBucket } from '../../../cloudfunctions/domain/whistle-tally'
import {
  afterwards,
  blower,
  blown,
  BLOWN_AT,
  chengguan,
  communityClerk,
  decision,
  districtClerk,
  gas,
  of,
  otherStreetClerk,
  photo,
  running,
  rules,
  settings,
  shuiwu,
  stalls,
  streetClerk,
  whenItIs,
  zhujian,
} from '../../support/whistle-facts'

const HOUR = 3_600_000

const everyone = [
  blower,
  communityClerk,
  streetClerk,
  districtClerk,
  otherStreetClerk,
  ...[chengguan, zhujian, shuiwu].flatMap((one) => [of(one, 'liaison'), of(one, 'officer'), of(one, 'head')]),
]
const ids = ['chengguan', 'zhujian', 'shuiwu']

/** Everything that can be said, by the hour. */
const commandsAt = (now: number): WhistleCommand[] => [
  { name: 'accept' },
  { name: 'answer' },
  { name: 'reportIn', photos: [photo] },
  { name: 'complete', note: '好了', photos: [photo] },
  { name: 'finish', note: '好了', photos: [] },
  { name: 'progress', note: '在办', photos: [] },
  { name: 'decline', reason: 'not-ours', note: '不是我们的' },
  { name: 'giveBack', note: '办不了' },
  { name: 'extend', until: now + 200 * HOUR, note: '等材料' },
  { name: 'evaluate', verdict: 'satisfied', points: 95, note: '' },
  { name: 'evaluate', verdict: 'dissatisfied', points: 40, note: '' },
  { name: 'rework', note: '还没好' },
  ...(['answer', 'reportIn', 'finish', 'evaluation'] as const).map((line): WhistleCommand => ({
    name: 'object',
    line,
    note: '有原因',
    photos: [],
  })),
  { name: 'urge', note: '' },
  { name: 'withdraw', note: '不用了' },
  { name: 'reject', note: '不受理' },
  { name: 'supervise', colour: 'red', until: now + 30 * HOUR, note: '限时' },
  ...ids.flatMap((department): WhistleCommand[] => [
    { name: 'assign', to: `${department}-officer`, note: '' },
    { name: 'uphold', department, note: '由你们办' },
    { name: 'approve', department, note: '' },
    { name: 'deny', department, note: '不同意' },
    { name: 'respond', department, agrees: 'no', note: '照旧' },
    { name: 'rule', department, upheld: 'yes', note: '成立' },
    { name: 'rule', department, upheld: 'no', note: '不成立' },
    ...ids.map((to): WhistleCommand => ({ name: 'redirect', department, to, note: '改派' })),
    ...[[], ids.filter((one) => one !== department)].flatMap((assists): WhistleCommand[] => [
      { name: 'admit', lead: department, assists, isProposed: false, note: '准入' },
      { name: 'dispatch', lead: department, assists, note: '改派' },
    ]),
  ]),
]

/** Someone does one of the things the rules allow just then, counted from `pick`; or time passes. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ pick: fc.nat({ max: 9_999 }) }) },
  { weight: 1, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 60 }) }) },
)

type Happening = { pick: number } | { hours: number }

function someoneActs(whistle: Whistle, pick: number, now: number): Whistle {
  const pairs = commandsAt(now).flatMap((command) => everyone.map((actor) => ({ command, actor })))
  for (let i = 0; i < pairs.length; i += 1) {
    // A step that has no divisor in common with the number of pairs visits them all.
    const { command, actor } = pairs[(pick + i * 997) % pairs.length] as (typeof pairs)[number]
    if (!isRefusal(decision(whistle, actor, command, now))) return afterwards(whistle, actor, command, now)
  }
  return whistle
}

/** 没有到场就办结、已经评了单的：有可以申诉的. All within the first moment, so that what comes after is later. */
function assessed(): Whistle {
  const answered = afterwards(running(stalls, BLOWN_AT), of(chengguan, 'officer'), { name: 'answer' }, BLOWN_AT)
  const end: WhistleCommand = { name: 'complete', note: '好了', photos: [photo] }
  const verdict: WhistleCommand = { name: 'evaluate', verdict: 'basically', points: 75, note: '' }
  return afterwards(afterwards(answered, of(chengguan, 'officer'), end, BLOWN_AT), streetClerk, verdict, BLOWN_AT)
}

const beginning = fc.constantFrom<() => Whistle>(
  () => blown(),
  () => blown({ item: gas }),
  () => blown({ kind: 'key' }),
  () => blown({ item: null }),
  () => blown({ by: streetClerk, item: { ...stalls, assists: [] } }),
  assessed,
)

/** Plays it out; what the rules refuse does not happen. @returns the whistle after each thing that did */
function lived(begin: () => Whistle, happenings: Happening[]): Whistle[] {
  const states = [begin()]
  let now = BLOWN_AT
  for (const one of happenings) {
    now += 'hours' in one ? one.hours * HOUR : 60_000
    const waited = whenItIs(states.at(-1) as Whistle, now)
    states.push(waited)
    if (!('hours' in one)) states.push(someoneActs(waited, one.pick, now))
  }
  return states
}

const life = fc.tuple(beginning, fc.array(happening, { minLength: 5, maxLength: 25 }))
const inEveryState = (check: (whistle: Whistle) => void) =>
  fc.assert(
    fc.property(life, ([begin, happenings]) => lived(begin, happenings).forEach(check)),
    { numRuns: 30 },
  )

/** Somebody whose turn it is, by the state alone. */
function responsible(whistle: Whistle): string | undefined {
  const { status, waits, path } = whistle
  if (status === 'running') {
    const lead = leadOf(whistle)
    return lead && ['called', 'declined', 'answered', 'arrived'].includes(lead.status) ? lead.department : undefined
  }
  const desk = waits[0]?.desk
  return desk !== undefined && path.includes(desk) ? desk : undefined
}

test('无论谁做什么、过多久，没有结束的哨总有人负责', () => {
  inEveryState((whistle) => {
    // 结束了的，只有申诉还等着；等着的，都有一张台子。
    if (['closed', 'rejected', 'withdrawn'].includes(whistle.status))
      for (const { what, desk } of whistle.waits) {
        expect(['objection', 'ruling']).toContain(what)
        expect(whistle.path).toContain(desk)
      }
    else expect(responsible(whistle)).toBeDefined()
  })
})

test('无论谁做什么、过多久，主办只有一个，并且不同时是协办', () => {
  inEveryState(({ parties }) => {
    const now = parties.filter(({ status }) => status !== 'released' && status !== 'keeping')
    expect(now.filter(({ role }) => role === 'lead').length).toBeLessThanOrEqual(1)
    expect(new Set(now.map(({ department }) => department)).size).toBe(now.length)
  })
})

test('主办换了部门，新的应哨以前，总有一个原来的主办仍然负责', () => {
  inEveryState(({ status, parties }) => {
    const former = parties.filter(
      ({ role, status: now }) => role === 'lead' && (now === 'keeping' || now === 'released'),
    )
    const lead = parties.find((one) => one.role === 'lead' && !former.includes(one))
    if (status !== 'running' || former.length === 0) return
    expect(former.some((one) => one.status === 'keeping')).toBe(lead?.answeredAt === null)
  })
})

test('没有结束的哨，只要还有该到的时候，就有闹钟', () => {
  inEveryState((whistle) => {
    const { status, waits, parties, wakeAt } = whistle
    const owes = waits.some(({ isLate }) => !isLate)
    const runs = status === 'running' && parties.some(({ status: now, told }) => now === 'called' && !told.overdue)
    if (owes || runs) expect(wakeAt).not.toBeNull()
    if (['closed', 'rejected', 'withdrawn'].includes(status) && !owes) expect(wakeAt).toBeNull()
  })
})

test('乱试出来的，各种结局都到过', () => {
  const ends = new Set<string>()
  fc.assert(
    fc.property(life, ([begin, happenings]) => {
      for (const { status } of lived(begin, happenings)) ends.add(status)
    }),
    { numRuns: 200, seed: 7 },
  )
  expect([...ends].sort()).toEqual(['blown', 'closed', 'completed', 'rejected', 'reviewing', 'running', 'withdrawn'])
})

test('四个桶和不算在内的，每声哨恰好在一个里', () => {
  inEveryState((whistle) => {
    const bucket = whistleBucket(whistle)
    const isSetAside = whistle.status === 'rejected' || whistle.status === 'withdrawn'
    expect(bucket === 'setAside').toBe(isSetAside)
    if (whistle.status === 'completed' || whistle.status === 'closed') expect(['onTime', 'late']).toContain(bucket)
    if (whistle.isOpen) expect(['running', 'overdue']).toContain(bucket)
  })
})

test('照时间线重放，得到同一声哨、同一张考核单', () => {
  inEveryState((whistle) => {
    expect(replayWhistle(whistle, settings)).toEqual(whistle)
    const { round } = standingSheet(whistle) ?? {}
    const first = whistle.sheets.find((sheet) => sheet.round === round)
    if (first && whistle.status === 'closed')
      expect({ ...sheetOf(whistle, first.at, settings), version: first.version }).toEqual(first)
  })
})

test('评过的单不改：以后的每一版都是另加的，每条申诉都留着', () => {
  fc.assert(
    fc.property(life, ([begin, happenings]) => {
      const states = lived(begin, happenings)
      const last = states.at(-1)
      for (const { sheets, objections } of states) {
        expect(last?.sheets.slice(0, sheets.length)).toEqual(sheets)
        expect(last?.objections.slice(0, objections.length).map(({ entry }) => entry)).toEqual(
          objections.map(({ entry }) => entry),
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('数字变了的每一步，都说了要重数', () => {
  const counted = (whistle: Whistle) => JSON.stringify(countWhistles([whistle], rules))
  fc.assert(
    fc.property(life, ([begin, happenings]) => {
      const states = lived(begin, happenings)
      states.slice(1).forEach((whistle, i) => {
        const before = states[i] as Whistle
        if (counted(before) === counted(whistle)) return
        const fresh = whistle.outbox.slice(before.outbox.length).map(({ kind }) => kind)
        expect(fresh).toContain('count')
      })
    }),
    { numRuns: 60 },
  )
})

test('时间线只增不改，时间不倒流', () => {
  fc.assert(
    fc.property(life, ([begin, happenings]) => {
      const states = lived(begin, happenings)
      states.slice(1).forEach((whistle, i) => {
        const before = states[i]?.timeline ?? []
        expect(whistle.timeline.slice(0, before.length)).toEqual(before)
      })
      const times = states.at(-1)?.timeline.map(({ at }) => at) ?? []
      expect([...times].sort((a, b) => a - b)).toEqual(times)
    }),
    { numRuns: 30 },
  )
})

test('早问晚问、问几遍，钟走到的是同一步', () => {
  fc.assert(
    fc.property(beginning, fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }), (begin, hours) => {
      const end = BLOWN_AT + hours.reduce((sum, one) => sum + one, 1) * HOUR
      let step = begin()
      let now = BLOWN_AT
      for (const one of hours) {
        now += one * HOUR
        step = whenItIs(step, now)
      }
      const stepwise = whenItIs(step, end)
      const atOnce = whenItIs(begin(), end)
      expect(stepwise.status).toBe(atOnce.status)
      expect(stepwise.waits.map(({ what, desk, owedBy }) => [what, desk, owedBy])).toEqual(
        atOnce.waits.map(({ what, desk, owedBy }) => [what, desk, owedBy]),
      )
    }),
    { numRuns: 30 },
  )
})

import fc from 'fast-check'
import { findingsOf } from '../../../cloudfunctions/domain/finding'
import { marksOf } from '../../../cloudfunctions/domain/oversight'
import type { Whistle } from '../../../cloudfunctions/domain/whistle'
import { sumWhistles } from '../../../cloudfunctions/domain/whistle-figures'
import { addCounts, countWhistles } from '../../../cloudfunctions/domain/whistle-count'
import { NOTHING_COUNTED } from '../../../cloudfunctions/domain/whistle-month'
import { applyWhistle, reopening } from '../../../cloudfunctions/domain/whistle-step'
import { at } from '../../support/city-facts'
import {
  afterwards,
  blower,
  blown,
  BLOWN_AT,
  chengguan,
  communityClerk,
  of,
  photo,
  running,
  rules,
  settings,
  streetClerk,
  decision,
  gas,
  shuiwu,
  whenItIs,
  zhujian,
} from '../../support/whistle-facts'

// 一个街道一个月的哨，数出来的样子；时间线上不寻常的地方。

const officer = of(chengguan, 'officer')
const later = (minutes: number) => BLOWN_AT + minutes * 60_000
const named = (whistle: Whistle, id: string): Whistle => ({ ...whistle, _id: id, no: id })

const answered = (now = later(10)) => afterwards(whenItIs(running(), now), officer, { name: 'answer' }, now)
const arrived = () => afterwards(answered(), officer, { name: 'reportIn', photos: [photo] }, later(20))
const completed = (whistle: Whistle, now: number) =>
  afterwards(whenItIs(whistle, now), officer, { name: 'complete', note: '好', photos: [photo] }, now)
const evaluated = (whistle: Whistle, now: number) =>
  afterwards(whistle, streetClerk, { name: 'evaluate', verdict: 'satisfied', points: 90, note: '' }, now)

const onTime = () => evaluated(completed(arrived(), later(30)), later(40))
const late = () => evaluated(completed(arrived(), at('2026-03-13 09:00')), at('2026-03-13 10:00'))
const overdue = () => whenItIs(arrived(), at('2026-03-13 09:00'))
const withdrawn = () => afterwards(running(), blower, { name: 'withdraw', note: '不用了' }, later(5))
const rejected = () => afterwards(blown(), communityClerk, { name: 'reject', note: '不归' }, later(5))
const all = () =>
  [onTime(), late(), overdue(), arrived(), blown(), withdrawn(), rejected()].map((one, i) => named(one, `w${i}`))

test('四个桶加起来就是总数，全街道、每个部门、每个吹哨的人都是；没受理的、撤回的不在内', () => {
  const count = countWhistles(all(), rules)
  expect(count.figures).toMatchObject({ total: 5, onTime: 1, late: 1, overdue: 1, running: 2, setAside: 2, waiting: 1 })
  expect(count.open).toBe(3)
  expect(count.places).toEqual([{ area: blown().area, open: 3, overdue: 1 }])
  const rows = [count.figures, ...[...count.departments, ...count.blowers].map(({ figures }) => figures)]
  for (const { total, onTime: a, late: b, overdue: c, running: d } of rows) expect(a + b + c + d).toBe(total)
  // 各部门加起来，就是全街道；还没叫部门的，记在没有名字的一格。
  expect(sumWhistles(count.departments.map(({ figures }) => figures))).toEqual(count.figures)
  expect(count.departments.map(({ department, figures }) => [department, figures.total, figures.called])).toEqual([
    ['', 1, 0],
    ['chengguan', 4, 4],
    ['zhujian', 0, 4],
  ])
  expect(count.blowers.map(({ person, figures }) => [person, figures.total])).toEqual([[blower._id, 5]])
})

test('分开数再加，和一起数，是一样的；同样的哨，数几遍都一样', () => {
  const whistles = all()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whistles.length }), (cut) => {
      const two = addCounts(countWhistles(whistles.slice(0, cut), rules), countWhistles(whistles.slice(cut), rules))
      expect(two).toEqual(countWhistles(whistles, rules))
    }),
  )
  expect(addCounts(NOTHING_COUNTED, countWhistles(whistles, rules))).toEqual(countWhistles(whistles, rules))
})

test('评单记给每个评了的部门，街道评价只记给主办', () => {
  const { departments } = countWhistles([onTime()], rules)
  const of = (id: string) => departments.find(({ department }) => department === id)?.figures
  expect(of('chengguan')).toMatchObject({ sheets: 1, system: 10_000, evaluated: 1, street: 90 })
  // 协办还没到期，主办已经办结。
  expect(of('zhujian')).toMatchObject({ sheets: 0, evaluated: 0, called: 1 })
})

test('批过延期、返工、退回的，各数一次', () => {
  const asked = afterwards(
    answered(),
    officer,
    { name: 'extend', until: at('2026-03-20 17:00'), note: '等' },
    later(15),
  )
  const extended = afterwards(asked, streetClerk, { name: 'approve', department: 'chengguan', note: '' }, later(20))
  const done = completed(extended, later(30))
  const again = afterwards(done, streetClerk, { name: 'rework', note: '没好' }, later(40))
  const end = evaluated(completed(again, later(50)), later(60))
  expect(countWhistles([end], rules).figures).toMatchObject({ extended: 1, redone: 1, endedOnce: 1 })
  const declined = afterwards(running(), officer, { name: 'decline', reason: 'not-ours', note: '不是' }, later(10))
  const moved = afterwards(
    declined,
    streetClerk,
    { name: 'redirect', department: 'chengguan', to: 'shuiwu', note: '改' },
    later(20),
  )
  const { departments } = countWhistles([moved], rules)
  expect(departments.map(({ department, figures }) => [department, figures.called, figures.returned])).toEqual([
    ['chengguan', 1, 1],
    ['shuiwu', 1, 0],
    ['zhujian', 1, 0],
  ])
})

test('重新打开的，从前叫过、退过、评过的都还算；撤不掉', () => {
  const declined = afterwards(running(), officer, { name: 'decline', reason: 'not-ours', note: '不是' }, later(5))
  const redirect = { name: 'redirect', department: 'chengguan', to: 'shuiwu', note: '改' } as const
  const moved = afterwards(declined, streetClerk, redirect, later(8))
  const other = of(shuiwu, 'officer')
  const answers = afterwards(moved, other, { name: 'answer' }, later(10))
  const done = afterwards(answers, other, { name: 'complete', note: '好', photos: [photo] }, later(20))
  const closed = evaluated(done, later(30))
  const again = { stamp: { now: later(60), by: 'clock' }, settings }
  const reopened = applyWhistle(
    closed,
    [reopening(closed, { words: '又来了', photos: [] }, later(60), rules.calendar)],
    again,
  )
  const rows = (whistle: Whistle) =>
    countWhistles([whistle], rules).departments.map(({ department, figures }) => [
      department,
      figures.called,
      figures.returned,
      figures.sheets,
    ])
  expect(rows(reopened)).toEqual(rows(closed))
  expect(rows(closed)).toEqual([
    ['chengguan', 1, 1, 0],
    ['shuiwu', 1, 0, 1],
    ['zhujian', 1, 0, 0],
  ])
  expect(decision(reopened, blower, { name: 'withdraw', note: '不用了' }, later(70))).toMatchObject({
    code: 'whistle/assessed',
    message: '这声哨评过单，是重新打开的，不能撤哨',
  })
})

describe('电子监察', () => {
  const rulesIn = (whistle: Whistle) => marksOf(whistle, rules).map(({ rule, department }) => [rule, department])

  test('踩点应哨：剩下不到时限的十分之一；一个部门一个月里三次，才算是发现', () => {
    const close = answered(at('2026-03-03 17:20'))
    expect(rulesIn(close)).toEqual([['lastMinuteAnswer', 'chengguan']])
    expect(rulesIn(answered())).toEqual([])
    const marks = ['w1', 'w2', 'w3'].map((id) => marksOf(named(close, id), rules)).flat()
    expect(findingsOf(marks.slice(1), settings)).toEqual([])
    expect(findingsOf(marks, settings)).toMatchObject([
      { rule: 'lastMinuteAnswer', department: 'chengguan', marks: [{ value: 600_000 }, {}, {}] },
    ])
  })

  test('隔着周末、长假的，踩点按上班的时间算：星期一一上班就应的，不是踩点', () => {
    const friday = at('2026-03-06 09:00')
    const called = afterwards(blown({ now: friday }), communityClerk, { name: 'accept' }, friday)
    const answeredAt = (when: string) => afterwards(whenItIs(called, at(when)), officer, { name: 'answer' }, at(when))
    expect(rulesIn(answeredAt('2026-03-09 09:30'))).toEqual([])
    expect(rulesIn(answeredAt('2026-03-09 17:20'))).toEqual([['lastMinuteAnswer', 'chengguan']])
  })

  test('一声哨里两个部门都没有到场，是两条发现', () => {
    const helper = of(zhujian, 'officer')
    const both = afterwards(answered(), helper, { name: 'answer' }, later(12))
    const helped = afterwards(both, helper, { name: 'finish', note: '好', photos: [] }, later(15))
    const found = findingsOf(marksOf(completed(helped, later(30)), rules), settings)
    expect(found.map(({ rule, department }) => [rule, department]).sort()).toEqual([
      ['neverArrived', 'chengguan'],
      ['neverArrived', 'zhujian'],
    ])
  })

  test('该到场没有到场就办结', () => {
    expect(rulesIn(completed(answered(), later(30)))).toEqual([['neverArrived', 'chengguan']])
    expect(rulesIn(completed(arrived(), later(30)))).toEqual([])
  })

  test('一声哨退回两次：两次都指得出是哪个部门、哪一步', () => {
    const decline = (whistle: Whistle, one: typeof chengguan, minute: number) =>
      afterwards(whistle, of(one, 'officer'), { name: 'decline', reason: 'not-ours', note: '不是' }, later(minute))
    const redirect = (whistle: Whistle, department: string, to: string, minute: number) =>
      afterwards(whistle, streetClerk, { name: 'redirect', department, to, note: '改' }, later(minute))
    const once = redirect(decline(blownAlone(), chengguan, 10), 'chengguan', 'zhujian', 20)
    expect(findingsOf(marksOf(once, rules), settings)).toEqual([])
    const twice = redirect(decline(once, zhujian, 30), 'zhujian', 'shuiwu', 40)
    const [finding] = findingsOf(marksOf(twice, rules), settings)
    expect(finding).toMatchObject({ rule: 'returnedTwice', department: 'zhujian' })
    expect(finding?.marks.map(({ department, value }) => [department, value])).toEqual([
      ['zhujian', 2],
      ['chengguan', 1],
    ])
  })

  test('自己办的自己评：规则不许，时间线上真有，也查得出来', () => {
    const done = completed(arrived(), later(30))
    const forged = evaluated(done, later(40))
    const timeline = forged.timeline.map((entry) =>
      entry.name === 'evaluated' ? { ...entry, by: officer._id } : entry,
    )
    expect(rulesIn({ ...forged, timeline })).toEqual([['ownEvaluation', 'chengguan']])
    expect(rulesIn(forged)).toEqual([])
  })

  test('到期以后才批的延期', () => {
    const asked = afterwards(
      arrived(),
      officer,
      { name: 'extend', until: at('2026-03-30 17:00'), note: '等' },
      later(30),
    )
    const approve = { name: 'approve', department: 'chengguan', note: '' } as const
    expect(rulesIn(afterwards(asked, streetClerk, approve, later(40)))).toEqual([])
    const after = at('2026-03-13 09:00')
    expect(rulesIn(afterwards(whenItIs(asked, after), streetClerk, approve, after))).toEqual([
      ['movedDeadline', 'chengguan'],
    ])
  })

  test('清单上不是应急的事项，按应急哨吹了；清单之外的应急哨有街道审核，不算', () => {
    expect(rulesIn(blown({ kind: 'emergency' }))).toEqual([['raisedKind', '']])
    expect(rulesIn(blown({ item: gas }))).toEqual([])
    expect(rulesIn(blown({ kind: 'key' }))).toEqual([])
    expect(rulesIn(blown({ item: null, kind: 'emergency' }))).toEqual([])
  })

  const blownAlone = () => blown({ by: streetClerk })
})

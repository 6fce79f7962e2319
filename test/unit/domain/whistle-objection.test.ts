import type { WhistleCommand } from '../../../cloudfunctions/contract/whistle-command'
import { standingSheet } from '../../../cloudfunctions/domain/assessment'
import type { Person } from '../../../cloudfunctions/domain/person'
import type { Whistle } from '../../../cloudfunctions/domain/whistle'
import { replayWhistle } from '../../../cloudfunctions/domain/whistle-replay'

import { applyWhistle, reopening } from '../../../cloudfunctions/domain/whistle-step'
import { at, calendar } from '../../support/city-facts'
import {
  afterwards,
  blower,
  BLOWN_AT,
  chengguan,
  decision,
  districtClerk,
  of,
  photo,
  running,
  settings,
  streetClerk,
  whenItIs,
  zhujian,
} from '../../support/whistle-facts'

// 一哨一考核的申诉：部门提出，街道答复，区里裁定，都留着。

const officer = of(chengguan, 'officer')
const liaison = of(chengguan, 'liaison')
const later = (minutes: number) => BLOWN_AT + minutes * 60_000

/** 没有到场就办结的一声哨：报到没有分。 */
const closed = (): Whistle => {
  const answered = afterwards(running(), officer, { name: 'answer' }, later(10))
  const done = afterwards(answered, officer, { name: 'complete', note: '好', photos: [photo] }, later(20))
  return afterwards(done, streetClerk, { name: 'evaluate', verdict: 'basically', points: 80, note: '' }, later(30))
}
const OBJECT: WhistleCommand = { name: 'object', line: 'reportIn', note: '现场封闭，进不去', photos: [] }
const respond = (agrees: 'yes' | 'no'): WhistleCommand => ({
  name: 'respond',
  department: 'chengguan',
  agrees,
  note: '情况属实',
})
const rule = (upheld: 'yes' | 'no', department = 'chengguan'): WhistleCommand => ({
  name: 'rule',
  department,
  upheld,
  note: '有照片',
})
const objected = () => afterwards(closed(), officer, OBJECT, later(40))
const responded = () => afterwards(objected(), streetClerk, respond('yes'), later(50))
const said = (whistle: Whistle, who: Person, command: WhistleCommand, now: number) => {
  const outcome = decision(whistle, who, command, now)
  return 'code' in outcome ? [outcome.code, outcome.message] : 'allowed'
}
const toldTo = (whistle: Whistle, news: string) =>
  whistle.outbox.flatMap((one) => (one.kind === 'notify' && one.news === news ? [one.audience] : []))

test('部门申诉，先到街道的台子上；街道答复了，到区里；裁定以后，谁的台子上都没有了', () => {
  expect(objected().waits.map(({ what, desk }) => [what, desk])).toEqual([['objection', 's']])
  expect(responded().waits.map(({ what, desk }) => [what, desk])).toEqual([['ruling', 'd']])
  const ruled = afterwards(responded(), districtClerk, rule('no'), later(60))
  expect(ruled).toMatchObject({ waits: [], desk: null, wakeAt: null, status: 'closed' })
  expect(toldTo(objected(), 'to-respond')).toEqual([{ desk: 's' }])
  expect(toldTo(ruled, 'ruled')).toEqual([{ department: 'chengguan', who: 'holder' }, { desk: 's' }])
})

test('申诉成立，评单另加一版，那一项按做到算；原来的一版一个字不改', () => {
  const before = objected().sheets
  const ruled = afterwards(responded(), districtClerk, rule('yes'), later(60))
  expect(ruled.sheets.slice(0, 1)).toEqual(before)
  expect(before[0]?.parties[0]?.system).toBe(75)
  const sheet = standingSheet(ruled)
  expect(sheet).toMatchObject({ version: 2, amended: { department: 'chengguan', line: 'reportIn' } })
  expect(sheet?.parties[0]).toMatchObject({ system: 100 })
  expect(sheet?.parties[0]?.lines.map(({ line, outcome }) => [line, outcome])).toEqual([
    ['answer', 'inTime'],
    ['reportIn', 'excused'],
    ['finish', 'inTime'],
  ])
  expect(sheet?.street).toEqual({ verdict: 'basically', points: 80 })
  expect(replayWhistle(ruled, settings)).toEqual(ruled)
})

test('申诉不成立，评单照旧', () => {
  expect(afterwards(responded(), districtClerk, rule('no'), later(60)).sheets).toEqual(closed().sheets)
})

test('对街道的评价申诉成立的，那次评价不计，也不改成别的分数', () => {
  const about = afterwards(closed(), liaison, { ...OBJECT, line: 'evaluation' }, later(40))
  const ruled = afterwards(
    afterwards(about, streetClerk, respond('no'), later(50)),
    districtClerk,
    rule('yes'),
    later(60),
  )
  expect(standingSheet(ruled)).toMatchObject({ street: null, parties: [{ system: 75 }] })
})

test.each([
  ['dissatisfied', 'evaluation', 'yes', true],
  ['dissatisfied', 'evaluation', 'no', false],
  ['dissatisfied', 'reportIn', 'yes', false],
  ['basically', 'evaluation', 'yes', false],
] as const)('街道评价 %s，对 %s 申诉，裁定 %s：诉求那边要不要知道，%s', (verdict, line, upheld, isTold) => {
  const done = afterwards(
    afterwards(running(), officer, { name: 'answer' }, later(10)),
    officer,
    { name: 'complete', note: '好', photos: [photo] },
    later(20),
  )
  const points = verdict === 'basically' ? 80 : 40
  const evaluated = afterwards(done, streetClerk, { name: 'evaluate', verdict, points, note: '差' }, later(30))
  const about = afterwards({ ...evaluated, ticket: { id: 't', no: 'JH1' } }, officer, { ...OBJECT, line }, later(40))
  const answered = afterwards(about, streetClerk, respond('yes'), later(50))
  const ruled = afterwards(answered, districtClerk, rule(upheld), later(60))
  expect(ruled.outbox.some((one) => one.kind === 'ticket' && one.move === 'cleared')).toBe(isTold)
})

test('街道逾期没有答复的，转到区里，区里直接裁定；区里也逾期的，标着，不会没有下文', () => {
  const late = whenItIs(objected(), at('2026-03-06 09:00'))
  expect(late.waits.map(({ what, desk }) => [what, desk])).toEqual([['objection', 'd']])
  expect(said(objected(), districtClerk, rule('yes'), later(45))).toEqual(['whistle/not-asked', '现在没有要答复的'])
  expect(said(late, districtClerk, rule('yes'), at('2026-03-06 09:00'))).toBe('allowed')
  const later2 = whenItIs(late, at('2026-03-30 09:00'))
  expect(later2.waits.map(({ isLate }) => isLate)).toEqual([true])
})

test('一项只申诉一次，没有扣分的不用申诉，过了期限的不能申诉', () => {
  expect(said(objected(), liaison, OBJECT, later(45))).toEqual(['whistle/objecting', '上一次申诉还没有裁定，请等一等'])
  const ruled = afterwards(responded(), districtClerk, rule('no'), later(60))
  expect(said(ruled, liaison, OBJECT, later(70))).toEqual(['whistle/objected', '这一项已经申诉过了，一项只申诉一次'])
  expect(said(closed(), liaison, { ...OBJECT, line: 'answer' }, later(40))).toEqual([
    'whistle/nothing-to-object',
    '这一项没有扣分，不用申诉',
  ])
  // 5 个工作日以内。
  expect(said(closed(), officer, OBJECT, at('2026-03-09 17:29'))).toBe('allowed')
  expect(said(closed(), officer, OBJECT, at('2026-03-09 17:30'))).toEqual([
    'whistle/too-late-to-object',
    '申诉的期限已经过了',
  ])
  const both = afterwards(
    afterwards(
      afterwards(ruled, liaison, { ...OBJECT, line: 'evaluation' }, later(70)),
      streetClerk,
      respond('no'),
      later(75),
    ),
    districtClerk,
    rule('no'),
    later(80),
  )
  expect(said(both, liaison, OBJECT, later(90))).toEqual([
    'whistle/full-marks',
    '没有可以申诉的：没扣分，或者已经申诉过了',
  ])
})

test('没有申诉的部门，没有什么可答复、可裁定的；不是自己的评单，不能申诉', () => {
  const other = { ...respond('yes'), department: 'zhujian' } as WhistleCommand
  expect(said(objected(), streetClerk, other, later(45))).toEqual([
    'whistle/no-objection',
    '这个部门没有在等答复的申诉',
  ])
  expect(said(closed(), blower, OBJECT, later(45))).toEqual([
    'whistle/not-yours',
    '只有评单上的部门，由联络员或者经办人申诉',
  ])
  expect(said(responded(), streetClerk, rule('yes'), later(55))).toEqual([
    'whistle/not-yours',
    '只有区网格中心可以这样做',
  ])
})

test('两个部门各申诉各的：一个到了区里，另一个还在街道；谁的没到，就裁不了、也答不了两遍', () => {
  // 协办到期没有应哨，主办没有到场。
  const late = at('2026-03-04 09:00')
  const answered = afterwards(running(), officer, { name: 'answer' }, later(10))
  const done = afterwards(whenItIs(answered, late), officer, { name: 'complete', note: '好', photos: [photo] }, late)
  const both = afterwards(
    done,
    streetClerk,
    { name: 'evaluate', verdict: 'satisfied', points: 90, note: '' },
    late + 60_000,
  )
  const soon = (minutes: number) => late + minutes * 60_000
  const one = afterwards(both, officer, OBJECT, soon(5))
  const two = afterwards(one, of(zhujian, 'liaison'), { ...OBJECT, line: 'answer' }, soon(6))
  const half = afterwards(two, streetClerk, respond('no'), soon(10))
  expect(half.desks.sort()).toEqual(['d', 's'])
  expect(said(half, districtClerk, rule('yes', 'zhujian'), soon(12))).toEqual([
    'whistle/no-objection',
    '这个部门没有在等答复的申诉',
  ])
  expect(said(half, streetClerk, respond('yes'), soon(12))).toEqual([
    'whistle/no-objection',
    '这个部门没有在等答复的申诉',
  ])
  const ruled = afterwards(half, districtClerk, rule('no'), soon(15))
  expect(ruled.waits.map(({ what, department }) => [what, department])).toEqual([['objection', 'zhujian']])
})

test('裁定以后，别的项还来得及申诉：期限从裁定起再算', () => {
  const slow = at('2026-03-09 17:00')
  const asked = afterwards(closed(), officer, OBJECT, slow)
  const answered = afterwards(asked, streetClerk, respond('no'), at('2026-03-11 09:00'))
  const ruled = afterwards(answered, districtClerk, rule('no'), at('2026-03-16 09:00'))
  const other = { ...OBJECT, line: 'evaluation' } as const
  expect(said(ruled, officer, other, at('2026-03-20 09:00'))).toBe('allowed')
})

test('重新打开以后改派、延期，申诉还在，谁也没有丢', () => {
  const step = reopening(objected(), { words: '又来了', photos: [] }, later(60), calendar)
  const reopened = applyWhistle(objected(), [step], { stamp: { now: later(60), by: 'clock' }, settings })
  const dispatch: WhistleCommand = { name: 'dispatch', lead: 'shuiwu', assists: [], note: '改派' }
  const moved = afterwards(reopened, streetClerk, dispatch, later(70))
  expect(moved.waits.map(({ what }) => what)).toEqual(['objection'])
  const answered = afterwards(reopened, officer, { name: 'answer' }, later(70))
  expect(said(answered, officer, { name: 'extend', until: at('2026-03-25 17:00'), note: '等' }, later(80))).toBe(
    'allowed',
  )
})

test('申诉还没裁定就重新打开的，申诉接着等；成立的，加的是原来那一次的一版，算数的仍是后来的', () => {
  const step = reopening(objected(), { words: '又来了', photos: [] }, later(60), calendar)
  const reopened = applyWhistle(objected(), [step], { stamp: { now: later(60), by: 'clock' }, settings })
  expect(reopened.waits.map(({ what }) => what)).toEqual(['objection'])
  const answered = afterwards(reopened, officer, { name: 'answer' }, later(70))
  const there = afterwards(answered, officer, { name: 'reportIn', photos: [photo] }, later(75))
  const done = afterwards(there, officer, { name: 'complete', note: '好', photos: [photo] }, later(80))
  const again = afterwards(
    done,
    streetClerk,
    { name: 'evaluate', verdict: 'satisfied', points: 95, note: '' },
    later(90),
  )
  const ruled = afterwards(
    afterwards(again, streetClerk, respond('yes'), later(95)),
    districtClerk,
    rule('yes'),
    later(99),
  )
  expect(ruled.sheets.map(({ version, round, street }) => [version, round, street?.points])).toEqual([
    [1, 0, 80],
    [2, 1, 95],
    [3, 0, 80],
  ])
  expect(standingSheet(ruled)?.version).toBe(2)
})

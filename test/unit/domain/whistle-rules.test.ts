import type { WhistleAction } from '../../../cloudfunctions/contract/whistle-command'
import type { WhistleStatus } from '../../../cloudfunctions/contract/whistle-view'
import type { Person } from '../../../cloudfunctions/domain/person'
import { relationTo, WHISTLE_ACTIONS, WHISTLE_RULES, canWhistle } from '../../../cloudfunctions/domain/whistle-rules'
import type { Whistle } from '../../../cloudfunctions/domain/whistle'
import { member, person, stranger } from '../../support/city-facts'
import {
  afterwards,
  blower,
  blown,
  BLOWN_AT,
  chengguan,
  communityClerk,
  districtClerk,
  of,
  otherStreetClerk,
  photo,
  running,
  shuiwu,
  streetClerk,
  zhujian,
} from '../../support/whistle-facts'

// 谁，在什么状态，可以做什么：每一步 × 每一种人 × 每一种状态。

const later = (minutes: number) => BLOWN_AT + minutes * 60_000
const officer = of(chengguan, 'officer')

const answered = () => afterwards(running(), officer, { name: 'answer' }, later(10))
const done = () => afterwards(answered(), officer, { name: 'complete', note: '好', photos: [photo] }, later(20))
const objected = () =>
  afterwards(
    afterwards(done(), streetClerk, evaluation, later(30)),
    officer,
    { name: 'object', line: 'reportIn', note: '门锁着', photos: [] },
    later(35),
  )
const evaluation = { name: 'evaluate', verdict: 'satisfied', points: 95, note: '' } as const

const WHISTLES: Record<string, () => Whistle> = {
  reviewing: () => blown({ item: null }),
  blown: () => blown(),
  called: () => running(),
  answered,
  arrived: () => afterwards(answered(), officer, { name: 'reportIn', photos: [photo] }, later(15)),
  declined: () => afterwards(running(), officer, { name: 'decline', reason: 'not-ours', note: '不是' }, later(10)),
  extending: () =>
    afterwards(answered(), officer, { name: 'extend', until: later(60 * 24 * 20), note: '等' }, later(15)),
  completed: done,
  closed: () => afterwards(done(), streetClerk, evaluation, later(30)),
  objecting: () => objected(),
  ruling: () =>
    afterwards(
      objected(),
      streetClerk,
      { name: 'respond', department: 'chengguan', agrees: 'no', note: '照旧' },
      later(36),
    ),
  rejected: () => afterwards(blown(), communityClerk, { name: 'reject', note: '不' }, later(5)),
  withdrawn: () => afterwards(running(), blower, { name: 'withdraw', note: '不' }, later(5)),
}

const PEOPLE: Record<string, Person> = {
  吹哨的网格员: blower,
  社区: communityClerk,
  街道: streetClerk,
  区: districtClerk,
  主办联络员: of(chengguan, 'liaison'),
  主办经办人: officer,
  协办经办人: of(zhujian, 'officer'),
}
/** Nobody of these may do anything to it, whatever its state. */
const OUTSIDERS: Record<string, Person> = {
  居民: stranger,
  团队成员: member,
  别的网格员: person('otherWorker', [{ role: 'worker', scope: 'g2' }]),
  本网格别的网格员: person('standIn', [{ role: 'worker', scope: 'g', standIn: true }]),
  别的街道: otherStreetClerk,
  没叫到的部门: of(shuiwu, 'liaison'),
  主办负责人: of(chengguan, 'head'),
}

/** What each may do in each state; what is not here, nobody may. */
const MAY: Record<string, Partial<Record<string, WhistleAction[]>>> = {
  reviewing: {
    吹哨的网格员: ['withdraw'],
    街道: ['admit', 'reject', 'withdraw'],
    区: ['admit', 'reject', 'withdraw'],
  },
  blown: {
    吹哨的网格员: ['withdraw'],
    社区: ['accept', 'reject'],
    街道: ['accept', 'dispatch', 'reject', 'withdraw'],
    区: ['accept', 'dispatch', 'reject', 'withdraw'],
  },
  called: {
    吹哨的网格员: ['urge', 'withdraw'],
    街道: ['dispatch', 'supervise', 'urge', 'withdraw'],
    区: ['dispatch', 'supervise', 'urge', 'withdraw'],
    主办联络员: ['answer', 'assign', 'decline'],
    主办经办人: ['answer', 'decline'],
    协办经办人: ['answer', 'decline'],
  },
  answered: {
    吹哨的网格员: ['urge'],
    街道: ['dispatch', 'supervise', 'urge'],
    区: ['dispatch', 'supervise', 'urge'],
    主办联络员: ['reportIn', 'complete', 'progress', 'assign', 'extend', 'giveBack'],
    主办经办人: ['reportIn', 'complete', 'progress', 'extend', 'giveBack'],
    协办经办人: ['answer', 'decline'],
  },
  arrived: {
    吹哨的网格员: ['urge'],
    街道: ['dispatch', 'supervise', 'urge'],
    区: ['dispatch', 'supervise', 'urge'],
    主办联络员: ['complete', 'progress', 'assign', 'extend', 'giveBack'],
    主办经办人: ['complete', 'progress', 'extend', 'giveBack'],
    协办经办人: ['answer', 'decline'],
  },
  declined: {
    吹哨的网格员: ['urge', 'withdraw'],
    街道: ['uphold', 'redirect', 'dispatch', 'supervise', 'urge', 'withdraw'],
    区: ['uphold', 'redirect', 'dispatch', 'supervise', 'urge', 'withdraw'],
    主办联络员: ['assign'],
    协办经办人: ['answer', 'decline'],
  },
  extending: {
    吹哨的网格员: ['urge'],
    街道: ['approve', 'deny', 'dispatch', 'supervise', 'urge'],
    区: ['approve', 'deny', 'dispatch', 'supervise', 'urge'],
    主办联络员: ['reportIn', 'complete', 'progress', 'assign'],
    主办经办人: ['reportIn', 'complete', 'progress'],
    协办经办人: ['answer', 'decline'],
  },
  completed: { 街道: ['evaluate', 'rework'], 区: ['evaluate', 'rework'] },
  closed: { 主办联络员: ['object'], 主办经办人: ['object'] },
  objecting: { 街道: ['respond'], 区: ['respond'] },
  ruling: { 区: ['rule'] },
  rejected: {},
  withdrawn: {},
}

const now = later(40)
const cases = Object.entries(WHISTLES).flatMap(([state, whistle]) =>
  Object.entries(PEOPLE).map(([name, who]) => ({ state, name, who, whistle })),
)

test.each(cases)('$state：$name', ({ state, name, who, whistle }) => {
  const found = whistle()
  expect(WHISTLE_ACTIONS.filter((action) => canWhistle(found, action, who, now)).sort()).toEqual(
    [...(MAY[state]?.[name] ?? [])].sort(),
  )
})

test.each(Object.entries(OUTSIDERS))('%s什么也不能做', (_, who) => {
  for (const whistle of Object.values(WHISTLES))
    expect(WHISTLE_ACTIONS.filter((action) => canWhistle(whistle(), action, who, now))).toEqual([])
})

test('谁看得到：吹哨的、所在各级的、叫到的部门，负责人也看得到；别人不知道有这声哨', () => {
  const whistle = running()
  expect(relationTo(whistle, blower)).toBe('blower')
  expect(relationTo(whistle, communityClerk)).toBe('staff')
  expect(relationTo(whistle, of(chengguan, 'head'))).toBe('department')
  for (const who of [stranger, member, otherStreetClerk, of(shuiwu, 'liaison')])
    expect(relationTo(whistle, who)).toBeUndefined()
})

test('每一步都写明在哪些状态、由谁来做', () => {
  const statuses: WhistleStatus[] = ['reviewing', 'blown', 'running', 'completed', 'closed', 'rejected', 'withdrawn']
  for (const { from, by } of Object.values(WHISTLE_RULES)) {
    expect(by.length).toBeGreaterThan(0)
    for (const status of from) expect(statuses).toContain(status)
  }
})

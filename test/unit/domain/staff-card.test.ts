import type { Area } from '../../../cloudfunctions/domain/area'
import type { Categories } from '../../../cloudfunctions/domain/category'
import { isRefusal, refuse } from '../../../cloudfunctions/domain/refusal'
import { leaveOver, spansToCome, unfitLeave } from '../../../cloudfunctions/domain/leave-spans'
import { cardAmended } from '../../../cloudfunctions/domain/staff-card'

const grid: Area = {
  ...{ _id: 'g1', schemaVersion: 1, kind: 'grid', code: '001', name: '第01网格', path: ['d', 's', 'c', 'g1'] },
  centre: [118, 31],
  worker: { person: 'p-w', name: '张三', phone: '13800000001', capacity: 10 },
  team: [{ person: 'p-t', name: '王五', phone: '', duty: 'building-head', categories: ['01'] }],
}
const ground = {
  actor: { _id: 'p-c', schemaVersion: 1 as const, name: '周', roles: [{ role: 'community' as const, scope: 'c' }] },
  categories: { groups: [{ code: '01' }, { code: '02' }], items: [] } as unknown as Categories,
}
const WORKER = { person: 'p-w', role: 'worker' as const }
const SEEN = { phone: '13800000001', capacity: '10', categories: '' }
const amend = (
  wanted: Partial<typeof SEEN>,
  seen = SEEN,
  named: { person: string; role: 'worker' | 'team' } = WORKER,
) => {
  const decided = cardAmended(grid, named, { seen, wanted: { ...seen, ...wanted } }, ground)
  if (isRefusal(decided)) throw new Error(decided.message)
  return decided
}

test('只写碰过的格子：别的照现在的样子，哪怕打开的时候不一样', () => {
  const old = { ...SEEN, phone: '13800000009' }
  const { area, said } = amend({ capacity: '33' }, old)
  expect(said).toEqual({ result: 'saved' })
  expect(area.worker).toEqual({ ...grid.worker, capacity: 33 })
})

test('碰了别人也改过的一格：什么也不写，说现在是什么', () => {
  const { area, said } = amend({ phone: '13800000002' }, { ...SEEN, phone: '13800000009' })
  expect(said).toEqual({ result: 'conflict', current: SEEN })
  expect(area).toBe(grid)
})

test('两个人改成一样的，不算冲突；写法不同、意思一样的也不算', () => {
  expect(amend({ phone: '13800000001' }, { ...SEEN, phone: '13800000009' }).said).toEqual({ result: 'saved' })
  const seen = { phone: '', capacity: '', categories: '' }
  expect(amend({ categories: ' 01， ' }, seen, { person: 'p-t', role: 'team' }).said).toEqual({ result: 'saved' })
})

test('清空的就清掉；写得不对的，一格一格说', () => {
  expect(amend({ capacity: '' }).area.worker).toEqual({ person: 'p-w', name: '张三', phone: '13800000001' })
  expect(amend({ phone: '' }).said).toEqual({
    result: 'problem',
    problems: [{ column: 'phone', text: '请填写对外公布的联系电话' }],
  })
})

test('人刚离任的，什么也不写，也不说保存好了', () => {
  const change = { seen: SEEN, wanted: { ...SEEN, phone: '13800000002' } }
  expect(cardAmended(grid, { person: 'p-x', role: 'worker' }, change, ground)).toEqual(
    refuse('account/not-serving', '这个人已经不在这里了', 'person'),
  )
})

describe('请假', () => {
  const span = (from: number, until: number) => ({ from, until })
  const NOW = 50
  const own = { ...span(100, 200), standIn: 'p-s' }

  test('照看到的改：本人请的代班还在', () => {
    const leave = [span(100, 200), span(300, 400)]
    expect(leaveOver([own], { seen: [span(100, 200)], leave }, NOW)).toEqual([own, span(300, 400)])
  })

  test('别人刚登记过的，先看过再改', () => {
    expect(leaveOver([own], { seen: [], leave: [span(300, 400)] }, NOW)).toBeUndefined()
  })

  test('几段互相重叠的不收；原来就有的，不拦着改别的', () => {
    const at = (text: string) => Date.parse(`${text}:00+08:00`)
    const [first, second] = [
      span(at('2026-12-01T08:00'), at('2026-12-05T18:00')),
      span(at('2026-12-02T08:00'), at('2026-12-03T18:00')),
    ]
    const clash = refuse('staff/leave-overlap', '和已经登记的 2026-12-01 08:00 到 2026-12-05 18:00 重叠', 'leave')
    expect(unfitLeave({ seen: [], leave: [second, first] }, NOW)).toEqual(clash)
    expect(unfitLeave({ seen: [first], leave: [first, second] }, NOW)).toEqual(clash)
    const later = span(first.until, first.until + 1)
    expect(unfitLeave({ seen: [first, second], leave: [first, second, later] }, NOW)).toBeUndefined()
  })

  test('整段已经过去的，新登记的不收；原来就有的不拦', () => {
    const at = (text: string) => Date.parse(`${text}:00+08:00`)
    const past = span(at('2026-11-01T08:00'), at('2026-11-02T18:00'))
    const now = past.until
    expect(unfitLeave({ seen: [], leave: [past] }, now)).toEqual(
      refuse('staff/leave-over', '2026-11-01 08:00 到 2026-11-02 18:00 这一段已经过去了', 'leave'),
    )
    expect(unfitLeave({ seen: [past], leave: [past] }, now)).toBeUndefined()
    expect(unfitLeave({ seen: [], leave: [past] }, now - 1)).toBeUndefined()
  })

  test('同一个请求再来一遍，不是别人改的；已经过去的一段也不是', () => {
    expect(leaveOver([own], { seen: [], leave: [span(100, 200)] }, NOW)).toEqual([own])
    const past = span(1, 2)
    expect(leaveOver([past, own], { seen: [span(100, 200)], leave: [] }, NOW)).toEqual([])
    expect(spansToCome([past, own], NOW)).toEqual([span(100, 200)])
  })
})

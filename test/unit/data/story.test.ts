import { chainOf, type Chain } from '../../../cloudfunctions/domain/area'
import { dispatch, takenBy } from '../../../cloudfunctions/domain/dispatch'
import type { Load } from '../../../cloudfunctions/domain/server'
import { areaById, categories, policy } from './district'

const LITTER = '0102'
const LAMP = '2101'
const STAIRS = '2107'

/** Who takes it, as a resident would read it: Monday morning in March 2026 unless told otherwise. */
function takes(
  area: string,
  { category = LITTER, at = '2026-03-02T09:00', isUrgent = false, loads = [] as Load[] } = {},
): string {
  const item = categories.items.find(({ code }) => code === category)
  if (!item) throw new Error(`no category ${category}`)
  const search = { category: item, isUrgent, now: Date.parse(`${at}:00+08:00`), policy }
  return takenBy(dispatch(chain(area), { ...search, loads: new Map(loads.map((load) => [load._id, load])) }))
}

function chain(id: string): Chain {
  const found = chainOf((areaById.get(id)?.path ?? []).flatMap((above) => areaById.get(above) ?? []))
  if (!found) throw new Error(`no area ${id}`)
  return found
}

test('主角网格的诉求归网格员王秀兰', () => {
  expect(takes('340202014002005')).toBe('网格员 王秀兰')
})

test('车站社区第02网格的网格员不在岗，两名代班里手头少的接', () => {
  expect(takes('340202014002002')).toBe('代班网格员 郑长江')
  const loads = [{ _id: 'p-worker-340202014002003', open: 3, lastAt: 0 }]
  expect(takes('340202014002002', { loads })).toBe('代班网格员 何立新')
})

test('第二名代班只在白天值班，夜里的急事不派给他', () => {
  const loads = [{ _id: 'p-worker-340202014002003', open: 3, lastAt: 0 }]
  const night = { loads, isUrgent: true, at: '2026-03-02T23:00' }
  expect(takes('340202014002002', night)).toBe('代班网格员 郑长江')
})

test('车站社区第09网格没有网格员和代班在岗，归管这一类的团队成员；没有人管的类别归社区', () => {
  expect(takes('340202014002009', { category: LAMP })).toMatch(/^红色物业 /)
  expect(takes('340202014002009', { category: STAIRS })).toBe('车站社区工作人员')
})

test('三山里社区第03网格没有人在岗，归社区；天城村没有网格，归街道', () => {
  expect(takes('340202013001003')).toBe('三山里社区工作人员')
  expect(takes('340202012200')).toBe('方村街道工作人员')
})

test('假期在 2035 年底结束，那以后网格员回来了', () => {
  expect(takes('340202014002002', { at: '2035-12-31T23:59' })).toMatch(/^代班网格员 /)
  expect(takes('340202014002002', { at: '2036-01-01T00:00' })).toMatch(/^网格员 /)
})

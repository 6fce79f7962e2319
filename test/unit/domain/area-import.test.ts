import type { AreaRow, BorderRow } from '../../../cloudfunctions/contract/atlas'
import { planAreas } from '../../../cloudfunctions/domain/area-import'
import { planBorders } from '../../../cloudfunctions/domain/border-import'
import { box, corner, town } from '../../support/net'

const NOW = 1_000
const ground = town()
const row = (facts: Partial<AreaRow>): AreaRow => ({
  ...{ row: 2, code: '340202014002001', newCode: '', name: '', population: '' },
  ...facts,
})
const plan = (...rows: AreaRow[]) => planAreas(rows, NOW, ground)
const saidOf = (...rows: AreaRow[]) =>
  plan(...rows).report.lines.map(({ problems }) => problems.map(({ text }) => text).join('；'))

test('空着的格子不改；改了的逐列说，旧编号和时间记下来', () => {
  expect(plan(row({})).report).toMatchObject({ isAdoptable: true, text: '1 行：改动 0，没有变化 1，有问题 0' })
  const { report, changes } = plan(row({ newCode: '340202014002011', name: '站前网格', population: '1,200' }))
  expect(report.lines[0]).toMatchObject({ result: 'change', changes: ['newCode', 'name', 'population'] })
  expect(changes).toEqual([
    {
      id: 'g1',
      name: '站前网格',
      names: [{ name: '第01网格', until: 1000 }],
      code: '340202014002011',
      codes: [{ code: '340202014002001', until: NOW }],
      population: 1_200,
    },
  ])
})

test('没有的编号、重复的行、别人的编号、位数不对、人口不是数，各说各的', () => {
  expect(saidOf(row({ code: '1' }), row({ code: '' }))).toEqual(['没有这个编号', '请填写编号'])
  expect(saidOf(row({}), row({ row: 3 }))).toEqual(['', '和第 2 行是同一块地方'])
  expect(saidOf(row({ newCode: '340202014002002' }))).toEqual(['340202014002002 是第02网格的编号'])
  expect(saidOf(row({ name: '清空', population: '清空' }))).toEqual([
    '名称不能清空，空着就照现在的样子不动；人口不能清空，空着就照现在的样子不动',
  ])
  expect(saidOf(row({ name: '＝cmd' }), row({ code: '340202014002002', name: '第\u202e02网格' }))).toEqual([
    '“＝cmd”像是公式，请改成文字',
    '这一格里有看不见的控制字符，请把整格删掉，重新打一遍',
  ])
  expect(saidOf(row({ newCode: '34020' }))).toEqual(['网格的编号是 15 位数字，以 340202014002 开头'])
  expect(saidOf(row({ population: '很多' }), row({ code: '340202014002002', population: '-3' }))).toEqual([
    '人口要是整数',
    '人口要是整数',
  ])
  const both = ['340202014002001', '340202014002002'].map((code, i) =>
    row({ row: i + 2, code, newCode: '340202014002012', name: '新网格' }),
  )
  expect(saidOf(...both)[1]).toContain('和第 2 行要用同一个编号')
  expect(saidOf(...both)[1]).toContain('车站社区已经有一个新网格')
})

test('社区换了编号，下面的网格按新的编号排', () => {
  const community = row({ code: '340202014002', newCode: '340202014009' })
  const [first, ...others] = ['001', '002', '003', '004'].map((end, i) =>
    row({ row: i + 3, code: `340202014002${end}`, newCode: `340202014009${end}` }),
  )
  expect(saidOf(community, first!, ...others)).toEqual(['', '', '', '', ''])
  expect(saidOf(community, first!)).toEqual(['下面还有 3 块地方的编号不以它开头，它们的新编号也要写进表里', ''])
})

describe('界线', () => {
  const border = (code: string, rings: BorderRow['rings'], at = 1): BorderRow => ({ row: at, code, rings })
  const told = (...rows: BorderRow[]) =>
    planBorders(rows, undefined, ground).report.lines.map(({ result, problems }) => [
      result,
      ...problems.map(({ kind }) => kind),
    ])

  test('原样的没有变化，顺时针画的、首尾换了地方的也是；差半米以内的算同一个点', () => {
    const ring = box(0, 0)
    const near = ring.map(([lng, lat], i): [number, number] => [lng + (i % 2), lat - 2])
    expect(told(border('340202014002001', [ring]))).toEqual([['same']])
    expect(told(border('340202014002001', [[...ring.slice(1), ring[0]!].reverse()]))).toEqual([['same']])
    expect(told(border('340202014002001', [near]))).toEqual([['same']])
  })

  test('不认识的编号、不是面的、重复的，还有缺了一块的，都说得出来', () => {
    const ring = box(0, 0)
    expect(told(border('9', [ring]), border('340202014002002', []))).toEqual([
      ['problem', 'unclear'],
      ['problem', 'unclear'],
    ])
    expect(told(border('340202014002001', [ring]), border('340202014002001', [ring], 2))[1]?.[0]).toBe('problem')
    const smaller = [corner(0, 0), corner(1, 0), corner(0.6, 0.6), corner(0, 1)]
    expect(told(border('340202014002001', [smaller]))).toEqual([['problem', 'gap']])
  })
})

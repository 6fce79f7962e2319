import type { LeaveRow } from '../../../cloudfunctions/contract/leave'
import type { Area } from '../../../cloudfunctions/domain/area'
import { leaveCells, type LeaveGround, planLeave, withSpan } from '../../../cloudfunctions/domain/leave-sheet'

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const span = (from: string, until: string) => ({ from: at(from), until: at(until) })

const OCTOBER = span('2026-10-01 00:00', '2026-10-04 00:00')
const grid: Area = {
  ...{ _id: 'g1', schemaVersion: 1, kind: 'grid', code: '001', name: '第01网格', path: ['d', 's', 'c', 'g1'] },
  centre: [118, 31],
  worker: { person: 'p-w', name: '张三', phone: '1', leave: [{ ...OCTOBER, standIn: 'p-s' }] },
  standIns: [
    { person: 'p-s', name: '李四', phone: '2' },
    { person: 'p-a', name: '赵六', phone: '3', leave: [span('2026-10-10 00:00', '2026-10-20 00:00')] },
  ],
  team: [
    { person: 'p-1', name: '王五', phone: '' },
    { person: 'p-2', name: '王五', phone: '' },
  ],
}
const ground: LeaveGround = {
  actor: { _id: 'p-c', schemaVersion: 1, name: '周', roles: [{ role: 'community', scope: 'c' }] },
  now: at('2026-09-20 12:00'),
  areas: new Map([['001', grid]]),
  leaves: new Map([['p-w', grid.worker?.leave ?? []]]),
}
const row = (change: Partial<LeaveRow>): LeaveRow => ({
  ...{
    row: 2,
    place: '001',
    name: '张三',
    person: '',
    from: '2026-10-08 08:30',
    until: '2026-10-08 12:00',
    standIn: '',
  },
  ...change,
})
const problemOf = (change: Partial<LeaveRow>, more: Partial<LeaveGround> = {}) =>
  planLeave([row(change)], { ...ground, ...more })[0]?.line.problems

test.each([
  [{ place: '009' }, 'place', '没有“009”这个地方，请写它的编号'],
  [{ name: '陈七' }, 'name', '第01网格没有叫陈七的人'],
  [{ name: '=cmd' }, 'name', '“=cmd”像是公式，请改成文字'],
  [{ name: '张\u202e三' }, 'name', '这一格里有看不见的控制字符，请把整格删掉，重新打一遍'],
  [{ person: 'p-x' }, 'person', '这里没有编号“p-x”的人'],
  [{ person: 'p-s' }, 'name', '编号“p-s”的人叫李四'],
  [{ name: '王五' }, 'person', '这里有几位王五，请写人员编号'],
  [{ from: '' }, 'from', '这一格是空的；如果合并过单元格，请取消合并单元格，每一行都填上'],
  [{ from: '=NOW()' }, 'from', '看不懂“=NOW()”，请写成 2026-10-01 08:30 或者 2026-10-01 这样'],
  [{ from: '2026-02-30' }, 'from', '看不懂“2026-02-30”，请写成 2026-10-01 08:30 或者 2026-10-01 这样'],
  [{ from: '2026-10-09' }, 'until', '结束要晚于开始'],
  [{ from: '2026-09-01', until: '2026-09-02' }, 'until', '这一段已经过去了'],
  [{ from: '2026-10-03' }, 'from', '和已经登记的 2026-10-01 00:00 到 2026-10-04 00:00 重叠'],
  [{ standIn: '=李四' }, 'standIn', '“=李四”像是公式，请改成文字'],
  [{ standIn: '陈七' }, 'standIn', '本网格没有叫陈七的代班'],
  [{ from: '2026-10-10', until: '2026-10-11', standIn: '赵六' }, 'standIn', '赵六那时也请假，请换一位'],
  [{ name: '李四', standIn: '赵六' }, 'standIn', '只有网格员请本网格的代班顶班'],
] as const)('%j：%s 有问题', (change, column, text) => {
  expect(problemOf(change)).toEqual([{ column, text }])
})

test('不是自己管的人，不能登记', () => {
  const actor = { ...ground.actor, roles: [{ role: 'community' as const, scope: 'elsewhere' }] }
  expect(problemOf({}, { actor })).toEqual([{ column: 'place', text: '这里的人由上一级管，您不能登记请假' }])
})

test('没登记过的新增，一样的不变，只换顶班的是改动；空着的顶班照旧，写清空才没有', () => {
  const same = { from: '2026-10-01', until: '2026-10-03' }
  const plan = planLeave(
    [row({}), row({ ...same }), row({ ...same, standIn: '赵六' }), row({ ...same, standIn: '清空' })],
    ground,
  )
  expect(plan.map(({ line }) => line.result)).toEqual(['add', 'same', 'change', 'change'])
  expect(plan[0]?.act).toEqual({ person: 'p-w', scope: 'g1', span: span('2026-10-08 08:30', '2026-10-08 12:00') })
  expect(plan[2]?.act?.span).toEqual({ ...OCTOBER, standIn: 'p-a' })
  expect(plan[3]?.act?.span).toEqual(OCTOBER)
})

test('同一份表里，同一个人后面一行和前面一行重叠，后面的不收', () => {
  const [, second] = planLeave([row({}), row({ from: '2026-10-08 10:00', until: '2026-10-09' })], ground)
  expect(second?.line.problems[0]?.text).toContain('2026-10-08 08:30')
})

test('最多登记二十段', () => {
  const days = Array.from({ length: 20 }, (_, day) => span(`2026-11-${day + 10} 08:00`, `2026-11-${day + 10} 09:00`))
  const many = new Map([['p-w', days]])
  expect(problemOf({}, { leaves: many })).toEqual([{ column: 'name', text: '最多登记 20 段请假' }])
})

test('导出来的再导进去，什么也不变；不是自己管的不在里面', () => {
  const cells = leaveCells(grid, ground.actor, ground.now)
  expect(cells[0]).toEqual({
    ...{ place: '001', name: '张三', person: 'p-w', from: '2026-10-01 00:00', until: '2026-10-03 24:00' },
    standIn: '李四',
  })
  const leaves = new Map([...(ground.leaves ?? []), ['p-a', grid.standIns?.[1]?.leave ?? []] as const])
  const again = planLeave(
    cells.map((one, i) => ({ ...one, row: i + 2 })),
    { ...ground, leaves },
  )
  expect(again.map(({ line }) => line.result)).toEqual(['same', 'same'])
  expect(leaveCells(grid, { ...ground.actor, roles: [] }, ground.now)).toEqual([])
})

test('一段换成写得一样的那段，别的留着，按先后排', () => {
  const later = span('2026-12-01 00:00', '2026-12-02 00:00')
  expect(withSpan([later], OCTOBER)).toEqual([OCTOBER, later])
  expect(withSpan([OCTOBER, later], { ...OCTOBER, standIn: 'p-s' })).toEqual([{ ...OCTOBER, standIn: 'p-s' }, later])
})

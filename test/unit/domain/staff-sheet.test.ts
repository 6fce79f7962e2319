import type { StaffRow } from '../../../cloudfunctions/contract/staff'
import type { Area } from '../../../cloudfunctions/domain/area'
import type { Categories } from '../../../cloudfunctions/domain/category'
import type { Department } from '../../../cloudfunctions/domain/department'
import { amended, planStaff, type StaffGround } from '../../../cloudfunctions/domain/staff-sheet'

const grid: Area = {
  ...{ _id: 'g1', schemaVersion: 1, kind: 'grid', code: '001', name: '第01网格', path: ['d', 's', 'c', 'g1'] },
  centre: [118, 31],
  worker: { person: 'p-w', name: '张三', phone: '13800000001', capacity: 10 },
  standIns: [{ person: 'p-s', name: '李四', phone: '13800000002' }],
  team: [{ person: 'p-t', name: '王五', phone: '', duty: 'building-head', categories: ['01'] }],
}
const empty: Area = { ...grid, _id: 'g2', code: '002', path: ['d', 's', 'c', 'g2'] }
delete empty.worker
const ground: StaffGround = {
  actor: { _id: 'p-c', schemaVersion: 1, name: '周', roles: [{ role: 'community', scope: 'c' }] },
  areas: new Map([grid, empty].map((area) => [area.code, area])),
  departments: new Map([['d-1', { _id: 'd-1', members: [] } as unknown as Department]]),
  categories: { groups: [{ code: '01', name: '市容' }], items: [] } as unknown as Categories,
}
const row = (change: Partial<StaffRow>): StaffRow => ({
  ...{ row: 2, place: '001', post: '楼栋长', name: '王小明', phone: '', capacity: '', categories: '', person: '' },
  ...change,
})
const problemOf = (change: Partial<StaffRow>) => planStaff([row(change)], ground)[0]?.line.problems

test.each([
  [{ place: '' }, 'place', '这一格是空的；如果合并过单元格，请取消合并单元格，每一行都填上'],
  [{ post: '网格员', name: '新人', phone: '' }, 'phone', '请填写对外公布的联系电话'],
  [{ phone: '123' }, 'phone', '电话号码不对，请检查'],
  [{ capacity: '很多' }, 'capacity', '请写整数'],
  [{ post: '代班', phone: '13800000009', categories: '01' }, 'categories', '只有团队成员按类别接单'],
  [{ categories: '99' }, 'categories', '没有编号“99”的类别'],
  [{ name: '=cmd' }, 'name', '“=cmd”像是公式，请改成文字'],
  [{ name: '＝cmd' }, 'name', '“＝cmd”像是公式，请改成文字'],
  [{ categories: '0\u202e1' }, 'categories', '这一格里有看不见的控制字符，请把整格删掉，重新打一遍'],
  [{ person: 'p-x' }, 'person', '这里没有编号“p-x”的人'],
  [{ person: 'p-t', name: '别人' }, 'name', '编号“p-t”的人叫王五'],
  [{ post: '社区工作人员', phone: '13800000009' }, 'post', '第01网格没有社区工作人员这个岗位'],
  [{ place: 'd-9', post: '经办人', phone: '13800000009' }, 'place', '没有“d-9”这个部门，请写它的编号'],
] as const)('%j：%s 有问题', (change, column, text) => {
  expect(problemOf(change)).toEqual([{ column, text }])
})

test('一个网格的网格员，一张表里只能写一次', () => {
  const rows = [2, 3].map((at) => row({ row: at, place: '002', post: '网格员', name: `人${at}`, phone: '13800000009' }))
  expect(planStaff(rows, ground).map(({ line }) => line.problems[0]?.text)).toEqual([
    undefined,
    '一个网格只有一位网格员，第 2 行已经写了',
  ])
})

test('名字和电话都一样的，就是他；不一样的，是新的人', () => {
  const same = planStaff([row({ post: '代班', name: '李四', phone: '13800000002' })], ground)[0]
  expect(same?.line.result).toBe('same')
  const other = planStaff([row({ post: '代班', name: '李四', phone: '13800000003' })], ground)[0]
  expect(other?.act).toMatchObject({ kind: 'invite', post: { role: 'worker', standIn: true } })
})

test('表里没有的列、空着的格子，照现在的样子不动；写“清空”才清掉', () => {
  // 只有地方、岗位、姓名三列.
  const bare = [
    row({ row: 2, post: '网格员', name: '张三' }),
    row({ row: 3, post: '代班', name: '李四' }),
    row({ row: 4, name: '王五' }),
  ]
  expect(planStaff(bare, ground).map(({ line }) => line.result)).toEqual(['same', 'same', 'same'])
  const phone = planStaff([row({ name: '王五', person: 'p-t', phone: '13800000008' })], ground)[0]
  expect(phone).toMatchObject({
    line: { changes: ['phone'] },
    act: { change: { phone: '13800000008', categories: ['01'] } },
  })
  const cleared = planStaff([row({ post: '网格员', name: '张三', capacity: '清空' })], ground)[0]
  expect(cleared?.act).toMatchObject({ change: { phone: '13800000001', categories: [] } })
  expect(cleared?.line.changes).toEqual(['capacity'])
  expect(problemOf({ post: '网格员', name: '张三', phone: '清空' })).toEqual([
    { column: 'phone', text: '请填写对外公布的联系电话' },
  ])
})

test('同名的有几位，请写清是谁', () => {
  const two = { ...grid, team: [...grid.team!, { person: 'p-t2', name: '王五', phone: '13800000006' }] }
  const on = { ...ground, areas: new Map([[two.code, two]]) }
  expect(planStaff([row({ name: '王五' })], on)[0]?.line.problems).toEqual([
    { column: 'person', text: '这里有 2 位王五，请写人员编号' },
  ])
  expect(planStaff([row({ name: '王五', person: 'p-t' })], on)[0]?.line.result).toBe('same')
})

test('从前定下、后来没有了的类别，不碍着改别的', () => {
  const on = { ...ground, categories: { groups: [], items: [] } as unknown as Categories }
  const known = row({ name: '王五', person: 'p-t', phone: '13800000008' })
  expect(planStaff([known], on)[0]?.line).toMatchObject({ result: 'change', problems: [] })
  expect(planStaff([{ ...known, categories: '01、02' }], on)[0]?.line.problems).toEqual([
    { column: 'categories', text: '没有编号“02”的类别' },
  ])
})

test('改资料只动那一个人；空着就是不再另定', () => {
  const change = { phone: '13800000007', categories: [] }
  expect(amended(grid, 'worker', 'p-w', change).worker).toEqual({ person: 'p-w', name: '张三', phone: '13800000007' })
  expect(amended(grid, 'worker', 'p-s', change).standIns?.[0]?.phone).toBe('13800000007')
  expect(amended(grid, 'team', 'p-t', change).team?.[0]).toEqual({
    ...{ person: 'p-t', name: '王五', phone: '13800000007', duty: 'building-head' },
  })
  expect(amended({ ...grid, staff: [grid.worker!] }, 'community', 'p-w', change).staff?.[0]?.phone).toBe('13800000007')
  expect(amended(grid, 'worker', 'p-nobody', change)).toEqual(grid)
})

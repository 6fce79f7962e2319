import type { LeaveRow } from '../../cloudfunctions/contract/leave'
import type { Area } from '../../cloudfunctions/domain/area'
import type { Person } from '../../cloudfunctions/domain/person'
import { type LocalCity, newRequestId } from '../support/city'
import { type Desk, desksIn } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

// 请假表：导入登记，一段一行；导出来的再导进去，什么也不变。

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`

let city: LocalCity
let records: Records
let community: Desk
const desk = desksIn(() => city.url)
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  community = desk('chezhan')
})

const workerOf = () => records.one<Area>('areas', GRID).worker!
const row = (change: Partial<LeaveRow>): LeaveRow => ({
  ...{ row: 2, place: GRID, name: workerOf().name, person: '', from: '2036-10-01', until: '2036-10-03', standIn: '' },
  ...change,
})

test('社区导入请假：好的登记，坏的留着说为什么；再发一遍不会多，派单的地方也看得到', async () => {
  const before = workerOf().leave ?? []
  const rows = [row({}), row({ row: 3, from: '2036-10-02' }), row({ row: 4, name: '没有这个人' })]
  const results = (lines: Array<{ result: string }>) => lines.map(({ result }) => result)
  expect(results(await community.ask('staff', 'checkLeave', { rows }))).toEqual(['add', 'problem', 'problem'])
  expect(workerOf().leave ?? []).toEqual(before)

  const requestId = newRequestId()
  expect(results(await community.ask('staff', 'adoptLeave', { rows }, requestId))[0]).toBe('add')
  expect(results(await community.ask('staff', 'adoptLeave', { rows }, requestId))[0]).toBe('same')
  const leave = workerOf().leave ?? []
  expect(leave).toHaveLength(before.length + 1)
  expect(records.one<Person>('people', workerOf().person).leave).toEqual(leave)
  expect(records.find('audits', { action: 'staff.adoptLeave' })).toHaveLength(1)
})

test('别的社区的人，不能登记；导出来的再导进去什么也不变，导出留一条审计', async () => {
  const stranger = desk('quzhongxin')
  const [line] = await stranger.ask('staff', 'checkLeave', { rows: [row({ from: '2037-10-01', until: '2037-10-02' })] })
  expect(line?.problems).toEqual([{ column: 'place', text: '这里的人由上一级管，您不能登记请假' }])
  const { items } = await community.ask('staff', 'leaveSheet', {}, 'request-export-03')
  expect(items.length).toBeGreaterThan(0)
  const rows = items.map((cells, i) => ({ ...cells, row: i + 2 }))
  const again = await community.ask('staff', 'checkLeave', { rows })
  expect(new Set(again.map(({ result }) => result))).toEqual(new Set(['same']))
  expect(records.find('audits', { action: 'staff.leaveSheet' })).toMatchObject([{ object: COMMUNITY }])
  expect((await community.ask('staff', 'leaveColumns', {})).map(({ title }) => title)).toContain('顶班的人')
})

test('只写在岗位上、本人没说过的请假，导入别的一段也还在', async () => {
  const place = `${COMMUNITY}007`
  const worker = records.one<Area>('areas', place).worker!
  expect(records.one<Person>('people', worker.person)).not.toHaveProperty('leave')
  const kept = { from: Date.parse('2038-01-01T00:00:00+08:00'), until: Date.parse('2038-01-03T00:00:00+08:00') }
  await records.change('areas', place, { worker: { ...worker, leave: [kept] } })
  const rows = [row({ place, name: worker.name, from: '2038-02-01', until: '2038-02-02' })]
  expect((await community.ask('staff', 'adoptLeave', { rows }))[0]?.result).toBe('add')
  expect(records.one<Person>('people', worker.person).leave).toHaveLength(2)
  expect(records.one<Person>('people', worker.person).leave?.[0]).toEqual(kept)
})

test('几份表同时登记同一个人、时间重叠的请假：只登记得上一段，别的说和哪一段重叠', async () => {
  const place = `${COMMUNITY}006`
  const worker = records.one<Area>('areas', place).worker!
  expect(worker).not.toHaveProperty('leave')
  const days = ['2039-03-01', '2039-03-02', '2039-03-03', '2039-03-04']
  const together = (action: 'checkLeave' | 'adoptLeave') =>
    Promise.all(
      days.map((from) =>
        community.ask('staff', action, { rows: [row({ place, name: worker.name, from, until: '2039-03-10' })] }),
      ),
    )
  // 先看一遍，各有各的实例，后面才真的同时.
  expect((await together('checkLeave')).flat().map(({ result }) => result)).toEqual(['add', 'add', 'add', 'add'])
  const answers = await together('adoptLeave')
  const lines = answers.flat()
  expect(lines.map(({ result }) => result).sort()).toEqual(['add', 'problem', 'problem', 'problem'])
  const { leave } = records.one<Person>('people', worker.person)
  expect(leave).toHaveLength(1)
  const kept = `2039-03-0${new Date(leave![0]!.from + 8 * 3_600_000).getUTCDate()}`
  const text = `和已经登记的 ${kept} 00:00 到 2039-03-11 00:00 重叠`
  for (const { problems } of lines.filter(({ result }) => result === 'problem'))
    expect(problems).toEqual([{ column: 'from', text }])
  expect(records.one<Area>('areas', place).worker!.leave).toHaveLength(1)
  expect(records.find('audits', { action: 'staff.adoptLeave', object: worker.person })).toHaveLength(1)
})

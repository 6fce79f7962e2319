import type { DepartmentRoster } from '../../typings/contract'
import { daysOf, shiftsOf } from '../../miniprogram/packages/whistle/roster/days'
import { momentOf } from '../../miniprogram/services/moment'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const open = opener('packages/whistle')
const DAY = 24 * 3_600_000
const MONDAY = momentOf('2026-03-02 00:00')

const member = (person: string, name: string, canServe = true) => ({
  person,
  name,
  postText: canServe ? '经办人' : '负责人',
  phone: '0553-0005014',
  isOnCall: false,
  canServe,
})

const aRoster = (change: Partial<DepartmentRoster> = {}): DepartmentRoster => ({
  department: 'd-1',
  name: '区城管局',
  members: [member('p-1', '吴明轩'), member('p-2', '陈亮'), member('p-3', '赵局长', false)],
  shifts: [],
  mayEdit: true,
  ...change,
})

describe('一天一天的值班', () => {
  test('从今天起两周；整天值班的点上，值部分时间的另写着，负责人不排', () => {
    const shifts = [
      { person: 'p-1', name: '吴明轩', from: MONDAY, until: MONDAY + 2 * DAY },
      { person: 'p-2', name: '陈亮', from: MONDAY + 8 * 3_600_000, until: MONDAY + 18 * 3_600_000 },
    ]
    const days = daysOf(aRoster({ shifts }), MONDAY + 9 * 3_600_000)
    expect(days).toHaveLength(14)
    expect(days[0]).toMatchObject({ text: '3月2日 周一', partly: '陈亮 值部分时间' })
    expect(days.slice(0, 3).map(({ people }) => people.map(({ isOn }) => isOn))).toEqual([
      [true, false],
      [true, false],
      [false, false],
    ])
  })

  test('没有动过的，存回去还是原来的意思：部分时间的、两周以后的都在', () => {
    const shifts = [
      { person: 'p-1', name: '吴明轩', from: MONDAY + 13 * DAY, until: MONDAY + 16 * DAY },
      { person: 'p-2', name: '陈亮', from: MONDAY + 8 * 3_600_000, until: MONDAY + 18 * 3_600_000 },
    ]
    const roster = aRoster({ shifts })
    expect(shiftsOf(roster, daysOf(roster, MONDAY))).toEqual([
      { person: 'p-1', from: MONDAY + 13 * DAY, until: MONDAY + 14 * DAY },
      { person: 'p-1', from: MONDAY + 14 * DAY, until: MONDAY + 16 * DAY },
      { person: 'p-2', from: MONDAY + 8 * 3_600_000, until: MONDAY + 18 * 3_600_000 },
    ])
  })
})

describe('部门值班表', () => {
  test('联络员点名字排班，保存；被拒绝了写着为什么，点过的还在', async () => {
    const phone = new Phone()
    phone.answer('department', 'roster', () => aRoster())
    phone.answer('department', 'setShifts', () => {
      throw refusal('department/over', '已经过去的值班不能再改', 'shifts')
    })
    const page = await open('roster', { id: 'd-1' })
    await call(page, 'tick', { currentTarget: { dataset: { day: 0, person: 1 } } })
    await press(page, '保存值班表')
    expect(page.dom.textContent).toContain('已经过去的值班不能再改')
    const [sent] = phone.sentTo('department.setShifts')
    expect(sent?.input).toMatchObject({ department: 'd-1', shifts: [{ person: 'p-2' }] })
    expect(page.data.isChanged).toBe(true)
  })

  test('别的人只看不排', async () => {
    const phone = new Phone()
    phone.answer('department', 'roster', () => aRoster({ mayEdit: false }))
    const page = await open('roster', { id: 'd-1' })
    await call(page, 'tick', { currentTarget: { dataset: { day: 0, person: 1 } } })
    expect(page.data.isChanged).toBe(false)
    expect(page.dom.textContent).toContain('近两周谁值班')
  })
})

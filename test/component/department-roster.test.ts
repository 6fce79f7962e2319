import type { DepartmentRoster } from '../../typings/contract'
import { daysOf, shiftsOf } from '../../miniprogram/packages/whistle/roster/days'
import { momentOf } from '../../miniprogram/services/moment'
import { switchRole } from '../../miniprogram/services/store'
import { aPerson, aRole } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const open = opener('packages/whistle')
const DAY = 24 * 3_600_000
const MONDAY = momentOf('2026-03-02 00:00')

const member = (person: string, name: string, canServe = true, holds = 0) => ({
  person,
  name,
  postText: canServe ? '经办人' : '负责人',
  phone: '0553-0005014',
  isOnCall: false,
  canServe,
  holds,
  isMe: false,
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

describe('部门的人', () => {
  const [wu, chen] = [member('p-1', '吴明轩', true, 3), member('p-2', '陈亮')]
  const roster = (change: Partial<DepartmentRoster> = {}) => aRoster({ members: [wu, chen], ...change })
  const openWith = async (phone: Phone, answer = roster()) => {
    phone.answer('department', 'roster', () => answer)
    return open('roster', { id: 'd-1' })
  }

  test('看得到谁手上几声；只有联络员能邀请、移出、交接', async () => {
    const page = await openWith(new Phone(), roster({ mayEdit: false }))
    expect(page.dom.textContent).toContain('在办 3 声')
    for (const text of ['邀请同事', '移出', '交接手上的']) expect(page.dom.textContent).not.toContain(text)
  })

  test('邀请同事，去邀请页，选好了部门', async () => {
    const phone = new Phone()
    await press(await openWith(phone), '邀请同事')
    expect(phone.opened).toEqual(['navigateTo /packages/people/invite/invite?area=d-1'])
  })

  test('交接：选一位接手的，一次全交，说交了几声；被拒绝了说为什么，再点还是同一次', async () => {
    const phone = new Phone()
    phone.answer('department', 'handOver', () => {
      throw refusal('department/no-taker', '只能交给本部门的联络员或经办人，请重新选择', 'to')
    })
    const page = await openWith(phone)
    await press(page, '交接手上的 3 声 ›')
    expect(page.data).toMatchObject({ handTitle: '交接吴明轩手上的 3 声哨', takers: [{ value: 'p-2', text: '陈亮' }] })
    await call(page, 'hand', { detail: { to: 'p-2' } })
    expect(page.data.handFault).toBe('只能交给本部门的联络员或经办人，请重新选择')
    phone.answer('department', 'handOver', () => ({ text: '已交接 3 声哨', roster: roster({ members: [chen] }) }))
    await call(page, 'hand', { detail: { to: 'p-2' } })
    expect(phone.toasts.at(-1)).toBe('已交接 3 声哨')
    const sent = phone.sentTo('department.handOver')
    expect(sent.at(-1)?.input).toEqual({ department: 'd-1', from: 'p-1', to: 'p-2' })
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
    expect(page.data.giver).toBeNull()
  })

  test('移出一位，先说清楚手上的哨去哪里；说不就不办', async () => {
    const phone = new Phone()
    phone.answer('department', 'dismiss', () => roster({ members: [chen] }))
    const page = await openWith(phone)
    phone.saysYes = false
    await call(page, 'dismiss', { currentTarget: { dataset: { person: 'p-1' } } })
    expect(phone.dialogs.at(-1)).toContain('手上的 3 声哨交回部门，等联络员分配')
    expect(phone.sentTo('department.dismiss')).toEqual([])
    phone.saysYes = true
    await call(page, 'dismiss', { currentTarget: { dataset: { person: 'p-1' } } })
    expect(phone.sentTo('department.dismiss')[0]?.input).toEqual({ department: 'd-1', person: 'p-1' })
    expect(page.dom.textContent).not.toContain('吴明轩')
  })

  test('自己离开，身份跟着没有了；最后一位联络员走不了，说为什么', async () => {
    const own = aRole({ role: 'department', scope: 'd-1', text: '联络员 · 区城管局' })
    const phone = new Phone(aPerson({ roles: [own] }))
    switchRole(own)
    phone.answer('account', 'quit', () => {
      throw refusal('department/last-liaison', '部门至少要有一位联络员，请先邀请一位同事做联络员，再离开')
    })
    const page = await openWith(phone, roster({ members: [{ ...wu, isMe: true }, chen] }))
    await press(page, '离开')
    expect(phone.toasts.at(-1)).toBe('部门至少要有一位联络员，请先邀请一位同事做联络员，再离开')
    phone.answer('account', 'quit', () => aPerson())
    await press(page, '离开')
    expect(phone.sentTo('account.quit').at(-1)?.input).toEqual({ role: 'department', scope: 'd-1' })
    expect(phone.opened).toEqual(['switchTab /pages/mine/mine'])
  })
})

import { daysOf } from '../../miniprogram/packages/station/roster/days'
import { type Mounted } from '../support/load'
import { aWorker } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'
import { aDesk, aMonth, aShift } from './station-builders'

const open = opener('packages/station')
const AT = { place: 'st-1' }
const text = (page: Mounted) => page.dom.textContent ?? ''

describe('值守表', () => {
  const editable = aShift({
    actions: [
      { name: 'assign', text: '换人' },
      { name: 'cancel', text: '删掉这一班' },
    ],
  })
  async function roster(view = aMonth({ mayRun: true, shifts: [editable] })) {
    const phone = new Phone(aWorker())
    phone.answer('station', 'month', () => view)
    return { phone, page: await open('roster', AT) }
  }

  test('名单上的人只看，不能排', async () => {
    const { page } = await roster(aMonth({ shifts: [aShift({ wasText: '原 杨月琴' })] }))
    for (const said of ['2026年3月', '3月2日 周一', '08:30–12:00', '原 杨月琴']) expect(text(page)).toContain(said)
    expect(text(page)).not.toContain('排班')
  })

  test('换人：选一个，就换他', async () => {
    const { phone, page } = await roster()
    await press(page, '换人')
    await call(page, 'onPick', { detail: { value: 'p-3' } })
    phone.answer('station', 'assign', () => aMonth({ mayRun: true, shifts: [aShift({ name: '杨月琴' })] }))
    await call(page, 'assign')
    expect(phone.sentTo('station.assign')).toMatchObject([{ input: { shift: 's-1', person: 'p-3' } }])
    expect(text(page)).toContain('杨月琴')
  })

  test('删掉之前问一句；照上个月排满，说几班没有排', async () => {
    const { phone, page } = await roster()
    phone.saysYes = false
    await press(page, '删掉这一班')
    expect(phone.sentTo('station.cancel')).toEqual([])
    phone.answer('station', 'copy', () => aMonth({ mayRun: true, leftOut: 2 }))
    await press(page, '照上个月排满')
    expect(phone.toasts).toEqual(['排好了；2 班的人不在这里了，或者那时有别的班，没有排'])
    phone.answer('station', 'copy', () => {
      throw refusal('duty/nothing-to-copy', '没有可以照着排的班，或者日子都排过了')
    })
    await press(page, '照头七天排满')
    expect(text(page)).toContain('没有可以照着排的班')
  })

  test('翻到别的月，排的是那个月', async () => {
    const { phone, page } = await roster()
    phone.answer('station', 'month', ({ month }) => aMonth({ mayRun: true, month: month!, shifts: [] }))
    await press(page, '下个月 ›')
    expect(phone.sentTo('station.month').at(-1)?.input).toEqual({ place: 'st-1', month: '2026-04' })
    expect(text(page)).toContain('这个月还没有排班')
    await press(page, '排班')
    expect(phone.opened).toEqual(['navigateTo /packages/station/plan/plan?place=st-1&month=2026-04'])
  })

  test('按天分开', () => {
    const shifts = [aShift(), aShift({ id: 's-2' }), aShift({ id: 's-3', date: '2026-03-03' })]
    expect(daysOf(shifts).map((day) => day.shifts.length)).toEqual([2, 1])
  })
})

describe('排班', () => {
  test('谁、几点、哪几天都要有；点星期选一列，过去的选不了', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'month', () => aMonth({ month: '2099-06', monthText: '2099年6月' }))
    const page = await open('plan', { place: 'st-1', month: '2099-06' })
    await press(page, '排上')
    expect(text(page)).toContain('请选择谁来值')
    await call(page, 'onPerson', { detail: { value: 'p-3' } })
    await press(page, '排上')
    expect(text(page)).toContain('请选择日期')
    await press(page, '一')
    // 2099年6月1日是周一。
    expect(page.data.dates).toEqual(['2099-06-01', '2099-06-08', '2099-06-15', '2099-06-22', '2099-06-29'])
    await press(page, '8')
    await press(page, '10')
    phone.answer('station', 'plan', () => aMonth())
    await press(page, '排上')
    expect(phone.sentTo('station.plan')).toMatchObject([
      {
        input: {
          ...{ place: 'st-1', month: '2099-06', person: 'p-3', span: { from: '08:30', until: '12:00' } },
          dates: ['2099-06-01', '2099-06-10', '2099-06-15', '2099-06-22', '2099-06-29'],
        },
      },
    ])
    expect(phone.opened).toEqual(['navigateBack'])
  })
})

describe('找人换班', () => {
  async function swap(shift = aShift()) {
    const phone = new Phone(aWorker())
    phone.answer('station', 'month', () => aMonth({ shifts: [shift] }))
    const page = await open('swap', { place: 'st-1', month: '2026-03', shift: 's-1' })
    return { phone, page }
  }

  test('请谁、为什么；不请自己；点的时候要一条提醒', async () => {
    const { phone, page } = await swap()
    expect(text(page)).toContain('谁都可以')
    expect(text(page)).not.toContain('王秀兰')
    await press(page, '去问问')
    expect(text(page)).toContain('请选择请谁换')
    await press(page, '杨月琴')
    await type(page, 'onReason', '孩子要开家长会')
    phone.answer('station', 'askSwap', () => aDesk())
    phone.answer('notice', 'consent', () => ({ progress: 0, resolved: 0, task: 0, activity: 1 }))
    await press(page, '去问问')
    expect(phone.asked).toEqual([['tmpl-activity']])
    expect(phone.sentTo('station.askSwap')).toMatchObject([
      { input: { place: 'st-1', month: '2026-03', shift: 's-1', to: 'p-3', reason: '孩子要开家长会' } },
    ])
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('谁都可以的，不说请谁', async () => {
    const { phone, page } = await swap()
    await press(page, '谁都可以')
    await type(page, 'onReason', '有事')
    phone.consent = 'reject'
    phone.answer('station', 'askSwap', () => aDesk())
    await press(page, '去问问')
    expect(phone.sentTo('station.askSwap')[0]?.input).not.toHaveProperty('to')
  })

  test('已经不能换的，说清楚', async () => {
    expect(text((await swap(aShift({ actions: [] }))).page)).toContain('这一班现在不能换')
  })
})

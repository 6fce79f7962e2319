import { NOTHING, pick, pickedText } from '../../miniprogram/packages/activity/rooms/picking'
import { aBooking, aDay, aRoom, leaveAll, openActivity, someRooms } from './activity-builders'
import { aPerson } from './builders'
import { Phone, refusal } from './phone'
import { call, fill, press } from './press'
import type { Mounted } from '../support/load'

afterEach(leaveAll)

describe('活动室', () => {
  const opened = async (phone: Phone, day = aDay(), rooms = someRooms()) => {
    phone.answer('room', 'list', () => rooms)
    phone.answer('room', 'day', () => day)
    return openActivity('rooms', { place: 'st-1' })
  }
  const tapSlot = (page: Mounted, at: number) => call(page, 'choose', { detail: { at } })

  test('点两格连成一段，写上用途就约好了', async () => {
    const phone = new Phone()
    phone.answer('room', 'book', () => aBooking())
    const page = await opened(phone)
    for (const text of ['二楼活动室', '每天 09:00—12:00', '今天', '09:00可约', '10:00已约'])
      expect(page.dom.textContent).toContain(text)
    await tapSlot(page, 0)
    await tapSlot(page, 1)
    expect(phone.scrolledTo).toBe('#at-purpose')
    await fill(page, 'onField', 'purpose', '合唱队排练')
    await press(page, '预约 09:00—10:00')
    expect(phone.asked).toEqual([['tmpl-activity']])
    expect(phone.sentTo('room.book')).toMatchObject([
      { input: { room: 'rm-1', date: '2026-03-04', from: '09:00', until: '10:00', purpose: '合唱队排练' } },
    ])
    expect(phone.toasts).toEqual(['约好了'])
  })

  test('选时间：中间有约了的、关了门的，就从点的那格重新开始；再点一下就不选了', () => {
    const { slots } = aDay()
    const first = pick(slots, NOTHING, 1)
    expect(pickedText(slots, first)).toBe('09:30—10:00')
    expect(pick(slots, first, 3)).toEqual({ from: 3, until: 3 })
    expect(pick(slots, { from: 3, until: 3 }, 4)).toEqual({ from: 4, until: 4 })
    expect(pick(slots, first, 1)).toEqual(NOTHING)
    expect(pick(slots, first, 2)).toEqual(first)
    expect(pickedText(slots, NOTHING)).toBe('')
  })

  test('刚被别人约走了：说清楚，看到的也是新的', async () => {
    const phone = new Phone(aPerson({ name: '' }))
    phone.answer('room', 'book', () => {
      throw refusal('room/taken', '这段时间刚被约走了，请换一段时间', 'from')
    })
    const page = await opened(phone, aDay({ needsName: true }))
    await tapSlot(page, 0)
    await fill(page, 'onField', 'purpose', '排练')
    await fill(page, 'onField', 'name', '李阿姨')
    await press(page, '预约 09:00—09:30')
    expect(phone.sentTo('room.book')[0]?.input).toMatchObject({ name: '李阿姨' })
    expect(page.dom.textContent).toContain('这段时间刚被约走了')
    expect(phone.sentTo('room.day').length).toBeGreaterThan(1)
  })

  test('换一天、换一间，都重新取；这一天不开放、不能约的，说清楚', async () => {
    const phone = new Phone()
    const rooms = someRooms({ items: [aRoom(), aRoom({ id: 'rm-2', name: '排练厅' })] })
    const page = await opened(phone, aDay({ slots: [], closedText: '这间活动室只给本社区的居民用' }), rooms)
    expect(page.dom.textContent).toContain('这一天不开放，请换一天')
    expect(page.dom.textContent).toContain('只给本社区的居民用')
    await press(page, '明天')
    await press(page, '排练厅')
    expect(phone.sentTo('room.day').map(({ input }) => input)).toEqual([
      { room: 'rm-1' },
      { room: 'rm-1', date: '2026-03-05' },
      { room: 'rm-2' },
    ])
    await tapSlot(page, 0)
    expect(page.data.pickedText).toBe('')
  })

  test('自己的可以取消；管理的人看得到是谁，同意、不同意，取消要写原因', async () => {
    const phone = new Phone()
    phone.answer('room', 'cancel', () => aBooking({ state: 'cancelled' }))
    phone.answer('room', 'answer', () => aBooking())
    const own = await opened(phone, aDay({ bookings: [aBooking()] }))
    await press(own, '取消预约')
    expect(phone.sentTo('room.cancel')).toMatchObject([{ input: { id: 'b-1', reason: '' } }])
    const who = { name: '吴阿姨', phone: '138****5678' }
    const bookings = [
      aBooking({ id: 'b-2', state: 'asked', stateText: '等管理的人同意', who, canAnswer: true }),
      aBooking({ id: 'b-3', who }),
    ]
    const page = await opened(phone, aDay({ bookings }), someRooms({ mayRun: true }))
    for (const text of ['这一天的预约', '吴阿姨', '等管理的人同意']) expect(page.dom.textContent).toContain(text)
    await press(page, '同意')
    await press(page, '不同意')
    await call(page, 'explain', { detail: { reason: '要开会' } })
    await call(page, 'act', { detail: { id: 'b-3', how: 'cancel' } })
    await call(page, 'explain', { detail: { reason: '选举占用' } })
    expect(phone.sentTo('room.answer').map(({ input }) => [input.how, input.reason])).toEqual([
      ['approve', ''],
      ['refuse', '要开会'],
    ])
    expect(phone.sentTo('room.cancel').at(-1)?.input).toMatchObject({ id: 'b-3', reason: '选举占用' })
    await press(page, '改规则')
    await press(page, '添一间')
    expect(phone.opened).toEqual([
      'navigateTo /packages/activity/room/room?place=st-1&id=rm-1',
      'navigateTo /packages/activity/room/room?place=st-1',
    ])
  })

  test('没有活动室，说可以做什么', async () => {
    const phone = new Phone()
    const page = await opened(phone, aDay(), someRooms({ items: [] }))
    expect(page.dom.textContent).toContain('这里还没有可以约的活动室')
  })
})

describe('活动室规则', () => {
  const settings = {
    ...{ name: '二楼活动室', capacity: 30, equipment: '投影', days: [1, 2], from: '08:30', until: '17:30' },
    ...{ forWhom: 'everyone' as const, aheadDays: 14, mostHours: 2, needsApproval: false, isOpen: true },
    revision: 3,
  }

  test('改规则：原来的都填好，改了就保存', async () => {
    const phone = new Phone()
    phone.answer('room', 'list', () => someRooms({ items: [aRoom({ settings })], mayRun: true }))
    phone.answer('room', 'save', () => aRoom())
    const page = await openActivity('room', { place: 'st-1', id: 'rm-1' })
    await press(page, '三')
    await press(page, '7 天')
    await call(page, 'onClock', { detail: { value: '28' }, currentTarget: { dataset: { field: 'until' } } })
    await fill(page, 'onField', 'needsApproval', true)
    await press(page, '保存')
    expect(phone.sentTo('room.save')).toMatchObject([
      {
        input: {
          ...settings,
          ...{ place: 'st-1', id: 'rm-1', days: [1, 2, 3], aheadDays: 7, until: '20:00', needsApproval: true },
        },
      },
    ])
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('停了预约，先前约好的还在：看过这句话才回去', async () => {
    const phone = new Phone()
    const strandedText = '还有 2 个约好的在不开放的时间里'
    phone.answer('room', 'list', () => someRooms({ items: [aRoom({ settings })], mayRun: true }))
    phone.answer('room', 'save', () => aRoom({ strandedText }))
    const page = await openActivity('room', { place: 'st-1', id: 'rm-1' })
    await fill(page, 'onField', 'isOpen', false)
    await press(page, '保存')
    expect(phone.dialogs).toEqual([strandedText])
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('添一间：没有名称保存不了；服务端不收的说在那一栏', async () => {
    const phone = new Phone()
    phone.answer('room', 'list', () => someRooms({ items: [], mayRun: true }))
    phone.answer('room', 'save', () => {
      throw refusal('room/backwards', '关门要晚于开门', 'until')
    })
    const page = await openActivity('room', { place: 'st-1' })
    expect(phone.title).toBe('添一间活动室')
    await fill(page, 'onField', 'name', '书画室')
    await call(page, 'save')
    expect(page.dom.textContent).toContain('关门要晚于开门')
  })
})

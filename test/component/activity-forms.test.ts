import { endAfter, planOf, BLANK } from '../../miniprogram/packages/activity/edit/form'
import { NOTHING, pick, pickedText } from '../../miniprogram/packages/activity/rooms/picking'
import { monthAfter } from '../../miniprogram/services/moment'
import { aBooking, aDay, anItem, aRoom, aView, leaveAll, openActivity, someRooms } from './activity-builders'
import { aPerson } from './builders'
import { Phone, refusal } from './phone'
import { call, press } from './press'
import type { Mounted } from '../support/load'

afterEach(leaveAll)

const FROM = Date.parse('2026-03-05T14:00:00+08:00')
const HOUR = 3_600_000
const fill = (page: Mounted, handler: string, field: string, value: unknown) =>
  call(page, handler, { detail: { value }, currentTarget: { dataset: { field } } })

async function fillIn(page: Mounted): Promise<void> {
  await fill(page, 'onField', 'title', '社区义诊')
  await fill(page, 'onField', 'words', '量血压')
  await call(page, 'onFrom', { detail: { value: FROM } })
  await fill(page, 'onField', 'contactPhone', '0553-0000002')
}

describe('发起活动', () => {
  const organiser = (rooms = someRooms()) => {
    const phone = new Phone(aPerson({ name: '黄振宇' }))
    phone.answer('room', 'list', () => rooms)
    phone.answer('activity', 'organise', () => aView())
    return phone
  }

  test('填好就发布，到那个活动的页面；选了开始，结束先放在两小时以后', async () => {
    const phone = organiser()
    const page = await openActivity('edit', { place: 'st-1' })
    await fillIn(page)
    await fill(page, 'onField', 'room', 'rm-1')
    await fill(page, 'onField', 'capacity', '30')
    await press(page, '发布')
    expect(phone.sentTo('activity.organise')).toMatchObject([
      {
        input: {
          ...{ place: 'st-1', kind: 'class', title: '社区义诊', from: FROM, until: FROM + 2 * HOUR, capacity: 30 },
          ...{ room: 'rm-1', contact: { name: '黄振宇', phone: '0553-0000002' }, takesWalkIns: true },
        },
      },
    ])
    expect(phone.opened).toEqual(['redirectTo /packages/activity/activity/activity?id=a-1'])
    expect(phone.storage.has('draft:activity:st-1')).toBe(false)
  })

  test('还缺什么，说在那一栏下面；写的都还在，下次接着写', async () => {
    const phone = organiser()
    const page = await openActivity('edit', { place: 'st-1' })
    await fill(page, 'onField', 'title', '社区义诊')
    await press(page, '发布')
    expect(page.dom.textContent).toContain('请选择开始时间')
    expect(phone.scrolledTo).toBe('#at-from')
    expect(phone.sentTo('activity.organise')).toEqual([])
    const again = await openActivity('edit', { place: 'st-1' })
    expect(again.data.form).toMatchObject({ title: '社区义诊' })
  })

  test('服务端不收的，说在它说的那一栏；同一次提交用同一个编号，改了内容就换', async () => {
    const phone = organiser()
    phone.answer('activity', 'organise', () => {
      throw refusal('room/taken', '这段时间刚被约走了，请换一段时间', 'from')
    })
    const page = await openActivity('edit', { place: 'st-1' })
    await fillIn(page)
    await press(page, '发布')
    expect(page.dom.textContent).toContain('这段时间刚被约走了')
    await call(page, 'send')
    await fill(page, 'onMoment', 'until', FROM + 3 * HOUR)
    await call(page, 'send')
    const [first, second, third] = phone.sentTo('activity.organise').map(({ requestId }) => requestId)
    expect(first).toBe(second)
    expect(third).not.toBe(first)
  })

  test('没有网络：内容已保存，可以再试', async () => {
    const phone = organiser()
    const page = await openActivity('edit', { place: 'st-1' })
    await fillIn(page)
    phone.isOnline = false
    await press(page, '发布')
    expect(page.dom.textContent).toContain('网络不太好，内容已保存，请再试一次')
  })

  test('修改：原来的都填好；保存了就回去', async () => {
    const phone = organiser()
    const view = aView({ room: 'rm-1', kind: 'meeting', invited: '物业', signUpBy: FROM - HOUR })
    phone.answer('activity', 'get', () => view)
    phone.answer('activity', 'change', () => view)
    const page = await openActivity('edit', { place: 'st-1', id: 'a-1' })
    expect(phone.title).toBe('修改活动')
    await press(page, '保存修改')
    expect(phone.sentTo('activity.change')).toMatchObject([
      { input: { id: 'a-1', room: 'rm-1', where: '', invited: '物业', signUpBy: FROM - HOUR, capacity: 20 } },
    ])
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('打不开表单，可以再试', async () => {
    const phone = organiser()
    phone.isOnline = false
    const page = await openActivity('edit', { place: 'st-1' })
    expect(page.dom.textContent).toContain('没有加载出来')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('办什么')
  })

  test('表单的话：名额空着是不限，填错了就说；结束不出那一天', () => {
    const form = { ...BLANK, from: FROM, until: FROM + HOUR }
    expect(planOf(form)).toMatchObject({ capacity: null })
    expect(planOf({ ...form, capacity: '三十' })).toEqual({ field: 'capacity', text: '名额请填数字，不限就空着' })
    expect(planOf({ ...form, until: 0 })).toEqual({ field: 'until', text: '请选择结束时间' })
    expect(planOf({ ...form, invited: '物业' })).toMatchObject({ invited: '' })
    const late = Date.parse('2026-03-05T23:00:00+08:00')
    expect(endAfter(late, 0)).toBe(Date.parse('2026-03-05T23:59:00+08:00'))
    expect(endAfter(FROM, FROM + HOUR)).toBe(FROM + HOUR)
  })
})

describe('收尾', () => {
  test('写上情况和照片就办结；写了一半的下次还在', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView({ kind: 'meeting' }))
    phone.answer('activity', 'close', ({ words }) => {
      if (words === '') throw refusal('activity/no-minutes', '请写会议纪要', 'words')
      return aView({ state: 'closed' })
    })
    const page = await openActivity('close', { id: 'a-1' })
    await press(page, '办结')
    expect(page.dom.textContent).toContain('请写会议纪要')
    phone.camera = ['wxfile://1.jpg']
    await call(page, 'addPhotos')
    await fill(page, 'onWords', 'words', '物业两周内清走')
    const again = await openActivity('close', { id: 'a-1' })
    expect(again.data.words).toBe('物业两周内清走')
    expect(again.data.photos).toHaveLength(1)
    await press(again, '办结')
    expect(phone.sentTo('activity.close').at(-1)?.input).toMatchObject({
      id: 'a-1',
      words: '物业两周内清走',
      photos: [expect.any(String)],
    })
    expect(phone.opened).toEqual(['navigateBack'])
    expect(phone.toasts).toEqual(['已办结'])
  })

  test('志愿服务还没到结束的时间：先说时长只算到现在，想想再办结', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView({ kind: 'volunteer', state: 'open', until: Date.now() + HOUR }))
    phone.answer('activity', 'close', () => aView({ state: 'closed' }))
    phone.saysYes = false
    const page = await openActivity('close', { id: 'a-1' })
    await press(page, '办结')
    expect(phone.dialogs).toEqual(['现在办结，志愿时长只算到现在'])
    expect(phone.sentTo('activity.close')).toEqual([])
    phone.saysYes = true
    await press(page, '办结')
    expect(phone.sentTo('activity.close')).toHaveLength(1)
  })

  test('先去名单里核对到场', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView())
    const page = await openActivity('close', { id: 'a-1' })
    await press(page, '先核对到场')
    expect(phone.opened).toEqual(['navigateTo /packages/activity/people/people?id=a-1'])
  })
})

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

describe('我的活动', () => {
  test('志愿时长、报过名的、约过的活动室；没有的说可以做什么', async () => {
    const phone = new Phone()
    phone.answer('activity', 'mine', () => ({
      items: [anItem({ mineText: '已报名' })],
      hoursText: '12.5 小时',
      services: 6,
    }))
    phone.answer('room', 'mine', () => ({ items: [aBooking()] }))
    phone.answer('room', 'cancel', () => aBooking({ state: 'cancelled', stateText: '已取消', canCancel: false }))
    const page = await openActivity('mine')
    for (const text of ['12.5 小时', '服务 6 次', '社区义诊', '已报名']) expect(page.dom.textContent).toContain(text)
    await press(page, '约的活动室')
    for (const text of ['二楼活动室', '合唱队排练', '已约好']) expect(page.dom.textContent).toContain(text)
    phone.saysYes = false
    await press(page, '取消预约')
    expect(phone.sentTo('room.cancel')).toEqual([])
    phone.saysYes = true
    await press(page, '取消预约')
    expect(page.dom.textContent).toContain('已取消')
    phone.answer('activity', 'mine', () => ({ items: [], hoursText: '0 小时', services: 0 }))
    await press(page, '报名的活动')
    expect(page.dom.textContent).toContain('还没有报过名')
    await press(page, '看看社区的活动')
    expect(phone.opened).toEqual(['navigateTo /packages/activity/list/list'])
  })
})

describe('使用情况', () => {
  test('按月看；没有的月份说没有；不管这里的人看不了', async () => {
    const phone = new Phone()
    phone.answer('activity', 'usage', ({ month = '' }) => ({
      place: { id: 'st-1', name: '先锋驿站' },
      ...{ month, monthText: month, kinds: [{ text: '活动', value: '3 场' }], note: '' },
      figures: [{ text: '到场率', value: '—' }],
    }))
    const page = await openActivity('usage', { place: 'st-1' })
    for (const text of ['先锋驿站', '3 场', '到场率', '—', '这个月还没有活动和预约'])
      expect(page.dom.textContent).toContain(text)
    await press(page, '‹ 上月')
    await press(page, '下月 ›')
    await press(page, '下月 ›')
    const months = phone.sentTo('activity.usage').map(({ input }) => input.month)
    expect(months).toEqual([months[0], monthAfter(String(months[0]), -1), months[0]])
    phone.answer('activity', 'usage', () => {
      throw refusal('activity/not-yours', '只有管理这个地方的人可以这样做')
    })
    const refused = await openActivity('usage', { place: 'st-1' })
    expect(refused.dom.textContent).toContain('只有管理这个地方的人可以这样做')
  })
})

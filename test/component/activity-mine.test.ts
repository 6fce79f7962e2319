import { monthAfter } from '../../miniprogram/services/moment'
import { aBooking, anItem, leaveAll, openActivity } from './activity-builders'
import { Phone, refusal } from './phone'
import { press } from './press'

afterEach(leaveAll)

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

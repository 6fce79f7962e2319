import { agree } from '../../miniprogram/services/privacy'
import { settle } from '../support/load'
import { aPerson } from './builders'
import { aParticipant, anItem, aView, joined, leaveAll, openActivity, someParticipants } from './activity-builders'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'

afterEach(leaveAll)

const cardOf = (page: Awaited<ReturnType<typeof openActivity>>) =>
  (page.instance.onShareAppMessage as () => object).call(page.instance)
const act = (page: Awaited<ReturnType<typeof openActivity>>, name: string) => call(page, 'act', { detail: { name } })
const aPage = (items = [anItem()], mayRun = false) => ({ items, whereText: '先锋驿站', mayRun })

describe('活动列表', () => {
  test('一个地方的活动：还有没有名额、我报了没有；点开看，从这里约活动室', async () => {
    const phone = new Phone()
    phone.answer('activity', 'list', () => aPage([anItem(), anItem({ id: 'a-2', title: '理发', mineText: '已报名' })]))
    const page = await openActivity('list', { place: 'st-1' })
    for (const text of ['先锋驿站', '社区义诊', '周四 14:00—16:00', '还有 2 个名额', '理发', '已报名', '没有更多了'])
      expect(page.dom.textContent).toContain(text)
    expect(page.dom.textContent).not.toContain('发起活动')
    expect(page.dom.textContent).not.toContain('使用情况')
    await press(page, '社区义诊')
    await press(page, '活动室预约')
    expect(phone.opened).toEqual([
      'navigateTo /packages/activity/activity/activity?id=a-1',
      'navigateTo /packages/activity/rooms/rooms?place=st-1',
    ])
    await press(page, '结束了的')
    expect(phone.sentTo('activity.list').map(({ input }) => input.when)).toEqual(['coming', 'past'])
  })

  test('管这个地方的人可以发起、看使用情况', async () => {
    const phone = new Phone()
    phone.answer('activity', 'list', () => aPage([], true))
    const page = await openActivity('list', { place: 'st-1' })
    expect(page.dom.textContent).toContain('现在没有可报的活动')
    await press(page, '发起活动')
    await press(page, '使用情况')
    expect(phone.opened).toEqual([
      'navigateTo /packages/activity/edit/edit?place=st-1',
      'navigateTo /packages/activity/usage/usage?place=st-1',
    ])
  })

  test('没说哪里，问的是我所在社区的；从活动里回来，悄悄看看有没有变', async () => {
    const phone = new Phone()
    phone.answer('activity', 'list', () => aPage())
    const page = await openActivity('list')
    expect(phone.sentTo('activity.list')[0]?.input).toEqual({ when: 'coming', cursor: '' })
    await call(page, 'onShow')
    expect(phone.sentTo('activity.list')).toHaveLength(2)
  })

  test('没有网络，可以再试', async () => {
    const phone = new Phone()
    phone.answer('activity', 'list', () => aPage())
    phone.isOnline = false
    const page = await openActivity('list', { place: 'st-1' })
    expect(page.dom.textContent).toContain('没有加载出来')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('社区义诊')
  })
})

describe('一个活动', () => {
  test('报名的这一下问提醒，报上了就看到；转发出去的卡片说得清是什么', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView())
    phone.answer('activity', 'join', () => joined())
    const page = await openActivity('activity', { id: 'a-1' })
    for (const text of [
      '社区义诊',
      '周四 14:00—16:00',
      '先锋驿站 · 一楼大厅',
      '量血压、测血糖',
      '还有 2 个名额',
      '黄振宇',
    ])
      expect(page.dom.textContent).toContain(text)
    await press(page, '报名')
    expect(phone.asked).toEqual([['tmpl-activity']])
    expect(phone.sentTo('activity.join')).toMatchObject([
      { input: { id: 'a-1', consent: { templates: ['activity'] } } },
    ])
    expect(phone.sentTo('activity.join')[0]?.input).not.toHaveProperty('name')
    expect(page.dom.textContent).toContain('您已报名')
    expect(phone.toasts).toEqual(['已报名'])
    expect(cardOf(page)).toEqual({
      title: '社区义诊 · 周四 14:00—16:00 · 先锋驿站',
      path: '/packages/activity/activity/activity?id=a-1',
    })
  })

  test('没有称呼的，先请他留一个', async () => {
    const phone = new Phone(aPerson({ name: '' }))
    phone.answer('activity', 'get', () => aView({ needsName: true }))
    phone.answer('activity', 'join', () => joined())
    const page = await openActivity('activity', { id: 'a-1' })
    await act(page, 'join')
    expect(phone.sentTo('activity.join')).toEqual([])
    expect(page.dom.textContent).toContain('怎么称呼您')
    await act(page, 'join')
    expect(page.dom.textContent).toContain('请留下称呼')
    await type(page, 'onName', '李阿姨')
    await act(page, 'join')
    expect(phone.sentTo('activity.join')).toMatchObject([{ input: { name: '李阿姨' } }])
  })

  test('满了排候补，看得到第几位；回话丢了再点，还是那一次', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView({ actions: [{ name: 'join', text: '排候补', tone: 'primary' }] }))
    phone.answer('activity', 'join', () =>
      joined({ mine: { state: 'waiting', text: '名额已满，您排在候补第 2 位', number: 2, isIn: false } }),
    )
    const page = await openActivity('activity', { id: 'a-1' })
    phone.isOnline = false
    await press(page, '排候补')
    phone.isOnline = true
    await call(page, 'load')
    await press(page, '排候补')
    const ids = phone.sentTo('activity.join').map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(1)
    expect(page.dom.textContent).toContain('您排在候补第 2 位')
    expect(phone.toasts).toEqual(['已排候补，有名额马上告诉您'])
  })

  test('不同意提醒也能报名；没同意指引的先同意，暂不就不报', async () => {
    const phone = new Phone(aPerson({ agreed: 0 }))
    phone.consent = 'reject'
    phone.answer('activity', 'get', () => aView())
    phone.answer('activity', 'join', () => joined())
    const page = await openActivity('activity', { id: 'a-1' })
    await press(page, '报名')
    await press(page, '暂不')
    expect(phone.sentTo('activity.join')).toEqual([])
    phone.answer('account', 'agree', () => ({}))
    await press(page, '报名')
    await agree()
    await settle()
    expect(phone.sentTo('activity.join')).toHaveLength(1)
    expect(phone.sentTo('activity.join')[0]?.input).toEqual({ id: 'a-1' })
  })

  test('取消报名先问一句；名额被抢走了，说服务端的原话', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => joined())
    phone.answer('activity', 'leave', () => aView())
    const page = await openActivity('activity', { id: 'a-1' })
    phone.saysYes = false
    await press(page, '取消报名')
    expect(phone.dialogs).toEqual(['名额会让给候补的人，再来要重新报名。'])
    expect(phone.sentTo('activity.leave')).toEqual([])
    phone.saysYes = true
    await press(page, '取消报名')
    expect(phone.toasts).toEqual(['已取消报名'])
    phone.answer('activity', 'join', () => {
      throw refusal('activity/full', '名额和候补都满了')
    })
    await press(page, '报名')
    expect(page.dom.textContent).toContain('名额和候补都满了')
  })

  test('组织者：签到码、名单、修改、收尾各有一页；取消要写原因', async () => {
    const phone = new Phone()
    const actions = [
      { name: 'code' as const, text: '签到码', tone: 'primary' as const },
      { name: 'people' as const, text: '报名名单', tone: 'plain' as const },
      { name: 'change' as const, text: '修改', tone: 'plain' as const },
      { name: 'close' as const, text: '办完了', tone: 'plain' as const },
      { name: 'callOff' as const, text: '取消活动', tone: 'danger' as const },
    ]
    phone.answer('activity', 'get', () => aView({ actions }))
    phone.answer('activity', 'callOff', ({ reason }) =>
      aView({ state: 'off', leftText: '已取消', reason, actions: [] }),
    )
    const page = await openActivity('activity', { id: 'a-1' })
    for (const { name } of actions) await act(page, name)
    expect(phone.opened).toEqual([
      'navigateTo /packages/activity/code/code?id=a-1',
      'navigateTo /packages/activity/people/people?id=a-1',
      'navigateTo /packages/activity/edit/edit?place=st-1&id=a-1',
      'navigateTo /packages/activity/close/close?id=a-1',
    ])
    expect(page.dom.textContent).toContain('取消这个活动')
    await call(page, 'callOff', { detail: { reason: '医生来不了' } })
    expect(phone.sentTo('activity.callOff')).toMatchObject([{ input: { id: 'a-1', reason: '医生来不了' } }])
    expect(page.dom.textContent).toContain('这个活动取消了')
    expect(page.dom.textContent).toContain('转发给邻居')
  })

  test('办完了的，看得到多少人到场、情况和照片', async () => {
    const phone = new Phone()
    const outcome = { text: '到场 11 人', words: '来了很多老人', photos: ['https://photo/1'] }
    phone.answer('activity', 'get', () =>
      aView({ state: 'closed', leftText: '已结束', actions: [], outcome, isSample: true }),
    )
    const page = await openActivity('activity', { id: 'a-1' })
    for (const text of ['到场 11 人', '来了很多老人', '示例活动']) expect(page.dom.textContent).toContain(text)
    expect(page.dom.innerHTML).toContain('https://photo/1')
  })

  test('没有这个活动，说服务端的原话', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => {
      throw refusal('activity/not-found', '没有找到这个活动')
    })
    const page = await openActivity('activity', { id: 'x' })
    expect(page.dom.textContent).toContain('没有找到这个活动')
    expect(cardOf(page)).toMatchObject({ path: '/pages/home/home' })
  })
})

describe('签到', () => {
  const done = {
    ...{ id: 'a-1', title: '清洁家园', whenText: '今天 08:30—10:30', placeName: '先锋驿站' },
    ...{ text: '签到成功', note: '08:25 签到', canCheckOut: true },
  }

  test('扫码打开就签到；志愿者走的时候签退', async () => {
    const phone = new Phone()
    phone.answer('activity', 'checkIn', () => done)
    phone.answer('activity', 'checkOut', () => ({
      ...done,
      text: '已签退',
      note: '志愿服务 2 小时',
      canCheckOut: false,
    }))
    const page = await openActivity('checkin', { scene: 'a%3Da-1.ABCDEFGHJK' })
    expect(phone.sentTo('activity.checkIn')).toMatchObject([{ input: { scene: 'a=a-1.ABCDEFGHJK' } }])
    for (const text of ['签到成功', '清洁家园', '先锋驿站']) expect(page.dom.textContent).toContain(text)
    await press(page, '签退')
    expect(page.dom.textContent).toContain('志愿服务 2 小时')
    await press(page, '看这个活动')
    expect(phone.opened).toEqual(['redirectTo /packages/activity/activity/activity?id=a-1'])
  })

  test('没有称呼的，留了再签', async () => {
    const phone = new Phone()
    phone.answer('activity', 'checkIn', ({ name }) => {
      if (name === undefined) throw refusal('activity/name', '请留下称呼，组织者好核对', 'name')
      return done
    })
    const page = await openActivity('checkin', { scene: 'a%3Da-1.ABCDEFGHJK' })
    expect(page.dom.textContent).toContain('请留个称呼')
    await type(page, 'onName', '李阿姨')
    await press(page, '签到')
    expect(page.dom.textContent).toContain('签到成功')
  })

  test('码换了，重新扫；没有网络，再试一次', async () => {
    const phone = new Phone()
    phone.answer('activity', 'checkIn', ({ scene }) => {
      if (scene.endsWith('OLD')) throw refusal('activity/code-old', '这个签到码已经换了', 'scene')
      return done
    })
    const page = await openActivity('checkin', { scene: 'a%3Da-1.OLD' })
    expect(page.dom.textContent).toContain('这个签到码已经换了')
    phone.scanned = 'packages/activity/checkin/checkin?scene=a%3Da-1.NEW'
    phone.isOnline = false
    await press(page, '重新扫码')
    expect(page.dom.textContent).toContain('网络不太好')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('签到成功')
  })

  test('暂不同意指引，就没有签到', async () => {
    const phone = new Phone(aPerson({ agreed: 0 }))
    phone.answer('activity', 'checkIn', () => done)
    const page = await openActivity('checkin', { scene: 'a%3Da-1.ABC' })
    await press(page, '暂不')
    expect(page.dom.textContent).toContain('同意隐私保护指引后才能签到')
    expect(phone.sentTo('activity.checkIn')).toEqual([])
  })
})

describe('签到码', () => {
  test('大大的码和已到人数；没带手机的去名单里登记', async () => {
    const phone = new Phone()
    phone.answer('activity', 'code', () => ({
      ...{
        url: 'https://photo/code',
        title: '社区义诊',
        renewAt: Date.now() + 600_000,
        countText: '已到 1 人，共 2 人',
      },
    }))
    const page = await openActivity('code', { id: 'a-1' })
    for (const text of ['社区义诊', '已到 1 人，共 2 人', '会自己换']) expect(page.dom.textContent).toContain(text)
    phone.isOnline = false
    await call(page, 'load')
    expect(page.dom.textContent).toContain('网络不太好')
    expect(page.data.code).toMatchObject({ url: 'https://photo/code' })
    await press(page, '没带手机的，手工登记')
    expect(phone.opened).toEqual(['redirectTo /packages/activity/people/people?id=a-1'])
  })
})

describe('报名名单', () => {
  test('点一下登记到场，再点一下改回来', async () => {
    const phone = new Phone()
    phone.answer('activity', 'people', () => someParticipants())
    phone.answer('activity', 'tick', ({ isIn }) => someParticipants({ items: [aParticipant({ isIn })] }))
    const page = await openActivity('people', { id: 'a-1' })
    for (const text of ['吴阿姨', '138****5678', '已报名']) expect(page.dom.textContent).toContain(text)
    await press(page, '登记到场')
    await press(page, '已到')
    expect(phone.sentTo('activity.tick').map(({ input }) => input)).toEqual([
      { id: 'a-1', person: 'p-9', isIn: true },
      { id: 'a-1', person: 'p-9', isIn: false },
    ])
  })

  test('还没到时候，登记不了；没有人报名，说可以做什么', async () => {
    const phone = new Phone()
    phone.answer('activity', 'people', () => someParticipants({ mayTick: false }))
    const page = await openActivity('people', { id: 'a-1' })
    expect(page.dom.textContent).not.toContain('登记到场吴')
    expect(page.dom.textContent).toContain('开始前 1 小时起可以登记到场')
    phone.answer('activity', 'people', () => someParticipants({ items: [] }))
    const empty = await openActivity('people', { id: 'a-1' })
    expect(empty.dom.textContent).toContain('还没有人报名')
  })

  test('志愿时长半小时半小时地更正，写明原因；没成说为什么', async () => {
    const phone = new Phone()
    const items = [aParticipant({ isIn: true, minutes: 120, hoursText: '2 小时' })]
    phone.answer('activity', 'people', () => someParticipants({ kind: 'volunteer', items }))
    phone.answer('activity', 'credit', ({ reason }) => {
      if (reason === '去死') throw refusal('content/risky', '内容里有不适合发布的文字，请修改后再提交', 'reason')
      return someParticipants({ items: [aParticipant({ isIn: true, hoursText: `3 小时（更正：${reason}）` })] })
    })
    const page = await openActivity('people', { id: 'a-1' })
    await press(page, '2 小时 · 更正')
    await press(page, '− 半小时')
    for (let i = 0; i < 3; i += 1) await press(page, '+ 半小时')
    expect(page.dom.textContent).toContain('改成 3 小时')
    await call(page, 'credit', { detail: { reason: '去死' } })
    expect(page.dom.textContent).toContain('请修改后再提交')
    await call(page, 'credit', { detail: { reason: '提前来' } })
    expect(phone.sentTo('activity.credit').at(-1)?.input).toEqual({
      id: 'a-1',
      person: 'p-9',
      minutes: 180,
      reason: '提前来',
    })
    expect(page.dom.textContent).toContain('3 小时（更正：提前来）')
  })
})

import type { Roster, RosterPerson } from '../../typings/contract'
import type { LeaveDraft } from '../../miniprogram/packages/people/leave/draft'
import { mount, type Mounted } from '../support/load'
import { aPerson, aRole, aWorker } from './builders'
import { openPeople } from './open-people'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const aStaffer = (change: Partial<RosterPerson> = {}): RosterPerson => ({
  person: 'p-3',
  name: '许凤霞',
  role: 'team',
  text: '楼栋长',
  phone: '13800000000',
  dutyText: '在岗',
  isOnDuty: true,
  open: 2,
  canDismiss: true,
  ...change,
})

describe('人员', () => {
  const roster = (people: RosterPerson[]): Roster => ({ area: 'g-5', text: '乙社区第05网格', people })

  const opened = async (
    people = [aStaffer(), aStaffer({ person: 'p-4', name: '王秀兰', role: 'worker', canDismiss: false })],
  ) => {
    const phone = new Phone(aWorker())
    phone.answer('account', 'roster', () => roster(people))
    phone.answer('area', 'children', () => [])
    const page = await openPeople('roster', { area: 'g-5' })
    await call(page, 'onShow')
    return { phone, page }
  }

  test('谁在岗、手上几件、电话；不归自己管的不能请离任', async () => {
    const { phone, page } = await opened()
    for (const text of ['许凤霞', '楼栋长', '在岗', '在办 2 件']) expect(page.dom.textContent).toContain(text)
    expect(page.dom.textContent?.match(/请离任/g)).toHaveLength(1)
    expect(phone.sentTo('account.roster')).toMatchObject([{ input: { area: 'g-5' } }])
  })

  test('请人离任先问一句，说清楚手上的会重新派出', async () => {
    const { phone, page } = await opened()
    phone.answer('account', 'dismiss', () => roster([]))
    phone.saysYes = false
    await press(page, '请离任')
    expect(phone.sentTo('account.dismiss')).toEqual([])
    phone.saysYes = true
    await press(page, '请离任')
    expect(phone.dialogs.at(-1)).toContain('手上的 2 件诉求会重新派出')
    expect(phone.sentTo('account.dismiss')).toMatchObject([{ input: { person: 'p-3', role: 'team', scope: 'g-5' } }])
    expect(page.dom.textContent).toContain('这里还没有人')
  })
})

describe('请假与离任', () => {
  const HOUR = 3_600_000
  const from = Date.now() + 24 * HOUR
  const anyone = aStaffer({ person: 'p-2', name: '王秀兰', text: '网格员' })
  const yang = aStaffer({ person: 'p-5', name: '杨月琴', text: '代班' })

  /** The page of someone, in whose grid those serve. */
  const opened = async (me = aWorker(), people = [anyone, yang]) => {
    const phone = new Phone(me)
    phone.answer('account', 'roster', ({ area }) => ({ area, text: '乙社区第05网格', people }))
    phone.answer('account', 'setLeave', ({ leave, hours = me.hours }) => ({ ...me, leave: leave, hours }))
    return { phone, page: await openPeople('leave') }
  }
  const drafted = (page: Mounted, draft: Partial<LeaveDraft>) =>
    call(page, 'onDraft', { detail: { draft: { ...(page.data.draft as LeaveDraft), ...draft } } })
  const setTo = (phone: Phone) => phone.sentTo('account.setLeave').map(({ input: { seen: _, ...rest } }) => rest)

  test('加一段、取消一段，都是整个换掉；请了谁代班一直带着，值班时间不动', async () => {
    const kept = { from, until: from + 8 * HOUR, standIn: 'p-5' }
    const { phone, page } = await opened(aWorker({ leave: [kept] }))
    const added = { from: from + 48 * HOUR, until: from + 50 * HOUR }
    await drafted(page, added)
    await press(page, '请假')
    expect(setTo(phone)).toEqual([{ leave: [kept, added] }])
    await call(page, 'remove', { currentTarget: { dataset: { from: added.from } } })
    expect(setTo(phone)).toEqual([{ leave: [kept, added] }, { leave: [kept] }])
  })

  test('上级这时改过我的请假：说一声，换成最新的，填了的一段还在', async () => {
    const { phone, page } = await opened()
    const theirs = { from: from + 72 * HOUR, until: from + 80 * HOUR }
    phone.answer('account', 'setLeave', () => {
      throw refusal('account/leave-changed', '刚才有人改过您的请假，现在是最新的，请看一看再改')
    })
    phone.answer('account', 'me', () => aWorker({ leave: [theirs] }))
    const draft = { from, until: from + HOUR }
    await drafted(page, draft)
    await press(page, '请假')
    expect(page.dom.textContent).toContain('刚才有人改过您的请假，现在是最新的，请看一看再改')
    expect(page.data.draft).toMatchObject(draft)
    expect(page.data.spans).toMatchObject([{ from: theirs.from }])
    expect(phone.sentTo('account.setLeave')).toMatchObject([{ input: { seen: [] } }])
  })

  test('请谁代班：谁有空谁接，或者本网格的一位代班；请了谁写在那一段下面', async () => {
    const { phone, page } = await opened()
    for (const text of ['请谁代班', '谁有空谁接']) expect(page.dom.textContent).toContain(text)
    await drafted(page, { from, until: from + HOUR })
    await press(page, '杨月琴')
    await press(page, '请假')
    expect(setTo(phone)).toEqual([{ leave: [{ from, until: from + HOUR, standIn: 'p-5' }] }])
    expect(page.dom.textContent).toContain('由 杨月琴 代班')
    expect(page.data.draft).toEqual({ from: 0, until: 0, standIn: '' })
  })

  test('本网格还没有代班，说清楚转给社区', async () => {
    const { page } = await opened(aWorker(), [anyone])
    expect(page.dom.textContent).toContain('本网格还没有代班，请假期间的诉求转给社区')
    expect(page.dom.textContent).not.toContain('请谁代班')
  })

  test('请的代班后来离任了，就在那一段说', async () => {
    const { page } = await opened(aWorker({ leave: [{ from, until: from + HOUR, standIn: 'p-8' }] }))
    expect(page.dom.textContent).toContain('请的代班已经不在了')
  })

  test.each([
    ['团队', aRole({ role: 'team', text: '楼栋长' })],
    ['社区', aRole({ role: 'community', scope: 'c-2' })],
    ['代班', aRole({ role: 'worker', isStandIn: true })],
  ])('%s请假，不问谁代班，也不说没有代班', async (_, role) => {
    const { phone, page } = await opened(aPerson({ roles: [role] }))
    expect(phone.sentTo('account.roster')).toEqual([])
    for (const text of ['请谁代班', '本网格还没有代班']) expect(page.dom.textContent).not.toContain(text)
  })

  test('结束早于开始，当场就说', async () => {
    const { phone, page } = await opened()
    await drafted(page, { from, until: from - HOUR })
    await call(page, 'add')
    expect(page.dom.textContent).toContain('结束要晚于开始')
    expect(setTo(phone)).toEqual([])
  })

  test('值班时间：加一段、删一段，请假都不动；没有了就是不限', async () => {
    const kept = { from, until: from + 8 * HOUR, standIn: 'p-5' }
    const { phone, page } = await opened(aWorker({ leave: [kept] }))
    expect(page.dom.textContent).toContain('紧急的诉求只派给此刻值班的人；不设就是不限')
    expect(page.dom.textContent).toContain('现在不限时间')
    await press(page, '加一段')
    expect(page.dom.textContent).toContain('每天 08:00 至 18:00')
    await press(page, '删除')
    expect(setTo(phone)).toEqual([
      { leave: [kept], hours: [{ from: '08:00', until: '18:00' }] },
      { leave: [kept], hours: [] },
    ])
    expect(page.dom.textContent).toContain('现在不限时间')
  })

  test('值班时间没存成，就在那里说服务端的原话', async () => {
    const { phone, page } = await opened()
    phone.answer('account', 'setLeave', () => {
      throw refusal('account/not-serving', '在岗的人才需要请假')
    })
    await press(page, '加一段')
    expect(page.data).toMatchObject({ hoursFault: '在岗的人才需要请假', fault: '' })
    expect(page.dom.textContent).toContain('在岗的人才需要请假')
  })

  test('不再担任先问一句；最后一个身份也没有了，回到我的', async () => {
    const { phone, page } = await opened()
    phone.answer('account', 'quit', () => aPerson({ person: 'p-2' }))
    await press(page, '不再担任')
    expect(phone.dialogs).toEqual(['网格员 · 第05网格。手上的诉求会重新派出，要回来需要上一级重新邀请。'])
    expect(phone.sentTo('account.quit')).toMatchObject([{ input: { role: 'worker', scope: 'g-5' } }])
    expect(phone.opened).toEqual(['switchTab /pages/mine/mine'])
  })
})

describe('值班时间', () => {
  const hours = (...spans: Array<[string, string]>) => spans.map(([from, until]) => ({ from, until }))
  const mounted = (spans: ReturnType<typeof hours>, properties: object = {}) => {
    new Phone(aWorker())
    const page = mount('packages/people/leave/duty-hours/duty-hours', { hours: spans, ...properties })
    const changes: unknown[] = []
    page.addEventListener('change', ({ detail }) => changes.push((detail as { hours: unknown }).hours))
    return { page, changes }
  }

  test('按早晚排；过了半夜的写明次日；三段以后不能再加', async () => {
    const { page, changes } = mounted(hours(['20:00', '06:00']))
    expect(page.dom.textContent).toContain('20:00 至 次日 06:00')
    await call(page, 'onFrom', { detail: { value: '09:30' } })
    await press(page, '加一段')
    expect(changes).toEqual([hours(['09:30', '18:00'], ['20:00', '06:00'])])
    page.setData({ hours: hours(['08:00', '11:00'], ['14:00', '17:00'], ['20:00', '06:00']) })
    expect(page.dom.textContent).not.toContain('加一段')
  })

  test('起止一样、已经有的，当场就说', async () => {
    const { page, changes } = mounted(hours(['08:00', '18:00']))
    await press(page, '加一段')
    expect(page.dom.textContent).toContain('已经有这一段了')
    await call(page, 'onUntil', { detail: { value: '08:00' } })
    await press(page, '加一段')
    expect(page.dom.textContent).toContain('值班的起止时间不能一样')
    expect(changes).toEqual([])
  })

  test('正在保存时，不再发一次', async () => {
    const { page, changes } = mounted(hours(['08:00', '18:00']), { isSending: true })
    await press(page, '删除')
    expect(changes).toEqual([])
  })
})

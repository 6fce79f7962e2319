import type { AreaItem, InvitationView, Roster, RosterPerson } from '../../typings/contract'
import { DUTY_TEXT } from '../../cloudfunctions/domain/person'
import { codeIn } from '../../miniprogram/packages/people/join/code'
import type { LeaveDraft } from '../../miniprogram/packages/people/leave/draft'
import { chaptersOf } from '../../miniprogram/packages/people/privacy/guide'
import { currentRole, myself, roleKey } from '../../miniprogram/services/store'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aRole, aWorker, lamp } from './builders'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'

const aGridItem = (id: string, name: string): AreaItem => ({ id, kind: 'grid', name, centre: [118.4, 31.35] })

const anInvitation = (change: Partial<InvitationView> = {}): InvitationView => ({
  code: '0C1R4828',
  text: '邀请您担任 网格员 · 乙社区第05网格',
  by: '乙社区 黄振宇',
  expiresAt: Date.now() + 72 * 3_600_000,
  usesLeft: 1,
  ...change,
})

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

async function open(name: string, query: object = {}): Promise<Mounted> {
  const page = mount(`packages/people/${name}/${name}`)
  await call(page, 'onLoad', query)
  await settle()
  return page
}

const fill = (page: Mounted, field: string, value: string) =>
  call(page, 'onField', { detail: { value }, currentTarget: { dataset: { field } } })

describe('凭邀请码加入', () => {
  const joined = aPerson({
    name: '王秀兰',
    roles: [aRole({ role: 'worker', scope: 'g-5', text: '网格员 · 第05网格' }), aRole({ scope: '' })],
  })

  test('扫码、点卡片、自己输入，都找得到邀请', () => {
    expect(codeIn({ scene: encodeURIComponent('j=0C1R4828') })).toBe('0C1R4828')
    expect(codeIn({ code: '0C1R4828' })).toBe('0C1R4828')
    expect(codeIn({ scene: encodeURIComponent('g=g-5') })).toBe('')
    expect(codeIn({})).toBe('')
  })

  test('先看到谁邀请、做什么、到什么时候，再加入；加入以后就是这个身份', async () => {
    const phone = new Phone(aPerson({ name: '' }))
    phone.answer('account', 'invitation', () => anInvitation())
    phone.answer('account', 'join', () => joined)
    const page = await open('join', { scene: 'j%3D0C1R4828' })
    for (const text of ['乙社区 黄振宇', '邀请您担任 网格员 · 乙社区第05网格', '前有效'])
      expect(page.dom.textContent).toContain(text)
    await fill(page, 'name', '王秀兰')
    await fill(page, 'phone', '0553-1234567')
    await press(page, '加入')
    expect(phone.sentTo('account.join')).toMatchObject([
      { input: { code: '0C1R4828', name: '王秀兰', phone: '0553-1234567' } },
    ])
    expect(page.dom.textContent).toContain('您现在是 网格员 · 第05网格')
    expect(roleKey(currentRole()!)).toBe('worker@g-5')
    await press(page, '开始工作')
    expect(phone.opened).toEqual(['switchTab /pages/tickets/tickets'])
  })

  test('没同意隐私保护指引的，先同意；暂不，就不加入', async () => {
    const phone = new Phone(aPerson({ agreed: 0 }))
    phone.answer('account', 'invitation', () => anInvitation())
    phone.answer('account', 'join', () => joined)
    const page = await open('join', { code: '0C1R4828' })
    await press(page, '加入')
    await press(page, '暂不')
    await settle()
    expect(phone.sentTo('account.join')).toEqual([])
    expect(page.data.isSending).toBe(false)
  })

  test('邀请码不对，说在输入框下面；写的还在', async () => {
    const phone = new Phone(aPerson())
    phone.answer('account', 'invitation', () => {
      throw refusal('invitation/unknown', '没有这个邀请码，请核对', 'code')
    })
    const page = await open('join')
    await fill(page, 'code', '0c1r4829')
    await press(page, '下一步')
    expect(page.dom.textContent).toContain('没有这个邀请码，请核对')
    expect(page.data.code).toBe('0c1r4829')
  })

  test('缺电话，说在电话下面；断网重试还是同一次', async () => {
    const phone = new Phone(aPerson())
    phone.answer('account', 'invitation', () => anInvitation())
    phone.answer('account', 'join', () => {
      throw refusal('account/phone-missing', '请填写对外公布的联系电话', 'phone')
    })
    const page = await open('join', { code: '0C1R4828' })
    await press(page, '加入')
    expect(page.data.fault).toEqual({ field: 'phone', text: '请填写对外公布的联系电话' })
    phone.isOnline = false
    await press(page, '加入')
    phone.isOnline = true
    await press(page, '加入')
    const ids = phone.sentTo('account.join').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids.slice(1)).size).toBe(1)
  })

  test('写到一半离开，回来还在', async () => {
    new Phone(aPerson())
    const page = await open('join')
    await fill(page, 'phone', '0553-1234567')
    expect((await open('join')).data.phone).toBe('0553-1234567')
  })
})

describe('邀请', () => {
  const inviting = (role: 'worker' | 'community', invites: Array<'worker' | 'team'>) => {
    const phone = new Phone(
      aPerson({
        roles: [
          aRole({
            role,
            scope: role === 'worker' ? 'g-5' : 'c-2',
            text: role === 'worker' ? '网格员 · 乙社区第05网格' : '社区工作人员 · 乙社区',
            invites: invites.map((one) => ({ role: one, text: one === 'team' ? '网格团队' : '网格员' })),
          }),
        ],
      }),
    )
    phone.answer('ticket', 'categories', () => [{ code: '21', name: '市政设施', items: [lamp] }])
    phone.answer('area', 'children', () => [aGridItem('g-5', '第05网格'), aGridItem('g-6', '第06网格')])
    phone.answer('account', 'invite', () => anInvitation({ qr: 'https://photo/qr' }))
    return phone
  }

  test('还没生成邀请，从菜单转发的是首页', async () => {
    inviting('worker', ['team'])
    const { instance } = await open('invite')
    expect((instance.onShareAppMessage as () => object).call(instance)).toMatchObject({ path: '/pages/home/home' })
  })

  test('网格员邀请团队：只能到自己的网格，选职责和类别，得到大字的码和小程序码', async () => {
    const phone = inviting('worker', ['team'])
    const page = await open('invite')
    expect(page.data.canSend).toBe(false)
    await press(page, '楼栋长')
    await press(page, '市政设施')
    await press(page, '5 人')
    await press(page, '生成邀请')
    expect(phone.sentTo('account.invite')).toMatchObject([
      { input: { role: 'team', scope: 'g-5', duty: 'building-head', categories: ['21'], uses: 5 } },
    ])
    for (const text of ['0C1R', '4828', '转发给他']) expect(page.dom.textContent).toContain(text)
    const share = page.instance.onShareAppMessage as () => { title: string; path: string }
    expect(share.call(page.instance)).toEqual({
      title: '邀请您担任 网格员 · 乙社区第05网格',
      path: '/packages/people/join/join?code=0C1R4828',
    })
  })

  test('社区邀请网格员：先选哪个网格，负责的一次只请一位，代班可以请几位', async () => {
    const phone = inviting('community', ['worker', 'team'])
    const page = await open('invite', { area: 'g-6' })
    await press(page, '网格员')
    expect(page.data.place).toBe('g-6')
    expect(page.dom.textContent).not.toContain('这个码给几个人用')
    await press(page, '代班网格员')
    expect(page.dom.textContent).toContain('这个码给几个人用')
    await press(page, '生成邀请')
    expect(phone.sentTo('account.invite')).toMatchObject([
      { input: { role: 'worker', scope: 'g-6', isStandIn: true, uses: 1 } },
    ])
  })

  test('断网重试是同一个邀请，改了内容是另一个', async () => {
    const phone = inviting('worker', ['team'])
    const page = await open('invite')
    await press(page, '楼栋长')
    phone.isOnline = false
    await press(page, '生成邀请')
    await press(page, '生成邀请')
    await press(page, '单元长')
    await press(page, '生成邀请')
    const ids = phone.sentTo('account.invite').map(({ requestId }) => requestId)
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[1])
  })

  test('居民不能邀请，说清楚谁可以', async () => {
    const phone = new Phone(aPerson())
    phone.answer('ticket', 'categories', () => [])
    phone.answer('area', 'children', () => [])
    expect((await open('invite')).dom.textContent).toContain('现在的身份不能邀请别人')
  })

  test('职责的说法与名片上的一样', async () => {
    inviting('worker', ['team'])
    const { duties } = (await open('invite')).data as { duties: Array<{ value: string; text: string }> }
    expect(Object.fromEntries(duties.map(({ value, text }) => [value, text]))).toEqual(DUTY_TEXT)
  })
})

describe('人员', () => {
  const roster = (people: RosterPerson[]): Roster => ({ area: 'g-5', text: '乙社区第05网格', people })

  const opened = async (
    people = [aStaffer(), aStaffer({ person: 'p-4', name: '王秀兰', role: 'worker', canDismiss: false })],
  ) => {
    const phone = new Phone(aWorker())
    phone.answer('account', 'roster', () => roster(people))
    phone.answer('area', 'children', () => [])
    const page = await open('roster', { area: 'g-5' })
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
    return { phone, page: await open('leave') }
  }
  const drafted = (page: Mounted, draft: Partial<LeaveDraft>) =>
    call(page, 'onDraft', { detail: { draft: { ...(page.data.draft as LeaveDraft), ...draft } } })
  const setTo = (phone: Phone) => phone.sentTo('account.setLeave').map(({ input }) => input)

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

describe('我的数据', () => {
  test('电话只显示前三后四，删掉要先问', async () => {
    const phone = new Phone(aPerson({ phone: '138****0000' }))
    phone.answer('account', 'phone', () => aPerson())
    const page = await open('mydata')
    expect(page.dom.textContent).toContain('138****0000')
    await press(page, '删除')
    expect(phone.sentTo('account.phone')).toMatchObject([{ input: {} }])
    expect(page.dom.textContent).not.toContain('138****0000')
  })

  test('在岗的人名字随岗位公布，不能自己改，也不能直接注销', async () => {
    const phone = new Phone(aWorker())
    const page = await open('mydata')
    expect(page.dom.textContent).toContain('您的姓名随岗位公布')
    await press(page, '去离任')
    expect(phone.opened).toEqual(['navigateTo /packages/people/leave/leave'])
  })

  test('正在改的称呼，存电话、来消息都不会冲掉', async () => {
    const phone = new Phone(aPerson())
    phone.answer('account', 'phone', () => aPerson({ phone: '138****0000' }))
    const page = mount('packages/people/mydata/identity/identity', { me: aPerson() })
    await type(page, 'onName', '李阿姨')
    page.setData({ me: aPerson({ unread: 3 }) })
    await type(page, 'onNumber', '13800000000')
    await press(page, '保存电话')
    page.setData({ me: aPerson({ phone: '138****0000' }) })
    expect(page.data).toMatchObject({ name: '李阿姨', number: '' })
  })

  test('存称呼不会清掉填了一半的电话；存下的是什么就显示什么', async () => {
    const phone = new Phone(aPerson({ name: '' }))
    phone.answer('account', 'introduce', ({ name = '' }) => aPerson({ name: name.trim() }))
    const page = mount('packages/people/mydata/identity/identity', { me: aPerson({ name: '' }) })
    await type(page, 'onNumber', '138')
    await type(page, 'onName', '李阿姨 ')
    await press(page, '保存称呼')
    expect(page.data).toMatchObject({ number: '138', name: '李阿姨' })
  })

  test('没存成，写的都还在', async () => {
    const phone = new Phone(aPerson())
    phone.answer('account', 'phone', () => {
      throw refusal('input/invalid', '电话号码不对，请检查', 'number')
    })
    const page = mount('packages/people/mydata/identity/identity', { me: aPerson() })
    await type(page, 'onNumber', '123')
    await press(page, '保存电话')
    expect(page.data.number).toBe('123')
    expect(page.dom.textContent).toContain('电话号码不对，请检查')
  })

  test('导出的再多，页面上也只画开头；复制的是全文', async () => {
    const phone = new Phone(aPerson())
    const content = '诉'.repeat(300_000)
    phone.answer('account', 'export', () => ({ name: '我的数据.json', content }))
    const copied: string[] = []
    Object.assign(wx, { setClipboardData: ({ data }: { data: string }) => Promise.resolve(copied.push(data)) })
    const page = mount('packages/people/mydata/export/export')
    await press(page, '导出')
    expect(JSON.stringify(page.data).length).toBeLessThan(10_000)
    expect(page.dom.textContent).toContain('这里只显示开头')
    await press(page, '复制全文')
    expect(copied).toEqual([content])
  })

  test('导出先看得到，再复制', async () => {
    const phone = new Phone(aPerson())
    phone.answer('account', 'export', () => ({ name: '我的数据.json', content: '{"称呼":"李桂英"}' }))
    const copied: string[] = []
    Object.assign(wx, { setClipboardData: ({ data }: { data: string }) => Promise.resolve(copied.push(data)) })
    const page = await open('mydata')
    await press(page, '导出')
    await press(page, '复制全文')
    expect(copied).toEqual(['{"称呼":"李桂英"}'])
  })

  test('注销要写出这两个字；之后手机上什么也不留，重新开始', async () => {
    const phone = new Phone(aPerson())
    phone.storage.set('draft:report', { words: '没写完的' })
    phone.files.add('wxfile://usr/kept-a.jpg')
    phone.answer('account', 'erase', () => ({}))
    const page = mount('packages/people/mydata/erasure/erasure', { me: aPerson() })
    await press(page, '我要注销')
    await type(page, 'onWord', '注')
    await press(page, '确认注销')
    expect(phone.sentTo('account.erase')).toEqual([])
    await type(page, 'onWord', '注销')
    await press(page, '确认注销')
    expect(phone.sentTo('account.erase')).toMatchObject([{ input: { confirm: '注销' } }])
    expect(phone.storage.size).toBe(0)
    expect(phone.files.size).toBe(0)
    expect(myself()).toBeUndefined()
    expect(phone.opened).toEqual(['reLaunch /pages/home/home'])
  })

  test('没注销成，说为什么，什么都还在', async () => {
    const phone = new Phone(aPerson())
    phone.storage.set('role', 'resident@g-5')
    phone.answer('account', 'erase', () => {
      throw refusal('account/serving', '您还担任网格员，请先离任')
    })
    const page = mount('packages/people/mydata/erasure/erasure', { me: aPerson() })
    await call(page, 'open')
    await type(page, 'onWord', '注销')
    await call(page, 'erase')
    expect(page.dom.textContent).toContain('您还担任网格员，请先离任')
    expect(phone.storage.get('role')).toBe('resident@g-5')
  })
})

describe('隐私保护指引', () => {
  test('存多久是区里定的，按年按天说', () => {
    const [, , kept] = chaptersOf({ ticket: 1095, notice: 180, audit: 1825 })
    expect(kept?.lines.join()).toMatch(/3 年.*180 天.*5 年/)
    expect(chaptersOf(undefined)[2]?.lines.join()).not.toMatch(/\d/)
  })

  test('没同意过的可以在这里同意；同意过的说是第几版', async () => {
    const phone = new Phone(aPerson({ agreed: 0 }))
    phone.answer('account', 'agree', () => ({}))
    const page = await open('privacy')
    await press(page, '看过了，去同意')
    expect(page.dom.textContent).toContain('先说清楚，怎么用您的信息')
    new Phone(aPerson({ agreed: 1 }))
    expect((await open('privacy')).dom.textContent).toContain('您已同意第 1 版')
    expect(phone.sentTo('account.agree')).toEqual([])
  })
})

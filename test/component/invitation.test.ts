import type { AreaItem, InvitationView } from '../../typings/contract'
import { DUTY_TEXT } from '../../cloudfunctions/domain/person'
import { codeIn } from '../../miniprogram/packages/people/join/code'
import { currentRole, roleKey } from '../../miniprogram/services/store'
import { settle, type Mounted } from '../support/load'
import { aPerson, aRole, lamp } from './builders'
import { openPeople } from './open-people'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const aGridItem = (id: string, name: string): AreaItem => ({ id, kind: 'grid', name, centre: [118.4, 31.35] })

const anInvitation = (change: Partial<InvitationView> = {}): InvitationView => ({
  code: '0C1R4828',
  text: '邀请您担任 网格员 · 乙社区第05网格',
  by: '乙社区 黄振宇',
  expiresAt: Date.now() + 72 * 3_600_000,
  usesLeft: 1,
  ...change,
})

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
    const page = await openPeople('join', { scene: 'j%3D0C1R4828' })
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
    const page = await openPeople('join', { code: '0C1R4828' })
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
    const page = await openPeople('join')
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
    const page = await openPeople('join', { code: '0C1R4828' })
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
    const page = await openPeople('join')
    await fill(page, 'phone', '0553-1234567')
    expect((await openPeople('join')).data.phone).toBe('0553-1234567')
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
    const { instance } = await openPeople('invite')
    expect((instance.onShareAppMessage as () => object).call(instance)).toMatchObject({ path: '/pages/home/home' })
  })

  test('网格员邀请团队：只能到自己的网格，选职责和类别，得到大字的码和小程序码', async () => {
    const phone = inviting('worker', ['team'])
    const page = await openPeople('invite')
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
    const page = await openPeople('invite', { area: 'g-6' })
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

  test('部门联络员邀请同事：就在自己的部门，选岗位，一个码一个人', async () => {
    const phone = new Phone(
      aPerson({
        roles: [
          aRole({
            role: 'department',
            scope: 'd-1',
            text: '联络员 · 区城管局',
            invites: [{ role: 'department', text: '部门同事' }],
          }),
        ],
      }),
    )
    phone.answer('ticket', 'categories', () => [])
    phone.answer('account', 'invite', () => anInvitation())
    const page = await openPeople('invite', { area: 'd-1' })
    expect(page.dom.textContent).toContain('邀请部门同事')
    expect(page.dom.textContent).not.toContain('这个码给几个人用')
    expect(page.data.canSend).toBe(false)
    await press(page, '负责人')
    await press(page, '生成邀请')
    expect(phone.sentTo('account.invite')).toMatchObject([
      { input: { role: 'department', scope: 'd-1', post: 'head' } },
    ])
  })

  test('断网重试是同一个邀请，改了内容是另一个', async () => {
    const phone = inviting('worker', ['team'])
    const page = await openPeople('invite')
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
    expect((await openPeople('invite')).dom.textContent).toContain('现在的身份不能邀请别人')
  })

  test('职责的说法与名片上的一样', async () => {
    inviting('worker', ['team'])
    const { duties } = (await openPeople('invite')).data as { duties: Array<{ value: string; text: string }> }
    expect(Object.fromEntries(duties.map(({ value, text }) => [value, text]))).toEqual(DUTY_TEXT)
  })
})

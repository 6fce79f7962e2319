import { chaptersOf } from '../../miniprogram/packages/people/privacy/guide'
import { myself } from '../../miniprogram/services/store'
import { mount } from '../support/load'
import { aPerson, aWorker } from './builders'
import { openPeople } from './open-people'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'

describe('我的数据', () => {
  test('电话只显示前三后四，删掉要先问', async () => {
    const phone = new Phone(aPerson({ phone: '138****0000' }))
    phone.answer('account', 'phone', () => aPerson())
    const page = await openPeople('mydata')
    expect(page.dom.textContent).toContain('138****0000')
    await press(page, '删除')
    expect(phone.sentTo('account.phone')).toMatchObject([{ input: {} }])
    expect(page.dom.textContent).not.toContain('138****0000')
  })

  test('留下电话要先同意隐私保护指引；暂不，写的还在；删掉的不用先同意', async () => {
    const me = aPerson({ agreed: 0, phone: '138****0000' })
    const phone = new Phone(me)
    phone.answer('account', 'phone', () => aPerson({ agreed: 0 }))
    phone.answer('account', 'agree', () => ({}))
    const sheet = mount('components/privacy-sheet/privacy-sheet')
    const page = mount('packages/people/mydata/identity/identity', { me })
    const left = () => phone.sentTo('account.phone').map(({ input }) => input)
    phone.answer('account', 'introduce', () => aPerson({ agreed: 0, name: '' }))
    await press(page, '删除')
    await type(page, 'onName', '')
    await press(page, '保存称呼')
    expect(phone.sentTo('account.introduce').map(({ input }) => input)).toEqual([{ name: '' }])
    page.setData({ me: aPerson({ agreed: 0 }) })
    await type(page, 'onNumber', '13900001111')
    await press(page, '保存电话')
    await call(sheet, 'decline')
    expect(left()).toEqual([{}])
    expect(page.data).toMatchObject({ number: '13900001111', sending: '' })
    await press(page, '保存电话')
    await call(sheet, 'agree')
    expect(left()).toEqual([{}, { number: '13900001111' }])
    sheet.detach()
  })

  test('在岗的人名字随岗位公布，不能自己改，也不能直接注销', async () => {
    const phone = new Phone(aWorker())
    const page = await openPeople('mydata')
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
    const page = await openPeople('mydata')
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
    const page = await openPeople('privacy')
    await press(page, '看过了，去同意')
    expect(page.dom.textContent).toContain('先说清楚，怎么用您的信息')
    new Phone(aPerson({ agreed: 1 }))
    expect((await openPeople('privacy')).dom.textContent).toContain('您已同意第 1 版')
    expect(phone.sentTo('account.agree')).toEqual([])
  })
})

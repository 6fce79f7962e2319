import type { ScreeningPage } from '../../typings/contract'
import { workEntries, ownEntries } from '../../miniprogram/pages/mine/menu'
import { mount, settle, type Mounted } from '../support/load'
import { aCard, aPerson, aRole } from './builders'
import { onItsWay } from './on-its-way'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const NOTHING = { screening: '', undelivered: '' }
const textsOf = (entries: Array<{ text: string }>) => entries.map(({ text }) => text)

const clerk = () =>
  aPerson({ roles: [aRole({ role: 'community', scope: 'c-2', text: '社区工作人员 · 乙社区' }), aRole({ scope: '' })] })

async function mine(): Promise<Mounted> {
  const page = mount('pages/mine/mine')
  await call(page, 'onShow')
  await settle()
  return page
}

async function open(name: string): Promise<Mounted> {
  const page = mount(name)
  await call(page, 'onLoad')
  await settle()
  return page
}

const screened = {
  id: 's-1',
  at: Date.now(),
  kind: 'words' as const,
  reason: '微信拿不准',
  ticket: 't-1',
  no: 'JH261122-7K3QX',
  whereText: '赭麓街道 · 车站社区',
  categoryText: '公共照明',
}

describe('我的', () => {
  test.each([
    { role: 'resident' as const, texts: ['网格名片', '办理情况'] },
    { role: 'team' as const, texts: ['网格名片', '办理情况', '驿站', '请假、离任'] },
    {
      role: 'worker' as const,
      texts: ['网格名片', '网格的人', '办理情况', '我吹的哨', '吹哨情况', '网格微信群', '网格码', '驿站', '请假、离任'],
    },
    {
      role: 'street' as const,
      texts: [
        ...['指挥台', '待看的内容', '未送达的提醒', '辖区的人', '吹哨报到', '我吹的哨'],
        ...['吹哨报到考核', '办理情况', '驿站', '电脑端关联码', '请假、离任'],
      ],
    },
    {
      role: 'community' as const,
      texts: [
        ...['待看的内容', '未送达的提醒', '辖区的人', '吹哨报到', '我吹的哨'],
        ...['吹哨报到考核', '办理情况', '驿站', '电脑端关联码', '请假、离任'],
      ],
    },
    { role: 'department' as const, texts: ['部门的人和值班', '本部门的考核', '各部门考核', '电脑端关联码'] },
  ])('$role 看到自己要办的事', ({ role, texts }) => {
    expect(textsOf(workEntries(aRole({ role }), NOTHING))).toEqual(texts)
  })

  test('还没选网格的居民，看全区的办理情况', () => {
    expect(workEntries(aRole({ scope: '' }), NOTHING)).toMatchObject([
      { text: '全区办理情况', url: '/packages/grid/board/board?area=' },
    ])
  })

  test('谁都有自己的数据、附议、指引，都能凭码加入', () => {
    expect(textsOf(ownEntries(aPerson()))).toEqual([
      '公告',
      '网格员评优',
      '我附议的',
      '我的活动',
      '我的需求与资源',
      '凭邀请码加入',
      '我的数据',
      '隐私保护指引',
    ])
  })

  test('工作人员看到有几件等着看；没问到就不说', async () => {
    const phone = new Phone(clerk())
    phone.answer('screening', 'list', () => ({ items: [screened], next: '1~s-1' }))
    phone.answer('notice', 'undelivered', () => {
      throw refusal('notice/not-yours', '不在您的辖区')
    })
    const page = await mine()
    expect(page.dom.textContent).toContain('待看的内容1 件以上')
    expect(phone.sentTo('screening.list')).toMatchObject([{ input: { scope: 'c-2' } }])
    await press(page, '待看的内容')
    expect(phone.opened).toEqual(['navigateTo /packages/work/screening/screening'])
    page.detach()
  })
})

test('刚换了身份，原来那个身份晚到的件数不算', async () => {
  const street = aRole({ role: 'street', scope: 's-1', text: '街道工作人员' })
  const phone = new Phone(aPerson({ roles: [...clerk().roles, street] }))
  const old = onItsWay<ScreeningPage>({ items: [screened] })
  phone.answer('screening', 'list', ({ scope }) => (scope === 's-1' ? { items: [] } : old.answer()))
  phone.answer('notice', 'undelivered', () => ({ items: [] }))
  const page = await mine()
  await call(page, 'change', { detail: { value: 'street@s-1' } })
  await old.arrive()
  expect(page.data._waiting).toEqual(NOTHING)
  page.detach()
})

describe('待看的内容', () => {
  const words = { ...screened, words: '拿不准的话' }
  const photo = { ...words, id: 's-2', kind: 'photo' as const, words: undefined, url: 'https://photo/1' }

  test('看得到内容和为什么要看；保留的拿走，移除的先问', async () => {
    const phone = new Phone(clerk())
    phone.answer('screening', 'list', () => ({ items: [words, photo] }))
    phone.answer('screening', 'decide', () => ({}))
    const page = await open('packages/work/screening/screening')
    for (const text of ['微信拿不准', '拿不准的话', 'JH261122-7K3QX']) expect(page.dom.textContent).toContain(text)
    await call(page, 'keep', { currentTarget: { dataset: { id: 's-1' } } })
    expect(page.dom.textContent).not.toContain('拿不准的话')
    phone.saysYes = false
    await press(page, '移除')
    expect(page.data.items).toHaveLength(1)
    phone.saysYes = true
    await press(page, '移除')
    expect(phone.sentTo('screening.decide').map(({ input }) => input)).toEqual([
      { id: 's-1', verdict: 'keep' },
      { id: 's-2', verdict: 'remove' },
    ])
    expect(page.dom.textContent).toContain('都看过了')
  })

  test('没办成，这一条还在，说为什么', async () => {
    const phone = new Phone(clerk())
    phone.answer('screening', 'list', () => ({ items: [words] }))
    phone.answer('screening', 'decide', () => {
      throw refusal('screening/decided', '已经有人处理过了')
    })
    const page = await open('packages/work/screening/screening')
    await press(page, '保留')
    expect(phone.toasts).toEqual(['已经有人处理过了'])
    expect(page.data.items).toHaveLength(1)
  })
})

describe('未送达的提醒', () => {
  const undelivered = (id: string) => ({
    id,
    at: Date.now(),
    title: '新任务提醒',
    to: '网格员 王秀兰',
    ticket: 't-1',
    push: 'failed' as const,
    reason: '微信繁忙，已重试 5 次',
    advice: '过一会儿点“再送”',
  })

  test('再送一次，或者不再管它；到底了接着取', async () => {
    const phone = new Phone(clerk())
    phone.answer('notice', 'undelivered', ({ cursor }) =>
      cursor ? { items: [undelivered('n-2')] } : { items: [undelivered('n-1')], next: '1~n-1' },
    )
    phone.answer('notice', 'settle', () => ({}))
    const page = await open('packages/work/undelivered/undelivered')
    for (const text of ['发给 网格员 王秀兰', '微信繁忙，已重试 5 次']) expect(page.dom.textContent).toContain(text)
    await call(page, 'onReachBottom')
    expect(page.data.items).toHaveLength(2)
    await call(page, 'again', { currentTarget: { dataset: { id: 'n-1' } } })
    await press(page, '不再管它')
    expect(phone.sentTo('notice.settle').map(({ input }) => input)).toEqual([
      { id: 'n-1', how: 'again' },
      { id: 'n-2', how: 'drop' },
    ])
    expect(page.dom.textContent).toContain('没有可以再送的')
  })

  test('断网了再试一次，已经看到的还在', async () => {
    const phone = new Phone(clerk())
    phone.answer('notice', 'undelivered', ({ cursor }) =>
      cursor ? { items: [undelivered('n-2')] } : { items: [undelivered('n-1')], next: '1~n-1' },
    )
    const page = await open('packages/work/undelivered/undelivered')
    phone.isOnline = false
    await call(page, 'onReachBottom')
    expect(page.dom.textContent).toContain('没有加载出来')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.data.items).toHaveLength(2)
  })
})

test('我附议的：什么身份都看得到，点开就是那一件', async () => {
  const phone = new Phone(clerk())
  phone.answer('ticket', 'followed', () => ({ items: [aCard()] }))
  const page = await open('packages/people/followed/followed')
  await press(page, '楼道灯不亮')
  expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-1'])
})

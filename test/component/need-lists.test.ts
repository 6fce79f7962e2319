import type { ListsView, ResourceView } from '../../typings/contract'
import { aPerson, aWorker } from './builders'
import { aNeedView, anItem, aResourceView, lists, plan } from './need-builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { press } from './press'

const open = opener('packages/need')

describe('四张清单', () => {
  test('居民看到资源和办成多少，可以登记、可以帮忙，看不到别的清单', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'lists', () => lists())
    const page = await open('lists', { place: 'st-1' })
    for (const text of ['第05网格先锋驿站', '本月已办好 3 件', '这里能帮到您的', '周三陪诊'])
      expect(page.dom.textContent).toContain(text)
    for (const text of ['每月盘点', '超期的']) expect(page.dom.textContent).not.toContain(text)
    await press(page, '我需要帮忙')
    await press(page, '我能帮忙')
    await press(page, '周三陪诊')
    expect(phone.opened).toEqual([
      'navigateTo /packages/need/edit/edit?kind=need&place=st-1',
      'navigateTo /packages/need/edit/edit?kind=resource&place=st-1',
      'navigateTo /packages/need/resource/resource?id=r-1',
    ])
    expect((page.instance.onShareAppMessage as () => object).call(page.instance)).toEqual({
      title: '第05网格先锋驿站：能帮上忙的都在这里',
      path: '/packages/need/lists/lists?place=st-1',
    })
  })

  test('在这里任职的，换一张清单、只看超期的，各问各的；空了说清楚', async () => {
    const phone = new Phone(aWorker())
    const tabs: ListsView['tabs'] = [
      { tab: 'resource', text: '资源', count: '12' },
      { tab: 'need', text: '需求', count: '7' },
      { tab: 'work', text: '工作', count: '2' },
      { tab: 'service', text: '服务', count: '99+' },
    ]
    phone.answer('need', 'lists', ({ tab }) =>
      lists({ tabs, mayServe: true, mayRun: true, items: tab === 'work' ? [] : [anItem()] }),
    )
    const page = await open('lists', { place: 'st-1' })
    expect(page.dom.textContent).toContain('99+')
    for (const kept of ['现有的', '不再提供的']) expect(page.dom.textContent).toContain(kept)
    expect(page.dom.textContent).not.toContain('超期的')
    for (const text of ['登记需求', '登记资源']) expect(page.dom.textContent).toContain(text)
    expect(page.dom.textContent).not.toContain('我需要帮忙')
    await press(page, '工作')
    await press(page, '超期的')
    const asked = phone.sentTo('need.lists').map(({ input }) => [input.tab, input.filter])
    expect(asked[0]).toEqual(['resource', 'open'])
    expect(asked.slice(-2)).toEqual([
      ['work', 'open'],
      ['work', 'overdue'],
    ])
    expect(page.dom.textContent).toContain('没有超期的')
    await press(page, '每月盘点 ›')
    expect(phone.opened).toEqual(['navigateTo /packages/need/stock/stock?place=st-1'])
  })

  test('没有网络可以再试；没打开的，转发首页', async () => {
    const phone = new Phone(aPerson())
    phone.isOnline = false
    phone.answer('need', 'lists', () => lists())
    const page = await open('lists', { place: 'st-1' })
    expect((page.instance.onShareAppMessage as () => object).call(page.instance)).toMatchObject({
      path: '/pages/home/home',
    })
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('周三陪诊')
  })
})

describe('一项需求', () => {
  test('到哪一步、谁在办、哪天前；推荐的资源说为什么；按钮是服务端给的', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () =>
      aNeedView({
        ownerText: '许凤霞',
        dueText: '3月8日',
        firstDueText: '3月5日',
        suggestions: [
          { resource: 'r-1', title: '周三陪诊', giver: '银龄志愿队', why: '同类 · 就在本社区 · 周三下午有空' },
        ],
        actions: [plan],
      }),
    )
    const page = await open('need', { id: 'n-1' })
    for (const text of ['一个人走不动', '许凤霞', '3月8日（原定 3月5日）', '同类 · 就在本社区 · 周三下午有空'])
      expect(page.dom.textContent).toContain(text)
    await press(page, '列入清单')
    await press(page, '周三陪诊')
    expect(phone.opened).toEqual([
      'navigateTo /packages/need/act/act?kind=need&id=n-1&action=plan',
      'navigateTo /packages/need/resource/resource?id=r-1',
    ])
    page.detach()
  })

  test('联系方式先问一句再看，看到了可以直接打', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () => aNeedView({ mayReveal: true, hasContact: true }))
    phone.answer('need', 'reveal', () => ({ who: '周奶奶', phone: '13912345678' }))
    const page = await open('need', { id: 'n-1' })
    phone.saysYes = false
    await press(page, '查看联系方式')
    expect(phone.sentTo('need.reveal')).toEqual([])
    phone.saysYes = true
    await press(page, '查看联系方式')
    expect(phone.dialogs.at(-1)).toBe('13912345678')
    expect(phone.dialled).toEqual(['13912345678'])
    page.detach()
  })

  test('不让看的，说服务端的话，不叫人再试', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'get', () => {
      throw refusal('need/not-found', '没有找到这项需求')
    })
    const page = await open('need', { id: 'n-1' })
    expect(page.dom.textContent).toContain('没有找到这项需求')
    expect(page.dom.textContent).not.toContain('再试一次')
    page.detach()
  })
})

describe('一项资源', () => {
  const actions: ResourceView['actions'] = [
    { name: 'approve', text: '上线', tone: 'primary', needs: {}, asks: ['task'] },
    { name: 'amend', text: '修改', tone: 'plain', needs: {}, asks: [] },
  ]

  test('谁提供、什么时候、还有多少次；上线一点就成，修改另开一页', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'resource', () => aResourceView({ actions }))
    phone.answer('need', 'tend', () => aResourceView({ status: 'active', statusText: '可以约' }))
    const page = await open('resource', { id: 'r-1' })
    for (const text of ['银龄志愿队', '车站社区', '每周三 14:00—17:00', '每月 2 次', '长期'])
      expect(page.dom.textContent).toContain(text)
    await press(page, '修改')
    await press(page, '上线')
    expect(phone.opened).toEqual(['navigateTo /packages/need/edit/edit?kind=resource&id=r-1'])
    expect(phone.sentTo('need.tend')).toMatchObject([
      { input: { id: 'r-1', command: { name: 'approve' }, consent: { templates: ['task'] } } },
    ])
    expect(page.dom.textContent).toContain('可以约')
  })

  test('没办成的，说为什么，还能再点', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'resource', () => aResourceView({ actions }))
    phone.answer('need', 'tend', () => {
      throw refusal('resource/not-now', '这项资源现在不能这样做')
    })
    const page = await open('resource', { id: 'r-1' })
    await press(page, '上线')
    expect(phone.toasts).toEqual(['这项资源现在不能这样做'])
    expect(page.dom.textContent).toContain('上线')
  })
})

import type { ListsView, ResourceView } from '../../typings/contract'
import { missingIn, commandOf, blankForm } from '../../miniprogram/packages/need/act/form'
import { timesOf, weekTimesOf } from '../../miniprogram/packages/need/time-field/times'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aRole, aWorker } from './builders'
import { aNeedView, anItem, aResourceView, aStock, close, lists, place, plan } from './need-builders'
import { Phone, refusal } from './phone'
import { call, goBack, openAnother, press, type } from './press'

async function open(name: string, query: object = {}): Promise<Mounted> {
  const page = mount(`packages/need/${name}/${name}`)
  await call(page, 'onLoad', query)
  if (typeof page.instance.onShow === 'function') await call(page, 'onShow')
  await settle()
  return page
}

describe('四张清单', () => {
  test('居民看到资源和办成多少，可以登记、可以帮忙，看不到别的清单', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'lists', () => lists())
    const page = await open('lists', { place: 'st-1' })
    for (const text of ['第05网格先锋驿站', '本月已办好 3 件', '周三陪诊']) expect(page.dom.textContent).toContain(text)
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

describe('办一步', () => {
  test('列入清单：推荐的资源先选上，没选人不让交；选了人就送出去，回到需求', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () => aNeedView({ actions: [plan] }))
    phone.answer('need', 'act', () => aNeedView({ status: 'planned' }))
    const page = await open('act', { kind: 'need', id: 'n-1', action: 'plan' })
    expect(phone.title).toBe('列入清单')
    await call(page, 'send')
    expect(page.dom.textContent).toContain('请选择由谁来办')
    await press(page, '许凤霞')
    await call(page, 'send')
    expect(phone.sentTo('need.act')).toMatchObject([
      {
        input: {
          id: 'n-1',
          command: {
            name: 'plan',
            list: 'service',
            owner: { person: 'p-9' },
            resource: 'r-1',
            dueBy: 1_900_000_000_000,
            note: '',
          },
        },
      },
    ])
    expect(phone.toasts).toContain('已列入清单')
    expect(phone.opened).toEqual(['redirectTo /packages/need/need/need?id=n-1'])
  })

  test('销号要有照片或文字；照片传好了一起送；没有网络，同一次再送', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () => aNeedView({ actions: [close] }))
    phone.answer('need', 'act', () => aNeedView({ status: 'done' }))
    const page = await open('act', { kind: 'need', id: 'n-1', action: 'close' })
    await call(page, 'send')
    expect(page.dom.textContent).toContain('照片和文字，至少留一样作凭据')
    phone.camera = ['wxfile://a.jpg']
    await call(page, 'addPhotos')
    phone.isOnline = false
    await call(page, 'send')
    expect(page.dom.textContent).toContain('网络不太好')
    phone.isOnline = true
    await call(page, 'send')
    const sent = phone.sentTo('need.act')
    expect(sent[0]?.requestId).toBe(sent[1]?.requestId)
    expect((sent[1]?.input.command as { photos: string[] }).photos).toHaveLength(1)
    expect(sent[1]?.input).toMatchObject({ consent: { templates: ['task'] } })
  })

  test('已经有了新进展的，不能再做这一步', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () => aNeedView())
    const page = await open('act', { kind: 'need', id: 'n-1', action: 'close' })
    expect(page.dom.textContent).toContain('现在不能做这一步了')
  })

  test('资源的一步也在这里填：不上线要说为什么', async () => {
    const phone = new Phone(aWorker())
    const refuse = {
      name: 'refuse' as const,
      text: '不上线',
      tone: 'danger' as const,
      needs: { note: { label: '为什么不上线', placeholder: '', max: 300, isRequired: true } },
      asks: ['task' as const],
    }
    phone.answer('need', 'resource', () => aResourceView({ actions: [refuse] }))
    phone.answer('need', 'tend', () => aResourceView({ status: 'refused' }))
    const page = await open('act', { kind: 'resource', id: 'r-1', action: 'refuse' })
    await call(page, 'send')
    expect(page.dom.textContent).toContain('请填写为什么不上线')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'note' } }, detail: { value: '要有证' } })
    await call(page, 'send')
    expect(phone.sentTo('need.tend')).toMatchObject([
      { input: { command: { name: 'refuse', note: '要有证' }, consent: { templates: ['task'] } } },
    ])
  })

  test('写明单位的，送的是单位', () => {
    const form = { ...blankForm(plan.needs), owner: 'unit', unit: '' }
    expect(missingIn(plan, form, 0).text).toBe('请写明单位')
    expect(commandOf(plan, { ...form, unit: '卫生院', resource: '' })).toEqual({
      name: 'plan',
      list: 'service',
      owner: { unit: '卫生院' },
      dueBy: 1_900_000_000_000,
      note: '',
    })
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

describe('登记和帮忙', () => {
  const classes = { items: [{ code: 'elderly', name: '助老', hint: '例如：陪诊' }], isSample: true }

  test.each([
    { kind: 'need', title: '登记需求' },
    { kind: 'resource', title: '登记资源' },
  ])('在驿站任职的替大家登记，页面叫“$title”', async ({ kind, title }) => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'classes', () => classes)
    await open('edit', { kind, place: 'st-1' })
    expect(phone.title).toBe(title)
  })

  test('登记需求：少了什么说什么，填好了送出去，看到自己的那一项', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'register', () => aNeedView({ id: 'n-7' }))
    const page = await open('edit', { kind: 'need', place: 'st-1' })
    expect(phone.title).toBe('我需要帮忙')
    expect(page.dom.textContent).not.toContain('怎么知道的')
    await press(page, '登记')
    expect(page.dom.textContent).toContain('请选择分类')
    await press(page, '助老')
    expect(page.dom.textContent).toContain('例如：陪诊')
    await press(page, '登记')
    expect(page.dom.textContent).toContain('请填写需要什么')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'title' } }, detail: { value: '陪母亲复查' } })
    await press(page, '周三')
    await press(page, '下午')
    await press(page, '登记')
    expect(phone.sentTo('need.register')).toMatchObject([
      {
        input: {
          place: 'st-1',
          class: 'elderly',
          title: '陪母亲复查',
          wished: { weekly: [{ days: [3], from: '14:00', until: '17:00' }], dates: [] },
          urgency: 'normal',
          source: 'resident',
          consent: { templates: ['activity'] },
        },
      },
    ])
    expect(phone.asked).toEqual([['tmpl-activity']])
    expect(phone.opened).toEqual(['redirectTo /packages/need/need/need?id=n-7'])
    expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
  })

  test('写到一半走了，回来还在；没送成的，说哪里不对', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'register', () => {
      throw refusal('content/risky', '内容里有不适合发布的文字，请修改后再提交', 'words')
    })
    const first = await open('edit', { kind: 'need', place: 'st-1' })
    await press(first, '助老')
    await call(first, 'onField', { currentTarget: { dataset: { field: 'title' } }, detail: { value: '陪母亲复查' } })
    goBack(first)
    const again = await open('edit', { kind: 'need', place: 'st-1' })
    await press(again, '登记')
    expect(phone.sentTo('need.register')).toMatchObject([{ input: { title: '陪母亲复查' } }])
    expect(again.dom.textContent).toContain('内容里有不适合发布的文字')
  })

  test('提供资源：由谁、多少次、到哪里；任职的人登记需求要说怎么知道的', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'offer', () => aResourceView())
    const page = await open('edit', { kind: 'resource', place: 'st-1' })
    await press(page, '助老')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'title' } }, detail: { value: '周三陪诊' } })
    await call(page, 'onField', { currentTarget: { dataset: { field: 'count' } }, detail: { value: '0' } })
    await press(page, '告诉驿站')
    expect(page.dom.textContent).toContain('请填写次数，1 到 60')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'count' } }, detail: { value: '4' } })
    await press(page, '单位')
    await press(page, '本街道')
    await press(page, '告诉驿站')
    expect(phone.sentTo('need.offer')).toMatchObject([
      { input: { giver: { kind: 'unit', name: '王秀兰' }, reach: 'street', limit: { per: 'month', count: 4 } } },
    ])
    const need = await open('edit', { kind: 'need', place: 'st-1' })
    expect(need.dom.textContent).toContain('走访了解的')
  })

  test('修改资源：原来的内容都在，不填联系方式就还是原来的', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'resource', () =>
      aResourceView({
        facts: {
          class: 'elderly',
          title: '周三陪诊',
          words: '',
          giver: { kind: 'unit', name: '银龄志愿队' },
          reach: 'community',
          times: { weekly: [{ days: [3], from: '14:00', until: '17:00' }], dates: [] },
          limit: { per: 'all', count: 5 },
          validUntil: '2026-12-31',
        },
      }),
    )
    phone.answer('need', 'amend', () => aResourceView())
    const page = await open('edit', { kind: 'resource', id: 'r-1' })
    expect(phone.title).toBe('修改资源')
    await press(page, '改成长期')
    await press(page, '保存')
    const input = phone.sentTo('need.amend')[0]?.input
    expect(input).toMatchObject({ id: 'r-1', limit: { per: 'all', count: 5 }, giver: { name: '银龄志愿队' } })
    expect(input).not.toHaveProperty('contact')
    expect(input).not.toHaveProperty('validUntil')
  })

  test('一周里的天和段，说出来和存下来是一回事', () => {
    expect(timesOf({ days: [], parts: ['morning'] })).toEqual({ weekly: [], dates: [] })
    expect(timesOf({ days: [5, 1], parts: [] }).weekly).toEqual([{ days: [1, 5], from: '08:30', until: '20:30' }])
    const chosen = { days: [2 as const, 4 as const], parts: ['morning', 'evening'] }
    expect(weekTimesOf(timesOf(chosen))).toEqual(chosen)
  })
})

describe('每月盘点', () => {
  test('数目加得起来，剩下的、没用上的都列着；上个月、下个月翻着看', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'stock', ({ month }) => aStock({ isLatest: month !== '2026-02', month: month ?? '2026-03' }))
    const page = await open('stock', { place: 'st-1' })
    for (const text of ['上月结转', '还剩 7 件', '陪母亲复查', '书法课', '按时办结 2 件（66.7%）', '结转 1，新增 10'])
      expect(page.dom.textContent).toContain(text)
    await press(page, '下月 ›')
    await press(page, '‹ 上月')
    await press(page, '下月 ›')
    expect(phone.sentTo('need.stock').map(({ input }) => input.month)).toEqual([undefined, '2026-02', '2026-03'])
  })

  test('本月已盘点：留下说明；盘点以后变了什么看得到', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'stock', () => aStock())
    phone.answer('need', 'confirm', () =>
      aStock({
        confirmed: { text: '社区工作人员 黄振宇 3月31日 盘点', note: '下月办', differences: ['超时办结 1 → 2'] },
      }),
    )
    const page = await open('stock', { place: 'st-1' })
    await type(page, 'onNote', '下月办')
    await press(page, '本月已盘点')
    expect(phone.sentTo('need.confirm')).toMatchObject([{ input: { place: 'st-1', month: '2026-03', note: '下月办' } }])
    for (const text of ['社区工作人员 黄振宇 3月31日 盘点', '超时办结 1 → 2', '再盘一次'])
      expect(page.dom.textContent).toContain(text)
  })

  test('盘不了的说为什么；不归他盘的没有这个按钮', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'stock', () => aStock())
    phone.answer('need', 'confirm', () => {
      throw refusal('stock/not-runner', '由管这个地方的人来盘点')
    })
    const page = await open('stock', { place: 'st-1' })
    await press(page, '本月已盘点')
    expect(page.dom.textContent).toContain('由管这个地方的人来盘点')
    phone.answer('need', 'stock', () => aStock({ mayConfirm: false, left: [], unused: [] }))
    const other = await open('stock', { place: 'st-1' })
    expect(other.dom.textContent).not.toContain('盘点说明')
    expect(other.dom.textContent).toContain('这个月没有剩下的')
  })
})

describe('我的需求与资源', () => {
  test('居民看登记的和提供的，家门口的驿站一点就到', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'mine', ({ tab }) => ({ items: tab === 'asked' ? [anItem()] : [], places: [place] }))
    const page = await open('mine')
    expect(page.dom.textContent).toContain('陪母亲复查')
    expect(page.dom.textContent).not.toContain('交给我的')
    await press(page, '我提供的')
    expect(page.dom.textContent).toContain('还没有提供过资源')
    await call(page, 'openLists', { currentTarget: { dataset: { id: 'st-1' } } })
    expect(phone.opened).toEqual(['navigateTo /packages/need/lists/lists?place=st-1'])
  })

  test('任职的人先看交给他的；回来的时候悄悄看看有没有新的', async () => {
    const phone = new Phone(aWorker({ roles: [aRole({ role: 'team', text: '楼栋长' }), aRole({ scope: '' })] }))
    phone.answer('need', 'mine', () => ({ items: [anItem()], places: [] }))
    const page = await open('mine')
    expect(phone.sentTo('need.mine')[0]?.input.tab).toBe('entrusted')
    openAnother()
    phone.answer('need', 'mine', () => ({ items: [anItem({ id: 'n-2', title: '新来的事' })], places: [] }))
    await call(page, 'onShow')
    expect(page.dom.textContent).toContain('新来的事')
  })
})

import type { SharedTicket, StationItem } from '../../typings/contract'
import { teamRings } from '../../miniprogram/packages/grid/card/team'
import { enterByGroup } from '../../miniprogram/services/group'
import { myself } from '../../miniprogram/services/store'
import { mount, settle, type Mounted } from '../support/load'
import { aGrid, aGridPage, aPerson, aTicket, aWorker } from './builders'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'

async function openPage(name: string, query: object = {}): Promise<Mounted> {
  const page = mount(`packages/grid/${name}/${name}`)
  await call(page, 'onLoad', query)
  await settle()
  return page
}

const cardOf = (page: Mounted) => (page.instance.onShareAppMessage as () => object).call(page.instance)

describe('网格名片', () => {
  test('五个一，一个不多一个不少；队伍里有网格员、代班和按职责的团队', async () => {
    const phone = new Phone(aPerson())
    phone.answer('area', 'card', () =>
      aGridPage({
        team: [
          { name: '李建军', dutyText: '党员志愿者' },
          { name: '许凤霞', dutyText: '楼栋长' },
          { name: '丁海波', dutyText: '楼栋长' },
        ],
        group: { name: '五号格的群' },
      }),
    )
    const page = await openPage('card', { area: 'g-5' })
    const names = [...page.dom.querySelectorAll('[class$="five"]')].map(({ textContent }) => textContent)
    expect(names).toEqual(['一个网格', '一套制度', '一支队伍', '一本台账', '一个微信群'])
    for (const text of [
      '乙社区 · 第05网格',
      '王秀兰',
      '在岗',
      '杨月琴',
      '许凤霞、丁海波',
      '五号格的群',
      '团队 3 人',
      '办公电话0553-0001002',
    ])
      expect(page.dom.textContent).toContain(text)
    await press(page, '在这里反映')
    await press(page, '每月收到多少、办结多少、满意多少')
    expect(phone.opened).toEqual([
      'navigateTo /pages/report/report?grid=g-5',
      'navigateTo /packages/grid/board/board?area=g-5',
    ])
    expect(cardOf(page)).toEqual({
      title: '乙社区 · 第05网格：身边的问题，告诉网格员',
      path: '/pages/report/report?grid=g-5',
    })
  })

  test('一套制度，点开才看；写的是这个区自己的', async () => {
    const phone = new Phone(aPerson())
    phone.answer('area', 'card', () => aGridPage())
    const page = await openPage('card', { area: 'g-5' })
    expect(page.dom.textContent).not.toContain('4 个工作小时内办结')
    await press(page, '一套制度')
    expect(page.dom.textContent).toContain('多久办4 个工作小时内办结')
    await press(page, '一套制度')
    expect(page.dom.textContent).not.toContain('4 个工作小时内办结')
  })

  test('名片没打开，从菜单转发的是首页', async () => {
    const phone = new Phone(aPerson())
    phone.isOnline = false
    expect(cardOf(await openPage('card', { area: 'g-5' }))).toMatchObject({ path: '/pages/home/home' })
  })

  test('人多的职责在前', () => {
    expect(
      teamRings([
        { name: '甲', dutyText: '楼栋长' },
        { name: '乙', dutyText: '单元长' },
        { name: '丙', dutyText: '单元长' },
      ]),
    ).toEqual([
      { duty: '单元长', names: '乙、丙', count: 2 },
      { duty: '楼栋长', names: '甲', count: 1 },
    ])
  })

  test('没有网格员、没有团队、没有群，也说清楚找谁', async () => {
    const phone = new Phone(aPerson())
    phone.answer('area', 'card', () => aGridPage({ worker: undefined, standIns: [], takenBy: '乙社区' }))
    const text = (await openPage('card', { area: 'g-5' })).dom.textContent
    for (const words of ['诉求由乙社区受理', '团队正在组建', '还没有绑定微信群']) expect(text).toContain(words)
  })
})

describe('转来的诉求', () => {
  const open = (change: Partial<SharedTicket> = {}) => {
    const phone = new Phone(aPerson())
    phone.answer('ticket', 'shared', () => ({
      id: 't-1',
      categoryText: '公共照明（楼道灯）',
      placeText: '甲街道',
      statusText: '网格员 王秀兰 正在处理',
      reportedAt: Date.now() - 60_000,
      seconds: 2,
      isFollowing: false,
      canOpen: false,
      canSecond: true,
      ...change,
    }))
    return phone
  }

  test('看得到是什么事、到哪一步；附议以后打开诉求', async () => {
    const phone = open({ summary: '灯已报修' })
    phone.answer('ticket', 'second', () => aTicket())
    const page = await openPage('shared', { id: 't-1' })
    for (const text of ['公共照明（楼道灯）', '甲街道', '网格员 王秀兰 正在处理', '2 人附议', '灯已报修'])
      expect(page.dom.textContent).toContain(text)
    expect(cardOf(page)).toEqual({ title: '公共照明（楼道灯） · 甲街道', path: '/packages/grid/shared/shared?id=t-1' })
    await press(page, '附议并关注')
    expect(phone.sentTo('ticket.second')).toMatchObject([{ input: { id: 't-1' } }])
    expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
  })

  test('办理的人、反映人和附议过的，直接到诉求', async () => {
    const phone = open({ canOpen: true, canSecond: false })
    await openPage('shared', { id: 't-1' })
    expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
  })

  test('已经办完的不能再附议，可以自己反映', async () => {
    const phone = open({ canSecond: false, statusText: '已结案（已解决）' })
    const page = await openPage('shared', { id: 't-1' })
    expect(page.dom.textContent).toContain('这件事已经办完')
    expect(page.dom.textContent).not.toContain('附议并关注')
    await press(page, '我要反映')
    expect(phone.opened).toEqual(['navigateTo /pages/report/report'])
  })

  test('已经没有这一件了，说服务端的原话，不用再试，可以回首页', async () => {
    const phone = new Phone(aPerson())
    phone.answer('ticket', 'shared', () => {
      throw refusal('ticket/not-found', '没有找到这件诉求')
    })
    const page = await openPage('shared', { id: 't-1' })
    expect(page.dom.textContent).toContain('没有找到这件诉求')
    expect(page.dom.textContent).not.toContain('再试一次')
    await press(page, '返回首页')
    expect(phone.opened).toEqual(['switchTab /pages/home/home'])
  })

  test('没有网络，可以再试', async () => {
    const phone = open()
    phone.isOnline = false
    const page = await openPage('shared', { id: 't-1' })
    expect(page.dom.textContent).toContain('没有加载出来')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('公共照明（楼道灯）')
  })
})

describe('网格码', () => {
  test('看得到是哪个网格，点开大图长按保存', async () => {
    const phone = new Phone(aWorker())
    phone.answer('area', 'code', () => ({ url: 'https://photo/code', text: '乙社区第05网格', stations: [] }))
    const shown: string[][] = []
    const page = await openPage('code', { grid: 'g-5' })
    Object.assign(wx, { previewImage: ({ urls }: { urls: string[] }) => Promise.resolve(shown.push(urls)) })
    expect(page.dom.textContent).toContain('乙社区第05网格')
    await press(page, '放大，长按保存')
    expect(shown).toEqual([['https://photo/code']])
    expect(page.dom.textContent).not.toContain('驿站的码')
  })

  test('网格里的驿站各有自己的码', async () => {
    const station: StationItem = { id: 'st-9', name: '乙社区先锋驿站', point: [118.4, 31.35] }
    const phone = new Phone(aWorker())
    phone.answer('area', 'code', ({ station: wanted }) => ({
      url: 'https://photo/code',
      text: wanted ? station.name : '乙社区第05网格',
      stations: [station],
    }))
    const page = await openPage('code', { grid: 'g-5' })
    await press(page, '乙社区先锋驿站')
    expect(phone.opened).toEqual(['navigateTo /packages/grid/code/code?grid=g-5&station=st-9'])
    const its = await openPage('code', { grid: 'g-5', station: 'st-9' })
    expect(phone.sentTo('area.code').at(-1)?.input).toEqual({ area: 'g-5', station: 'st-9' })
    expect(its.dom.textContent).toContain('居民扫码，地点就是驿站')
    expect(its.dom.textContent).not.toContain('驿站的码')
  })
})

describe('网格微信群', () => {
  const opened = async (phone: Phone) => {
    phone.answer('area', 'card', () => aGridPage())
    const page = await openPage('group', { grid: 'g-5' })
    await call(page, 'onShow')
    return page
  }

  test('不是从群里来的，说怎样绑定，卡片打开还是这一页', async () => {
    const page = await opened(new Phone(aWorker()))
    expect(page.dom.textContent).toContain('到群里点开刚才那张卡片')
    expect(cardOf(page)).toMatchObject({ path: '/packages/grid/group/group?grid=g-5' })
  })

  test('从群里点开，写上群名就能绑定；之后可以解除', async () => {
    const phone = new Phone(aWorker())
    phone.group = 'w-1'
    phone.answer('area', 'bindGroup', ({ name = '' }) => aGrid({ group: { name } }))
    phone.answer('area', 'unbindGroup', () => aGrid())
    const page = await opened(phone)
    await type(page, 'onName', '五号格的群')
    await press(page, '绑定这个群')
    expect(phone.sentTo('area.bindGroup')).toMatchObject([
      { input: { grid: 'g-5', cloudId: 'cloud-id-of-w-1', name: '五号格的群' } },
    ])
    expect(page.dom.textContent).toContain('已经绑定')
    await press(page, '解除绑定')
    expect(phone.sentTo('area.unbindGroup')).toHaveLength(1)
  })

  test('绑不成，说服务端的原话', async () => {
    const phone = new Phone(aWorker())
    phone.group = 'w-1'
    phone.answer('area', 'bindGroup', () => {
      throw refusal('area/group-taken', '这个群已经绑定到别的网格')
    })
    const page = await opened(phone)
    await press(page, '绑定这个群')
    expect(page.dom.textContent).toContain('这个群已经绑定到别的网格')
  })

  test('居民点开同一张卡片，看到的是网格名片', async () => {
    const phone = new Phone(aPerson())
    await opened(phone)
    expect(phone.opened).toEqual(['redirectTo /packages/grid/card/card?area=g-5'])
  })
})

describe('从群里的卡片进来', () => {
  const inGroup = (me = aPerson({ home: undefined })) => {
    const phone = new Phone(me)
    phone.group = 'w-1'
    phone.answer('area', 'enter', () => ({ grid: aGrid() }))
    phone.answer('account', 'settle', () => aGrid())
    return phone
  }

  test.each([{ scene: 1044 }, { scene: 1008 }])(
    '没有网格的居民就住在那个网格，只说一句（场景 $scene）',
    async ({ scene }) => {
      const phone = inGroup()
      await enterByGroup(scene)
      expect(myself()?.home?.id).toBe('g-5')
      expect(phone.toasts).toEqual(['已为您选好乙社区 · 第05网格'])
      expect(phone.dialogs).toEqual([])
    },
  )

  test('住在别的网格的先问；不换就不换，也不再问', async () => {
    const phone = inGroup(aPerson({ home: aGrid({ id: 'g-9', text: '甲街道 · 丙社区 · 第09网格' }) }))
    phone.saysYes = false
    await enterByGroup(1008)
    await enterByGroup(1008)
    expect(phone.dialogs).toEqual(['这个群是乙社区 · 第05网格的，您现在的网格是丙社区 · 第09网格。要换吗？'])
    expect(phone.sentTo('account.settle')).toEqual([])
    expect(myself()?.home?.id).toBe('g-9')
  })

  test('住在别的网格的同意了，才换', async () => {
    const phone = inGroup(aPerson({ home: aGrid({ id: 'g-9' }) }))
    await enterByGroup(1008)
    expect(phone.sentTo('account.settle')).toMatchObject([{ input: { grid: 'g-5' } }])
    expect(myself()?.home?.id).toBe('g-5')
  })

  test('已经住在这里的、群没有绑定的、不是从群里来的、正在上班的，都不打扰', async () => {
    const home = inGroup(aPerson())
    await enterByGroup(1008)
    const unbound = inGroup()
    unbound.answer('area', 'enter', () => ({}))
    await enterByGroup(1008)
    const plain = inGroup()
    await enterByGroup(1001)
    const worker = inGroup(aWorker({ home: undefined }))
    await enterByGroup(1008)
    const offline = inGroup()
    offline.isOnline = false
    await enterByGroup(1008)
    for (const { toasts, dialogs } of [home, unbound, plain, worker, offline])
      expect([toasts, dialogs]).toEqual([[], []])
    expect([...plain.sentTo('area.enter'), ...worker.sentTo('area.enter')]).toEqual([])
  })
})

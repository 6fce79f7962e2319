// 页面开着的时候，隔一会儿自己去看看：看到的、点开的都还在，新的进来，旧的答复不算。
import type { TaskBoard, TicketCard, TicketPage, TicketView } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { accept, aCard, aPerson, aRole, aTicket, aWorker } from './builders'
import { onItsWay } from './on-its-way'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const EVERY_MS = 15_000

const pages: Mounted[] = []
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setTimeout', 'setImmediate', 'Date'] })
})
afterEach(async () => {
  for (const page of pages.splice(0)) {
    await call(page, 'onUnload')
    page.detach()
  }
  jest.useRealTimers()
})

async function open(id: string, query?: object): Promise<Mounted> {
  const page = mount(id)
  pages.push(page)
  if (query) await call(page, 'onLoad', query)
  await call(page, 'onShow')
  await settle()
  return page
}
const ticketPage = () => open('pages/ticket/ticket', { id: 't-1' })
const homePage = () => open('pages/home/home', {})
const ticketsPage = () => open('pages/tickets/tickets')

/** The time comes to look again. */
function lookAgain(): void {
  jest.advanceTimersByTime(EVERY_MS)
}
async function passes(): Promise<void> {
  lookAgain()
  await settle()
  await settle()
}

const broken = () => refusal('internal', '系统出了点问题，内容没有丢失，请稍后再试')

describe('居民的列表', () => {
  const card = (title: string) => aCard({ id: title, title })
  const FIRST: TicketPage = { items: [card('新路灯'), card('旧路灯')], next: '2' }

  function resident(): Phone {
    const phone = new Phone(aPerson())
    phone.answer('ticket', 'followed', () => ({ items: [card('附议的')] }))
    answerFirst(phone, FIRST)
    return phone
  }
  const answerFirst = (phone: Phone, page: TicketPage) =>
    phone.answer('ticket', 'mine', ({ cursor }) => (cursor ? { items: [card('去年的井盖')] } : page))
  const titlesOn = (page: Mounted) =>
    ['刚报的', '新路灯', '旧路灯', '去年的井盖'].filter((title) => page.dom.textContent?.includes(title))

  async function scrolled(): Promise<Mounted> {
    const page = await ticketsPage()
    await call(page, 'onReachBottom')
    await settle()
    return page
  }

  test('往下翻出来的还在，新的进到最前面', async () => {
    const phone = resident()
    const page = await scrolled()
    answerFirst(phone, { items: [card('刚报的'), card('新路灯')], next: '1' })
    await passes()
    expect(titlesOn(page)).toEqual(['刚报的', '新路灯', '旧路灯', '去年的井盖'])
    expect(page.dom.textContent).toContain('没有更多了')
  })

  test('第一页里没有了的，就拿走', async () => {
    const phone = resident()
    const page = await scrolled()
    answerFirst(phone, { items: [card('旧路灯'), card('去年的井盖')], next: '3' })
    await passes()
    expect(titlesOn(page)).toEqual(['旧路灯', '去年的井盖'])
  })

  test('一下来了一整页新的，接不上原来的，从头看起', async () => {
    const phone = resident()
    const page = await scrolled()
    answerFirst(phone, { items: [card('刚报的')], next: '1' })
    await passes()
    expect(titlesOn(page)).toEqual(['刚报的'])
    await call(page, 'onReachBottom')
    await settle()
    expect(titlesOn(page)).toEqual(['刚报的', '去年的井盖'])
  })

  test('自己往下拉，是从头看起', async () => {
    resident()
    const page = await scrolled()
    await call(page, 'onPullDownRefresh')
    await settle()
    expect(titlesOn(page)).toEqual(['新路灯', '旧路灯'])
    await call(page, 'onReachBottom')
    await settle()
    await passes()
    expect(titlesOn(page)).toEqual(['新路灯', '旧路灯', '去年的井盖'])
  })

  test('看的时候不闪“正在加载”，没取到也不打扰', async () => {
    const phone = resident()
    const page = await scrolled()
    const { answer, arrive } = onItsWay(FIRST)
    phone.answer('ticket', 'mine', answer)
    lookAgain()
    await settle()
    expect(page.dom.textContent).not.toContain('正在加载')
    await arrive()
    phone.isOnline = false
    await passes()
    expect(titlesOn(page)).toEqual(['新路灯', '旧路灯', '去年的井盖'])
    expect(page.dom.textContent).not.toContain('没有加载出来')
  })

  test('换到另一个列表以后，原来那个的答复不算', async () => {
    const phone = resident()
    const page = await ticketsPage()
    const { answer, arrive } = onItsWay(FIRST)
    phone.answer('ticket', 'mine', answer)
    lookAgain()
    await press(page, '我附议的')
    await arrive()
    expect(page.dom.textContent).toContain('附议的')
    expect(titlesOn(page)).toEqual([])
  })
})

describe('首页', () => {
  function resident(): Phone {
    const phone = new Phone(aPerson())
    phone.answer('ticket', 'mine', () => ({ items: [aCard()] }))
    return phone
  }

  test('有一次没取到，看着的还在', async () => {
    const phone = resident()
    const page = await homePage()
    phone.isOnline = false
    await passes()
    expect(page.dom.textContent).toContain('楼道灯不亮')
    expect(page.dom.textContent).not.toContain('没有加载出来')
  })

  test('晚到的旧答复不算', async () => {
    const phone = resident()
    const page = await homePage()
    const { answer, arrive } = onItsWay<TicketPage>({ items: [aCard({ title: '先前的样子' })] })
    phone.answer('ticket', 'mine', answer)
    lookAgain()
    await settle()
    phone.answer('ticket', 'mine', () => ({ items: [aCard({ title: '现在的样子' })] }))
    await passes()
    await arrive()
    expect(page.dom.textContent).toContain('现在的样子')
  })
})

describe('一件诉求', () => {
  const author = { name: '李桂英', isAnonymous: false, isWithheld: false, phone: '138****5678', canReveal: true }
  const mine: Partial<TicketView> = { relation: 'handler', actions: [accept], author }

  function handler(): Phone {
    const phone = new Phone(aWorker())
    phone.answer('ticket', 'get', () => aTicket(mine))
    phone.answer('ticket', 'act', () => aTicket({ relation: 'handler', statusText: '王秀兰 正在处理' }))
    return phone
  }

  test('点开的电话还在，换一件才收起来', async () => {
    const phone = handler()
    phone.answer('ticket', 'reveal', () => ({ phone: '13812345678' }))
    const page = await ticketPage()
    await press(page, '查看电话')
    phone.answer('ticket', 'get', () => aTicket({ ...mine, statusText: '正在处理' }))
    await passes()
    expect(page.dom.textContent).toContain('正在处理')
    expect(page.dom.textContent).toContain('13812345678')
    phone.answer('ticket', 'get', () => aTicket({ ...mine, id: 't-2' }))
    await passes()
    expect(page.dom.textContent).not.toContain('13812345678')
  })

  test.each([
    { about: '断网', fail: () => Promise.reject(new Error('lost')) },
    {
      about: '服务端一时忙不过来',
      fail: () => {
        throw broken()
      },
    },
  ])('$about：看着的、能点的都还在', async ({ fail }) => {
    const phone = handler()
    const page = await ticketPage()
    phone.answer('ticket', 'get', fail)
    await passes()
    expect(page.dom.textContent).toContain('3 单元楼道灯坏了')
    expect(page.dom.textContent).toContain('接单')
  })

  test('不再让他看了：内容和按钮都收走，说服务端的原话', async () => {
    const phone = handler()
    phone.answer('ticket', 'get', () => aTicket({ ...mine, undoUntil: Date.now() + 60_000 }))
    const page = await ticketPage()
    expect(page.dom.textContent).toContain('撤回 (')
    phone.answer('ticket', 'get', () => {
      throw refusal('ticket/not-yours', '这不是您的诉求，不能查看')
    })
    await passes()
    expect(page.dom.textContent).toContain('这不是您的诉求，不能查看')
    for (const gone of ['3 单元楼道灯坏了', '接单', '撤回 (']) expect(page.dom.textContent).not.toContain(gone)
    const card = (page.instance.onShareAppMessage as () => object).call(page.instance)
    expect(card).toEqual({ path: '/pages/home/home' })
  })

  test('接单以前问的，接单以后才答，不把“接单”带回来', async () => {
    const phone = handler()
    const page = await ticketPage()
    const { answer, arrive } = onItsWay(aTicket(mine))
    phone.answer('ticket', 'get', answer)
    lookAgain()
    await settle()
    await press(page, '接单')
    await settle()
    await arrive()
    expect(page.dom.textContent).toContain('王秀兰 正在处理')
    expect(page.data.actions).toEqual([])
  })
})

describe('要办的', () => {
  const boardOf = (...items: TicketCard[]): TaskBoard => ({ items, tabs: [], isCut: false })
  const task = aCard({ actions: [accept], tabs: ['toAccept'] })
  const street = aRole({ role: 'street', scope: 's-1', text: '街道' })

  function worker(): Phone {
    const phone = new Phone(aWorker({ roles: [aRole({ role: 'worker', text: '网格员' }), street] }))
    phone.answer('ticket', 'tasks', () => boardOf(task))
    phone.answer('ticket', 'act', () => aTicket())
    return phone
  }

  test('服务端一时忙不过来，看着的还在', async () => {
    const phone = worker()
    const page = await ticketsPage()
    phone.answer('ticket', 'tasks', () => {
      throw broken()
    })
    await passes()
    expect(page.dom.textContent).toContain('楼道灯不亮')
    expect(page.dom.textContent).not.toContain('没有加载出来')
  })

  test('不再担任了：列表收走，说服务端的原话；再试一次就好', async () => {
    const phone = worker()
    const page = await ticketsPage()
    phone.answer('ticket', 'tasks', () => {
      throw refusal('account/no-role', '您已不再担任网格员')
    })
    await passes()
    expect(page.dom.textContent).toContain('您已不再担任网格员')
    expect(page.dom.textContent).not.toContain('楼道灯不亮')
    phone.answer('ticket', 'tasks', () => boardOf(task))
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('楼道灯不亮')
  })

  test('接单以前问的，接单以后才答，不把它带回来', async () => {
    const phone = worker()
    const page = await ticketsPage()
    const { answer, arrive } = onItsWay(boardOf(task))
    phone.answer('ticket', 'tasks', answer)
    lookAgain()
    await settle()
    phone.answer('ticket', 'tasks', () => boardOf())
    await press(page, '接单')
    await settle()
    await arrive()
    expect(page.dom.textContent).toContain('都办完了')
  })

  test('没有变的，不重画', async () => {
    worker()
    const list = mount('pages/tickets/task-board/task-board', { fetches: 1 })
    await settle()
    const { shown } = list.data
    list.setData({ fetches: 2 })
    await settle()
    expect(list.data.shown).toBe(shown)
    list.detach()
  })

  describe('一百多件', () => {
    const many = Array.from({ length: 45 }, (_, at) => aCard({ id: `t-${at}`, title: `第${at + 1}件` }))
    const drawnOn = ({ dom }: Mounted) => dom.textContent?.match(/第\d+件/g)?.length
    const loaded = () => worker().answer('ticket', 'tasks', () => boardOf(...many))

    test('先画二十件，拉到底再画二十件；自己看过一次，也还在', async () => {
      loaded()
      const page = await ticketsPage()
      expect(drawnOn(page)).toBe(20)
      expect(page.dom.textContent).toContain('还有 25 件')
      await call(page, 'onReachBottom')
      await settle()
      await passes()
      expect(drawnOn(page)).toBe(40)
      await call(page, 'onReachBottom')
      await settle()
      expect(drawnOn(page)).toBe(45)
      expect(page.dom.textContent).toContain('没有更多了')
    })

    test('换个看法，从头画起', async () => {
      loaded()
      const list = mount('pages/tickets/task-board/task-board', { fetches: 1 })
      await settle()
      list.setData({ bottoms: 1 })
      await settle()
      expect(drawnOn(list)).toBe(40)
      await call(list, 'search', { detail: { words: '件' } })
      expect(drawnOn(list)).toBe(20)
      list.detach()
    })
  })
})

test('自己往下拉，没取到要说一声，看着的还在', async () => {
  const phone = new Phone(aPerson())
  phone.answer('ticket', 'mine', () => ({ items: [aCard()] }))
  for (const open of [homePage, ticketsPage]) {
    phone.isOnline = true
    const page = await open()
    phone.isOnline = false
    await call(page, 'onPullDownRefresh')
    await settle()
    expect(phone.toasts.splice(0)).toEqual(['网络不太好，请再试一次'])
    expect(page.dom.textContent).toContain('楼道灯不亮')
  }
})

import { mount, settle, type Mounted } from '../support/load'
import { accept, aDeadline, aPerson, aTicket, resolve, supplement } from './builders'
import { Phone, refusal } from './phone'
import { flushQueue } from '../../miniprogram/services/queue'
import { call, openAnother, press, pressAtOnce } from './press'
import type { ActionView, PhotoView, TicketView } from '../../typings/contract'

function phoneWith(change: Partial<TicketView> = {}, me = aPerson()): Phone {
  const phone = new Phone(me)
  phone.answer('ticket', 'get', () => aTicket(change))
  return phone
}

const pages: Mounted[] = []
afterEach(async () => {
  jest.useRealTimers()
  for (const page of pages.splice(0)) {
    await call(page, 'onUnload')
    page.detach()
  }
})

async function open(): Promise<Mounted> {
  const page = mount('pages/ticket/ticket')
  pages.push(page)
  await call(page, 'onLoad', { id: 't-1' })
  await call(page, 'onShow')
  await settle()
  return page
}

test('最上面说到哪一步了、什么时候办好、还有多久', async () => {
  phoneWith()
  const text = (await open()).dom.textContent
  for (const part of ['已派给网格员 王秀兰，等待接单', '预计今天 17:00 前办结', '还有 2 小时', '上报', '派单'])
    expect(text).toContain(part)
})

test('办结了只说结果，不再说预计', async () => {
  phoneWith({ deadline: aDeadline({ level: 'done', isOver: true, text: '按时办结' }) })
  const text = (await open()).dom.textContent
  expect(text).toContain('按时办结')
  expect(text).not.toContain('预计')
})

test('不用填的操作，点了就办，就在那一下问提醒', async () => {
  const phone = phoneWith({ relation: 'handler', actions: [accept] })
  phone.answer('ticket', 'act', () => aTicket({ statusText: '王秀兰 正在处理' }))
  const page = await open()
  pressAtOnce(page, '接单')
  expect(phone.asked).toEqual([['tmpl-task']])
  await settle()
  await settle()
  expect(page.dom.textContent).toContain('王秀兰 正在处理')
})

test('要填的操作，去填', async () => {
  const phone = phoneWith({ relation: 'handler', actions: [resolve] })
  await press(await open(), '办结')
  expect(phone.opened).toEqual(['navigateTo /pages/act/act?id=t-1&action=resolve'])
  expect(phone.asked).toEqual([])
})

test('网格办不了的，一点就去吹哨；不能吹的，看不到', async () => {
  const phone = phoneWith({ relation: 'handler', actions: [resolve], canBlow: true })
  await press(await open(), '吹哨')
  expect(phone.opened).toEqual(['navigateTo /packages/whistle/blow/blow?ticket=t-1'])
  phoneWith({ relation: 'handler', actions: [resolve] })
  expect((await open()).dom.textContent).not.toContain('吹哨')
})

test('可以再加一条办结提醒', async () => {
  const phone = phoneWith()
  phone.answer('notice', 'consent', () => ({ progress: 1, resolved: 1, task: 0, activity: 0 }))
  const page = await open()
  await press(page, '办结时微信提醒我')
  expect(phone.sentTo('notice.consent')).toMatchObject([{ input: { templates: ['progress', 'resolved'] } }])
  expect(page.dom.textContent).toContain('还可接收 1 条提醒')
})

test('转发出去的卡片只有类别和街道，没有原话', async () => {
  phoneWith({ words: '3 单元王奶奶家门口', title: '3 单元王奶奶家门口' })
  const page = await open()
  const card = (page.instance.onShareAppMessage as () => object).call(page.instance)
  expect(card).toEqual({ title: '公共照明 · 甲街道', path: '/packages/grid/shared/shared?id=t-1' })
})

test('不能看的，说服务端的原话，不请他再试；从哪里来的，回哪里去', async () => {
  const phone = phoneWith()
  phone.answer('ticket', 'get', () => {
    throw refusal('ticket/not-yours', '只有当事人能看这件诉求')
  })
  openAnother()
  const page = await open()
  expect(page.dom.textContent).toContain('只有当事人能看这件诉求')
  expect(page.dom.textContent).not.toContain('再试一次')
  await press(page, '返回')
  expect(phone.opened).toEqual(['navigateBack'])
})

test('没有网络又没看过，可以再试', async () => {
  const phone = phoneWith()
  phone.isOnline = false
  const page = await open()
  expect(page.dom.textContent).toContain('没有加载出来')
  phone.isOnline = true
  await press(page, '再试一次')
  expect(page.dom.textContent).toContain('3 单元楼道灯坏了')
})

test('看过的，断网了也看得到，说明是什么时候的', async () => {
  const phone = phoneWith()
  await open()
  phone.isOnline = false
  const text = (await open()).dom.textContent
  expect(text).toContain('3 单元楼道灯坏了')
  expect(text).toMatch(/暂时连不上，显示 .* 的内容/)
})

describe('要先看的事', () => {
  test('办理人员要问的，在最上面，一点就去补充', async () => {
    const phone = phoneWith({ asked: '是几号楼？', actions: [supplement] })
    const page = await open()
    expect(page.dom.textContent).toContain('办理人员想请您补充')
    expect(page.dom.textContent).toContain('是几号楼？')
    // 上面的提示里有一个，底下的操作栏里也有一个。
    page.querySelector('.matter')?.dispatchEvent('act')
    await settle()
    expect(phone.opened).toEqual(['navigateTo /pages/act/act?id=t-1&action=supplement'])
  })

  test('承办人看到的是已经问了，等反映人', async () => {
    phoneWith({ relation: 'handler', asked: '是几号楼？' })
    expect((await open()).dom.textContent).toContain('已请反映人补充')
  })

  test('能批的人，先看到等他审批什么', async () => {
    const pending = { kind: 'extension' as const, text: '申请延期到 周五 17:00', note: '等配件', photos: [] }
    phoneWith({ relation: 'handler', pending, actions: [{ ...accept, name: 'approve', text: '同意' }] })
    const text = (await open()).dom.textContent
    expect(text).toContain('等您审批')
    expect(text).toContain('申请延期到 周五 17:00')
    expect(text).toContain('等配件')
  })

  test('督办的要求和期限', async () => {
    phoneWith({
      relation: 'handler',
      supervision: { text: '街道督办，周三 17:00 前', note: '今天到场', isOverdue: true },
    })
    const text = (await open()).dom.textContent
    expect(text).toContain('街道督办，周三 17:00 前')
    expect(text).toContain('今天到场')
  })
})

describe('撤回', () => {
  const acceptedNow = (ms: number) => ({ undoUntil: Date.now() + ms, statusText: '王秀兰 正在处理' })

  test('接单以后十秒内可以撤回', async () => {
    const phone = phoneWith({ relation: 'handler', actions: [accept] })
    phone.answer('ticket', 'act', () => aTicket({ relation: 'handler', ...acceptedNow(60_000) }))
    const page = await open()
    await press(page, '接单')
    expect(page.dom.textContent).toContain('已接单')
    phone.answer('ticket', 'act', () => aTicket({ relation: 'handler', actions: [accept] }))
    await press(page, '撤回 (10)')
    expect(phone.sentTo('ticket.act').map(({ input }) => input.command)).toEqual([{ name: 'accept' }, { name: 'undo' }])
    expect(page.dom.textContent).not.toContain('撤回 (')
    expect(phone.toasts.at(-1)).toBe('已撤回')
  })

  test('填完一步回来，也还来得及撤回', async () => {
    const phone = phoneWith({ relation: 'handler', actions: [resolve] })
    const page = await open()
    await press(page, '办结')
    phone.answer('ticket', 'get', () => aTicket({ relation: 'handler', ...acceptedNow(8_000) }))
    await call(page, 'onShow')
    expect(page.dom.textContent).toMatch(/已办结.*撤回 \(\d\)/)
  })

  test('一秒一秒地少，到点就没有了', async () => {
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'setImmediate'] })
    phoneWith({ relation: 'handler', ...acceptedNow(2_000) })
    const page = await open()
    expect(page.dom.textContent).toContain('撤回 (2)')
    jest.advanceTimersByTime(1_000)
    await settle()
    expect(page.dom.textContent).toContain('撤回 (1)')
    jest.advanceTimersByTime(1_000)
    await settle()
    expect(page.dom.textContent).not.toContain('撤回 (')
  })

  test('撤回只在那一条里，不占按钮的地方', async () => {
    phoneWith({
      relation: 'handler',
      ...acceptedNow(60_000),
      actions: [{ ...accept, name: 'undo', text: '撤回刚才这一步' }],
    })
    expect((await open()).dom.textContent).not.toContain('撤回刚才这一步')
  })

  test('来不及了，说服务端的原话', async () => {
    const phone = phoneWith({ relation: 'handler', ...acceptedNow(60_000) })
    phone.answer('ticket', 'act', () => {
      throw refusal('ticket/too-late', '已经过了十秒，不能撤回了')
    })
    const page = await open()
    await press(page, '撤回 (10)')
    expect(phone.toasts).toEqual(['已经过了十秒，不能撤回了'])
    expect(page.dom.textContent).not.toContain('撤回 (')
  })
})

test('不好挽回的，先问一句；说不，就不做', async () => {
  const withdraw: ActionView = { ...accept, name: 'withdraw', text: '撤销', confirm: '撤销后不再办理', asks: [] }
  const phone = phoneWith({ actions: [withdraw] })
  phone.answer('ticket', 'act', () => aTicket())
  phone.saysYes = false
  const page = await open()
  await press(page, '撤销')
  expect(phone.dialogs).toEqual(['撤销后不再办理'])
  expect(phone.sentTo('ticket.act')).toEqual([])
  phone.saysYes = true
  await press(page, '撤销')
  expect(phone.sentTo('ticket.act')).toHaveLength(1)
})

test('没有网络也能接单，存下来；网络好了发出去，页面就是新的', async () => {
  const phone = phoneWith({ relation: 'handler', actions: [accept] })
  const page = await open()
  phone.isOnline = false
  await press(page, '接单')
  expect(phone.toasts.at(-1)).toBe('没有网络，已存下，恢复后自动发送')
  expect(page.dom.textContent).toContain('待发送 1 个操作')
  phone.isOnline = true
  phone.answer('ticket', 'act', () => aTicket())
  phone.answer('ticket', 'get', () => aTicket({ relation: 'handler', statusText: '王秀兰 正在处理' }))
  await flushQueue()
  await settle()
  expect(page.dom.textContent).not.toContain('待发送')
  expect(page.dom.textContent).toContain('王秀兰 正在处理')
})

test('离线接的单，网络好了却没办成：页面换成现在的样子，不再能接', async () => {
  const phone = phoneWith({ relation: 'handler', actions: [accept] })
  const page = await open()
  phone.isOnline = false
  await press(page, '接单')
  await call(page, 'onShow')
  expect(page.dom.textContent).toMatch(/暂时连不上，显示 .* 的内容/)
  phone.isOnline = true
  phone.answer('ticket', 'act', () => {
    throw refusal('ticket/not-allowed', '这件诉求已由他人接单')
  })
  phone.answer('ticket', 'get', () => aTicket({ relation: 'handler', statusText: '杨月琴 正在处理' }))
  await flushQueue()
  await settle()
  expect(page.dom.textContent).toContain('杨月琴 正在处理')
  expect(page.dom.textContent).toContain('1 个操作没有办成，请看一看')
  for (const gone of ['暂时连不上', '待发送', '接单']) expect(page.dom.textContent).not.toContain(gone)
})

test('首接负责的人也在，直到有人接单', async () => {
  phoneWith({ holder: { name: '陈立', roleText: '社区' }, keeper: { name: '王秀兰', roleText: '网格员' } })
  const text = (await open()).dom.textContent
  expect(text).toContain('社区 · 负责办理')
  expect(text).toContain('网格员 · 首接负责，直到有人接单')
})

test('公开栏上写了什么，当事人看得到', async () => {
  phoneWith({ summary: '赭麓街道一处路灯已修好' })
  expect((await open()).dom.textContent).toContain('赭麓街道一处路灯已修好')
})

describe('最上面那一块', () => {
  const now = (change: Partial<TicketView>) =>
    mount('pages/ticket/now/now', { ticket: aTicket(change) }).dom.textContent

  test('改过期限，原来答应的也在；暂定的说暂定', () => {
    const text = now({ deadline: aDeadline({ first: '原定周三 17:00', isProvisional: true }) })
    expect(text).toContain('原定周三 17:00')
    expect(text).toContain('期限暂定')
  })

  test('要紧的几个字都在', () => {
    expect(
      now({
        tags: [
          { text: '紧急', tone: 'overdue' },
          { text: '3 人附议', tone: 'plain' },
        ],
      }),
    ).toMatch(/紧急.*3 人附议/)
  })
})

describe('反映的是什么', () => {
  const reported = (change: Partial<TicketView>) => mount('pages/ticket/reported/reported', { ticket: aTicket(change) })
  const photos = (count: number): PhotoView[] =>
    Array.from({ length: count }, (_, at) => ({ id: `p-${at}`, url: `https://p/${at}`, state: 'shown' }))

  test('附议的人看不到原话，看到的是类别', () => {
    const card = reported({ relation: 'follower', words: undefined })
    expect(card.querySelector('.words')?.dom.textContent).toBe('公共照明')
  })

  test('前后照片都不多就并排对比，多了就各占整行', () => {
    expect(reported({ photos: photos(2), proof: photos(1) }).querySelector('.photos--stacked')).toBeUndefined()
    expect(reported({ photos: photos(9), proof: photos(1) }).querySelector('.photos--stacked')).toBeDefined()
  })

  test('问过的几个问题和回答', () => {
    expect(reported({ answers: [{ label: '哪一层', text: '三层' }] }).dom.textContent).toMatch(/哪一层.*三层/)
  })

  test('办理人员看到怎么来的、代谁反映', () => {
    const text = reported({ relation: 'handler', sourceText: '电话', behalf: '代 母亲 反映' }).dom.textContent
    expect(text).toContain('电话 · 代 母亲 反映')
  })

  test('反映人知道自己是匿名的，不用看“居民反映”', () => {
    const text = reported({ isAnonymous: true }).dom.textContent
    expect(text).toContain('已匿名')
    expect(text).not.toContain('居民反映')
  })

  test('自己投的意见，看得到是哪个意见箱；匿名的，说明谁看得到', () => {
    const text = reported({ isBoxed: true, isAnonymous: true, sourceText: '意见箱 · 乙社区先锋驿站' }).dom.textContent
    expect(text).toContain('意见箱 · 乙社区先锋驿站 · 已匿名：只有街道往上看得到您是谁')
  })

  test('有视频，点了就放', () => {
    expect(reported({ video: { id: 'v', url: 'https://v', state: 'shown' } }).dom.textContent).toContain('播放视频')
  })
})

describe('反映人的电话', () => {
  const author = { name: '李桂英', isAnonymous: false, isWithheld: false, phone: '138****5678', canReveal: true }
  const contact = (change: Partial<NonNullable<TicketView['author']>> = {}) =>
    mount('pages/ticket/contact/contact', { ticket: 't-1', author: { ...author, ...change } })

  test('要求匿名的，提醒承办人不要说出去；团队成员看到的是不显示，不是没留', () => {
    expect(contact({ isAnonymous: true }).dom.textContent).toContain('请不要向邻居、团队成员说出是谁')
    const { phone: _phone, ...unknown } = author
    const withheld = mount('pages/ticket/contact/contact', {
      ticket: 't-1',
      author: { ...unknown, name: '匿名反映人', isAnonymous: true, isWithheld: true },
    })
    expect(withheld.dom.textContent).toContain('不显示姓名和电话')
    expect(withheld.dom.textContent).not.toContain('没有留电话')
  })

  test('电话是谁的，写在前面', () => {
    expect(contact({ phoneOf: '母亲' }).dom.textContent).toContain('母亲 138****5678')
  })

  test('先说会留下记录，同意了才看，看到就拨', async () => {
    const phone = phoneWith()
    phone.answer('ticket', 'reveal', () => ({ phone: '13812345678' }))
    const card = contact()
    expect(card.dom.textContent).toContain('138****5678')
    await press(card, '查看电话')
    expect(phone.dialogs).toEqual([expect.stringContaining('会留下记录')])
    expect(phone.dialled).toEqual(['13812345678'])
    expect(card.dom.textContent).toContain('13812345678')
    await press(card, '打电话')
    expect(phone.sentTo('ticket.reveal')).toHaveLength(1)
    expect(phone.dialled).toHaveLength(2)
  })

  test('不同意就不看', async () => {
    const phone = phoneWith()
    phone.saysYes = false
    await press(contact(), '查看电话')
    expect(phone.sentTo('ticket.reveal')).toEqual([])
    expect(phone.dialled).toEqual([])
  })

  test('服务端不给看的，说它的原话', async () => {
    const phone = phoneWith()
    phone.answer('ticket', 'reveal', () => {
      throw refusal('ticket/not-yours', '只有承办人能看电话')
    })
    await press(contact(), '查看电话')
    expect(phone.toasts).toEqual(['只有承办人能看电话'])
    expect(phone.dialled).toEqual([])
  })

  test('不是承办人，没有这个按钮', () => {
    expect(contact({ canReveal: false }).dom.textContent).not.toContain('查看电话')
  })
})

test('并入、拆分出来的，点开就是那一件', async () => {
  const phone = phoneWith()
  const relatives = mount('pages/ticket/relatives/relatives', {
    relatives: [{ id: 't-2', no: 'JH261122-2', text: '已并入这一件' }],
  })
  await press(relatives, '已并入这一件')
  expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-2'])
})

test('附议点错了：先问一句，不再附议，回到刚点开卡片时看到的', async () => {
  const phone = phoneWith({ relation: 'follower', isFollowing: true })
  phone.answer('ticket', 'unfollow', () => ({}))
  const page = await open()
  phone.saysYes = false
  await press(page, '不再附议')
  expect(phone.sentTo('ticket.unfollow')).toEqual([])
  phone.saysYes = true
  await press(page, '不再附议')
  expect(phone.sentTo('ticket.unfollow')).toMatchObject([{ input: { id: 't-1' } }])
  expect(phone.opened).toEqual(['redirectTo /packages/grid/shared/shared?id=t-1'])
})

test('并入的和被并入的来回看，叠得再多也打得开', async () => {
  const phone = new Phone()
  const relatives = mount('pages/ticket/relatives/relatives', {
    relatives: [{ id: 't-2', no: 'JH261122-2', text: '已并入这一件' }],
  })
  for (let under = 0; under < 8; under += 1) openAnother()
  await press(relatives, '已并入这一件')
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-2'])
})

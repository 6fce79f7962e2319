import type { TicketView } from '../../typings/contract'
import { keep } from '../../miniprogram/services/cache'
import { stepDraft } from '../../miniprogram/services/draft'
import {
  dropStep,
  flushQueue,
  onQueueChange,
  rewriteStep,
  sendOrQueue,
  startQueue,
  waitingSteps,
  wakeQueue,
} from '../../miniprogram/services/queue'
import { forgetMe } from '../../miniprogram/services/store'
import { mount, settle, type Mounted } from '../support/load'
import { accept, aTicket, aWorker, progress } from './builders'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const ticket: TicketView = aTicket({ relation: 'handler', status: 'handling', actions: [progress, accept] })

/** A worker who has just looked at the ticket, and walks into a cellar when the test says so. */
function inTheField(): Phone {
  const phone = new Phone(aWorker())
  phone.answer('ticket', 'act', () => ticket)
  keep('p-2', 'ticket:t-1', ticket)
  startQueue()
  wakeQueue()
  return phone
}

const note = (text: string, photos: string[] = []) => ({ name: 'progress' as const, note: text, photos })
const say = (text: string, requestId: string) => sendOrQueue('t-1', note(text), undefined, requestId, [])

async function open(): Promise<Mounted> {
  const page = mount('packages/work/queue/queue')
  await call(page, 'onLoad')
  await settle()
  return page
}

afterEach(() => {
  for (const { requestId } of waitingSteps()) dropStep(requestId)
})

test('有网络就直接办，什么也不排', async () => {
  const phone = inTheField()
  expect(await say('到了现场', 'r-1')).toMatchObject({ sent: { id: 't-1' } })
  expect(phone.sentTo('ticket.act')).toHaveLength(1)
  expect(waitingSteps()).toEqual([])
})

test('没有网络就存下，记着是哪一件、按的什么，恢复了用同一个编号发一次', async () => {
  const phone = inTheField()
  phone.connect(false)
  expect(await say('到了现场', 'r-1')).toEqual({ queued: true })
  expect(waitingSteps()).toMatchObject([{ requestId: 'r-1', title: '楼道灯不亮', text: '登记进展' }])
  expect(phone.sentTo('ticket.act')).toEqual([])
  phone.connect(true)
  await settle()
  expect(phone.sentTo('ticket.act')).toMatchObject([
    { requestId: 'r-1', input: { id: 't-1', command: note('到了现场') } },
  ])
  expect(waitingSteps()).toEqual([])
  expect(phone.toasts).toEqual(['网络好了，1 个操作已发送'])
})

test('发了没有回音也存下，再发还是同一个编号', async () => {
  const phone = inTheField()
  phone.isOnline = false
  expect(await say('到了现场', 'r-1')).toEqual({ queued: true })
  phone.isOnline = true
  await flushQueue()
  expect(phone.sentTo('ticket.act').map(({ requestId }) => requestId)).toEqual(['r-1', 'r-1'])
})

test('服务端当场不肯，就当场说，不排队', async () => {
  const phone = inTheField()
  phone.answer('ticket', 'act', () => {
    throw refusal('ticket/not-allowed', '这件诉求已由他人接单')
  })
  await expect(say('到了现场', 'r-1')).rejects.toThrow('已由他人接单')
  expect(waitingSteps()).toEqual([])
})

test('撤回只有十秒，没有网络就不排', async () => {
  const phone = inTheField()
  phone.connect(false)
  await expect(sendOrQueue('t-1', { name: 'undo' }, undefined, 'r-1', [])).rejects.toThrow('网络')
  expect(waitingSteps()).toEqual([])
})

test('照片还在手机上：存下，恢复后先传照片再发，存的那份删掉', async () => {
  const phone = inTheField()
  phone.connect(false)
  const photo = { path: 'tmp/1.jpg', size: 1000 }
  await sendOrQueue('t-1', note('换好了', ['cloud://city.1/first.jpg']), undefined, 'r-1', [photo])
  expect([...phone.files]).toHaveLength(1)
  phone.connect(true)
  await settle()
  const [{ input } = { input: {} }] = phone.sentTo('ticket.act')
  expect(input).toMatchObject({ command: { note: '换好了' } })
  const { photos } = (input as { command: { photos: string[] } }).command
  expect(photos).toEqual([
    'cloud://city.1/first.jpg',
    expect.stringMatching(/^cloud:\/\/city\.1\/photos\/p-2\/\d{8}\//),
  ])
  expect([...phone.files]).toEqual([])
})

test('照片传上去了、话没送到：再发时不重传，也不变样', async () => {
  const phone = inTheField()
  phone.isOnline = false
  await sendOrQueue('t-1', note('换好了'), undefined, 'r-1', [{ path: 'tmp/1.jpg', size: 1000 }])
  const [queued] = waitingSteps()
  expect(queued).toMatchObject({ photos: [] })
  phone.isOnline = true
  await flushQueue()
  const [lost, sent] = phone.sentTo('ticket.act')
  expect(sent?.input).toEqual(lost?.input)
})

test('照片被清掉了，请他重新拍，别的话还在', async () => {
  const phone = inTheField()
  phone.connect(false)
  await sendOrQueue('t-1', note('换好了'), undefined, 'r-1', [{ path: 'tmp/1.jpg', size: 1000 }])
  phone.files.clear()
  phone.connect(true)
  await settle()
  expect(waitingSteps()).toMatchObject([{ trouble: '照片已经不在手机上了，请重新拍', command: { note: '换好了' } }])
  expect(phone.sentTo('ticket.act')).toEqual([])
})

test('同一件前面还有没发出的，后面的跟着排，一起按顺序发', async () => {
  const phone = inTheField()
  phone.connect(false)
  await say('到了现场', 'r-1')
  await say('换好了', 'r-2')
  phone.connect(true)
  await settle()
  expect(phone.sentTo('ticket.act').map(({ requestId }) => requestId)).toEqual(['r-1', 'r-2'])
})

test('有网络了，先发排着的，再办新的', async () => {
  const phone = inTheField()
  phone.isOnline = false
  await say('到了现场', 'r-1')
  phone.isOnline = true
  expect(await say('换好了', 'r-2')).toMatchObject({ sent: { id: 't-1' } })
  expect(phone.sentTo('ticket.act').map(({ requestId }) => requestId)).toEqual(['r-1', 'r-1', 'r-2'])
})

test('换了一个人，看不见也发不出别人排的', async () => {
  const phone = inTheField()
  phone.connect(false)
  await say('到了现场', 'r-1')
  const kept = new Map(phone.storage)
  const other = new Phone(aWorker({ person: 'p-9' }))
  for (const [key, value] of kept) other.storage.set(key, value)
  expect(waitingSteps()).toEqual([])
  await flushQueue()
  expect(other.sentTo('ticket.act')).toEqual([])
})

test('重启以后队列还在，发之前再认一次人', async () => {
  const phone = inTheField()
  phone.connect(false)
  await say('到了现场', 'r-1')
  const restarted = new Phone(aWorker())
  for (const [key, value] of phone.storage) restarted.storage.set(key, value)
  restarted.answer('ticket', 'act', () => ticket)
  await flushQueue()
  expect(restarted.sent.map(({ what }) => what)).toEqual(['account.me', 'ticket.act'])
})

test('谁在看队列，排上和发出都听得到', async () => {
  const phone = inTheField()
  let heard = 0
  const stop = onQueueChange(() => (heard += 1))
  phone.connect(false)
  await say('到了现场', 'r-1')
  expect(heard).toBeGreaterThan(0)
  stop()
  const before = heard
  dropStep('r-1')
  expect(heard).toBe(before)
})

describe('待发送页', () => {
  test('从这一页启动，先认出是谁，再说有没有要发的', async () => {
    const phone = inTheField()
    phone.connect(false)
    await say('到了现场', 'r-1')
    forgetMe()
    let answer: () => void = () => undefined
    phone.answer('account', 'me', () => new Promise((resolve) => (answer = () => resolve(aWorker()))))
    phone.isOnline = true
    const page = await open()
    expect(page.dom.textContent).not.toContain('都已发送')
    answer()
    await settle()
    expect(page.dom.textContent).toContain('登记进展 · 楼道灯不亮')
  })

  test('认不出是谁，说为什么，再试一次就好', async () => {
    const phone = inTheField()
    forgetMe()
    phone.storage.delete('me')
    phone.isOnline = false
    const page = await open()
    expect(page.dom.textContent).toContain('网络不太好')
    phone.isOnline = true
    await press(page, '再试一次')
    await settle()
    expect(page.dom.textContent).toContain('都已发送')
  })

  test('没有要发的，就说都已发送', async () => {
    inTheField()
    expect((await open()).dom.textContent).toContain('都已发送')
  })

  test('看得到每一个：按的什么、哪一件、写了什么、几张照片', async () => {
    const phone = inTheField()
    phone.connect(false)
    await sendOrQueue('t-1', note('换好了'), undefined, 'r-1', [{ path: 'tmp/1.jpg', size: 1000 }])
    const page = await open()
    for (const text of ['登记进展 · 楼道灯不亮', '换好了 · 照片 1 张', '待发送', '刚刚'])
      expect(page.dom.textContent).toContain(text)
  })

  test('没办成的说服务端的原话；点了知道了，等着的就发出去', async () => {
    const phone = inTheField()
    phone.connect(false)
    await say('到了现场', 'r-1')
    await say('换好了', 'r-2')
    phone.answer('ticket', 'act', ({ command }) => {
      if ('note' in command && command.note === '到了现场') throw refusal('ticket/not-allowed', '这件诉求已转给他人')
      return ticket
    })
    phone.connect(true)
    const page = await open()
    await settle()
    expect(page.dom.textContent).toContain('这件诉求已转给他人')
    expect(page.dom.textContent).toContain('没有办成')
    expect(page.dom.textContent).toContain('等上一步')
    await press(page, '知道了')
    await settle()
    expect(phone.sentTo('ticket.act').map(({ requestId }) => requestId)).toEqual(['r-1', 'r-2'])
    expect(page.dom.textContent).toContain('都已发送')
  })

  test('重新填写：写过的都在，换一个编号', async () => {
    const phone = inTheField()
    const draft = stepDraft<{ note: string; photos: string[]; requestId: string }>('t-1', 'progress')
    draft.keep({ note: '到了现场', photos: [], requestId: 'r-1' })
    phone.connect(false)
    await sendOrQueue('t-1', note('到了现场'), undefined, 'r-1', [{ path: 'tmp/1.jpg', size: 1000 }])
    draft.forget()
    phone.answer('ticket', 'act', () => {
      throw refusal('content/risky', '内容里有不适合发布的文字')
    })
    phone.connect(true)
    const page = await open()
    await settle()
    await press(page, '重新填写')
    expect(phone.opened).toEqual(['navigateTo /pages/act/act?id=t-1&action=progress'])
    expect(draft.restore()).toMatchObject({ note: '到了现场', photos: [expect.stringContaining('cloud://')] })
    expect(draft.restore()?.requestId).not.toBe('r-1')
    expect(waitingSteps()).toEqual([])
  })

  test('没填过什么的，没有重新填写', async () => {
    const phone = inTheField()
    phone.connect(false)
    await sendOrQueue('t-1', { name: 'accept' }, undefined, 'r-1', [])
    phone.answer('ticket', 'act', () => {
      throw refusal('ticket/not-allowed', '这件诉求已由他人接单')
    })
    phone.connect(true)
    const page = await open()
    await settle()
    expect(page.dom.textContent).toContain('接单 · 楼道灯不亮')
    expect(page.dom.textContent).not.toContain('重新填写')
    rewriteStep('r-1')
    expect(waitingSteps()).toHaveLength(1)
  })

  test('现在发送：还是没有网络就说一声', async () => {
    const phone = inTheField()
    phone.connect(false)
    await say('到了现场', 'r-1')
    const page = await open()
    await press(page, '现在发送')
    await settle()
    expect(phone.toasts).toEqual(['还没有发出，有网络时会自动再发'])
    await call(page, 'open', { currentTarget: { dataset: { id: 'r-1' } } })
    expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-1'])
  })
})

describe('一直看得见的那一条', () => {
  // 它自己没有宿主节点，要在一个用它的地方看。
  const bar = (): Mounted => mount('pages/tickets/task-board/task-board')
  const refuseFirst = (phone: Phone) =>
    phone.answer('ticket', 'act', ({ command }) => {
      if ('note' in command && command.note === '到了现场') throw refusal('ticket/not-allowed', '这件诉求已转给他人')
      return ticket
    })

  test('没办成的不说待发送，请他看一看；排在它后面的说等他看过', async () => {
    const phone = inTheField()
    phone.connect(false)
    await say('到了现场', 'r-1')
    await say('换好了', 'r-2')
    refuseFirst(phone)
    const shown = bar()
    expect(shown.dom.textContent).toContain('待发送 2 个操作，有网络时自动发送')
    phone.connect(true)
    await settle()
    await settle()
    expect(shown.dom.textContent).toContain('1 个操作没有办成，请看一看')
    expect(shown.dom.textContent).toContain('后面还有 1 个操作，看过以后接着发送')
    expect(shown.dom.textContent).not.toContain('待发送')
  })

  test('有没办成的，也有等网络的，两样都说', async () => {
    const phone = inTheField()
    phone.connect(false)
    await say('到了现场', 'r-1')
    refuseFirst(phone)
    phone.connect(true)
    await settle()
    phone.connect(false)
    await sendOrQueue('t-2', note('另一件'), undefined, 'r-2', [])
    const shown = bar()
    expect(shown.dom.textContent).toContain('1 个操作没有办成，请看一看')
    expect(shown.dom.textContent).toContain('待发送 1 个操作，有网络时自动发送')
  })
})

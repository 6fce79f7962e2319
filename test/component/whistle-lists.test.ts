import type { WhistleBoard } from '../../typings/contract'
import { switchRole } from '../../miniprogram/services/store'
import { aPerson } from './builders'
import { mount, settle } from '../support/load'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'
import { answerIt, aWhistle, aWhistleCard } from './whistle-builders'

const open = opener('packages/whistle')

/** What has no `onLoad` of its own is opened by being shown. */
async function openTasks() {
  const page = mount('packages/whistle/tasks/tasks')
  await call(page, 'onShow')
  await settle()
  return page
}

const aBoard = (change: Partial<WhistleBoard> = {}): WhistleBoard => ({
  items: [aWhistleCard({ actions: [answerIt] })],
  tabs: [
    { name: 'toAnswer', text: '待应哨', count: 1, tone: 'soon' },
    { name: 'handling', text: '在办', count: 0, tone: 'plain' },
  ],
  isCut: false,
  canBlow: false,
  isReading: false,
  ...change,
})

describe('要办的哨', () => {
  test('看得到叫的什么、还剩多少时间，一点就应哨，应完重新取', async () => {
    const phone = new Phone()
    phone.answer('board', 'tasks', () => aBoard())
    phone.answer('whistle', 'act', () => {
      throw refusal('whistle/answered', '你们部门已经应哨了')
    })
    const page = await openTasks()
    expect(page.dom.textContent).toContain('占道经营反复发生')
    expect(page.dom.textContent).toContain('应哨还有 3 小时')
    await press(page, '应哨')
    await settle()
    expect(phone.sentTo('whistle.act')[0]?.input).toMatchObject({ id: 'w-1', command: { name: 'answer' } })
    expect(phone.toasts).toContain('你们部门已经应哨了')
    expect(phone.sentTo('board.tasks')).toHaveLength(2)
  })

  test('点上面的数字只看这一类，再点看全部', async () => {
    const phone = new Phone()
    phone.answer('board', 'tasks', () => aBoard())
    const page = await openTasks()
    await press(page, '在办')
    expect(page.dom.textContent).toContain('这里没有')
    await press(page, '看全部')
    expect(page.dom.textContent).toContain('占道经营反复发生')
  })

  test('一声也没有的，说以后会到哪里；可以吹的从这里吹', async () => {
    const phone = new Phone()
    phone.answer('board', 'tasks', () => aBoard({ items: [], tabs: [], canBlow: true }))
    const page = await openTasks()
    expect(page.dom.textContent).toContain('现在没有要办的哨')
    await press(page, '吹哨')
    expect(phone.opened).toEqual(['navigateTo /packages/whistle/blow/blow'])
  })

  test('部门负责人只看不办：说清楚谁去办，卡片上没有按钮', async () => {
    const phone = new Phone()
    phone.answer('board', 'tasks', () => aBoard({ items: [aWhistleCard()], isReading: true }))
    const page = await openTasks()
    expect(page.dom.textContent).toContain('由联络员和经办人去办')
    expect(page.dom.textContent).toContain('占道经营反复发生')
    expect([...page.dom.querySelectorAll('t-button')]).toEqual([])
  })

  test('没有网络，看得到上次的，说得出是什么时候的；有网络了就是新的', async () => {
    const phone = new Phone()
    phone.answer('board', 'tasks', () => aBoard())
    await openTasks()
    phone.isOnline = false
    const page = await openTasks()
    for (const text of ['占道经营反复发生', '暂时连不上，显示']) expect(page.dom.textContent).toContain(text)
    phone.isOnline = true
    phone.answer('board', 'tasks', () => aBoard({ items: [aWhistleCard({ title: '新来的一声' })] }))
    await call(page, 'onShow')
    await settle()
    expect(page.dom.textContent).toContain('新来的一声')
    expect(page.dom.textContent).not.toContain('暂时连不上')
  })

  test('哨很多的，先画 20 声，往上拉再画；换一类从头画', async () => {
    const phone = new Phone()
    const items = Array.from({ length: 45 }, (_, n) => aWhistleCard({ id: `w-${n}`, title: `第 ${n} 声` }))
    phone.answer('board', 'tasks', () => aBoard({ items }))
    const page = await openTasks()
    expect(page.dom.textContent).toContain('还有 25 声，往上拉')
    expect(page.dom.textContent).not.toContain('第 20 声')
    await call(page, 'onReachBottom')
    expect(page.dom.textContent).toContain('第 39 声')
    await call(page, 'onReachBottom')
    for (const text of ['第 44 声', '没有更多了']) expect(page.dom.textContent).toContain(text)
    await press(page, '待应哨')
    expect(page.dom.textContent).toContain('还有 25 声，往上拉')
  })

  test('没取到的说原因，再试一次就好', async () => {
    const phone = new Phone()
    phone.isOnline = false
    phone.answer('board', 'tasks', () => aBoard())
    const page = await openTasks()
    expect(page.dom.textContent).toContain('网络不太好')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('占道经营反复发生')
  })

  test('没有回音的再点一次，还是同一次应哨；成了就说已应哨', async () => {
    const phone = new Phone()
    phone.answer('board', 'tasks', () => aBoard())
    phone.answer('whistle', 'act', () => Promise.reject(new Error('lost')))
    const page = await openTasks()
    await press(page, '应哨')
    await settle()
    phone.answer('whistle', 'act', () => aWhistle())
    await press(page, '应哨')
    await settle()
    const ids = phone.sentTo('whistle.act').map(({ requestId }) => requestId)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
    expect(phone.toasts.at(-1)).toBe('已应哨')
  })

  test('要先问一句的，说不就不办', async () => {
    const phone = new Phone()
    phone.answer('board', 'tasks', () =>
      aBoard({ items: [aWhistleCard({ actions: [{ ...answerIt, confirm: '应哨后由你们部门办到底' }] })] }),
    )
    phone.answer('whistle', 'act', () => aWhistle())
    const page = await openTasks()
    phone.saysYes = false
    await press(page, '应哨')
    await settle()
    expect(phone.dialogs.at(-1)).toContain('应哨后由你们部门办到底')
    expect(phone.sentTo('whistle.act')).toEqual([])
    phone.saysYes = true
    await press(page, '应哨')
    await settle()
    expect(phone.sentTo('whistle.act')).toHaveLength(1)
  })
})

describe('我吹的哨', () => {
  test('一声一声列着，点开是那声哨', async () => {
    const phone = new Phone()
    phone.answer('board', 'mine', () => ({ items: [aWhistleCard()] }))
    const page = await open('mine')
    await call(page, 'open', { detail: { id: 'w-1' } })
    expect(page.dom.textContent).toContain('占道经营反复发生')
    expect(phone.opened).toEqual(['navigateTo /packages/whistle/whistle/whistle?id=w-1'])
  })

  test('拉到底就有下一页，到头了会说', async () => {
    const phone = new Phone()
    phone.answer('board', 'mine', ({ cursor }) =>
      cursor ? { items: [aWhistleCard({ id: 'w-2', title: '第二页的' })] } : { items: [aWhistleCard()], next: 'c1' },
    )
    const page = await open('mine')
    await call(page, 'onReachBottom')
    await settle()
    expect(phone.sentTo('board.mine').at(-1)?.input).toEqual({ cursor: 'c1' })
    for (const text of ['占道经营反复发生', '第二页的', '没有更多了']) expect(page.dom.textContent).toContain(text)
  })

  test('没有网络，看得到上次的第一页', async () => {
    const phone = new Phone()
    phone.answer('board', 'mine', () => ({ items: [aWhistleCard()] }))
    await open('mine')
    phone.isOnline = false
    const page = await open('mine')
    for (const text of ['占道经营反复发生', '暂时连不上，显示']) expect(page.dom.textContent).toContain(text)
  })

  test('没有吹过的，说可以从哪里吹', async () => {
    const phone = new Phone()
    phone.answer('board', 'mine', () => ({ items: [] }))
    const page = await open('mine')
    expect(page.dom.textContent).toContain('可以从任务里吹哨，请部门来办')
  })
})

describe('待办标签', () => {
  const role = (name: 'department' | 'street', scope: string) => ({
    role: name,
    scope,
    text: name,
    isStandIn: false,
    keepsLogins: false,
    invites: [],
  })

  test('部门的待办就是叫到自己的哨', async () => {
    const own = role('department', 'd-1')
    const phone = new Phone(aPerson({ roles: [own] }))
    switchRole(own)
    phone.answer('board', 'tasks', () => aBoard())
    const page = mount('pages/tickets/tickets')
    await call(page, 'onShow')
    await settle()
    expect(phone.sentTo('board.tasks')[0]?.input).toEqual({ as: { role: 'department', scope: 'd-1' } })
    expect(page.dom.textContent).toContain('占道经营反复发生')
    expect(phone.title).toBe('待办')
  })

  test('街道的待办上面有吹哨报到，写着几声等我；数不出来待办照常', async () => {
    const own = role('street', 's')
    const phone = new Phone(aPerson({ roles: [own] }))
    switchRole(own)
    phone.answer('ticket', 'tasks', () => ({ items: [], tabs: [], isCut: false }))
    phone.answer('board', 'tasks', () =>
      aBoard({ items: [aWhistleCard({ tabs: ['toEvaluate'] }), aWhistleCard({ id: 'w-2', tabs: ['running'] })] }),
    )
    const page = mount('pages/tickets/tickets')
    await call(page, 'onShow')
    await settle()
    expect(page.dom.textContent).toContain('1 声等您')
    phone.answer('board', 'tasks', () => {
      throw refusal('internal', '系统出了点问题，内容没有丢失，请稍后再试')
    })
    await call(page, 'look')
    await settle()
    expect(page.dom.textContent).toContain('都办完了')
  })

  test('换一个部门，原来部门的哨和筛选都不算了', async () => {
    const [one, other] = [role('department', 'd-1'), role('department', 'd-2')]
    const phone = new Phone(aPerson({ roles: [one, other] }))
    switchRole(one)
    phone.answer('board', 'tasks', () => aBoard())
    const page = mount('pages/tickets/tickets')
    await call(page, 'onShow')
    await settle()
    await press(page, '在办')
    phone.answer('board', 'tasks', () => aBoard({ items: [aWhistleCard({ title: '另一个部门的' })] }))
    switchRole(other)
    await call(page, 'look')
    await settle()
    expect(page.dom.textContent).toContain('另一个部门的')
    switchRole(one)
    phone.isOnline = false
    await call(page, 'look')
    await settle()
    expect(page.dom.textContent).not.toContain('另一个部门的')
    for (const text of ['占道经营反复发生', '暂时连不上，显示']) expect(page.dom.textContent).toContain(text)
  })

  test('换一个身份数不出来，不写着原来身份的件数', async () => {
    const [one, other] = [role('street', 's-1'), role('street', 's-2')]
    const phone = new Phone(aPerson({ roles: [one, other] }))
    switchRole(one)
    phone.answer('ticket', 'tasks', () => ({ items: [], tabs: [], isCut: false }))
    phone.answer('board', 'tasks', () => aBoard({ items: [aWhistleCard({ tabs: ['toEvaluate'] })] }))
    const page = mount('pages/tickets/tickets')
    await call(page, 'onShow')
    await settle()
    expect(page.dom.textContent).toContain('1 声等您')
    phone.answer('board', 'tasks', () => {
      throw refusal('internal', '系统出了点问题，内容没有丢失，请稍后再试')
    })
    switchRole(other)
    await call(page, 'look')
    await settle()
    expect(page.dom.textContent).toContain('吹哨报到')
    expect(page.dom.textContent).not.toContain('声等您')
  })
})

import type { WhistleBoard } from '../../typings/contract'
import { switchRole } from '../../miniprogram/services/store'
import { aPerson } from './builders'
import { mount, settle } from '../support/load'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'
import { answerIt, aWhistleCard } from './whistle-builders'

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
  ...change,
})

describe('要办的哨', () => {
  test('看得到叫的什么、还剩多少时间，一点就应哨，应完重新取', async () => {
    const phone = new Phone()
    phone.answer('whistle', 'tasks', () => aBoard())
    phone.answer('whistle', 'act', () => {
      throw refusal('whistle/answered', '你们部门已经应哨了')
    })
    const page = await openTasks()
    expect(page.dom.textContent).toContain('占道经营反复发生')
    expect(page.dom.textContent).toContain('应哨还有 3 小时')
    await press(page, '应哨')
    await settle()
    expect(phone.sentTo('whistle.act')[0]?.input).toEqual({ id: 'w-1', command: { name: 'answer' } })
    expect(phone.toasts).toContain('你们部门已经应哨了')
    expect(phone.sentTo('whistle.tasks')).toHaveLength(2)
  })

  test('点上面的数字只看这一类，再点看全部', async () => {
    const phone = new Phone()
    phone.answer('whistle', 'tasks', () => aBoard())
    const page = await openTasks()
    await press(page, '在办')
    expect(page.dom.textContent).toContain('这里没有')
    await press(page, '看全部')
    expect(page.dom.textContent).toContain('占道经营反复发生')
  })

  test('一声也没有的，说以后会到哪里；取不到的可以再试', async () => {
    const phone = new Phone()
    phone.answer('whistle', 'tasks', () => aBoard({ items: [], tabs: [], canBlow: true }))
    const page = await openTasks()
    expect(page.dom.textContent).toContain('现在没有要办的哨')
    await press(page, '吹哨')
    expect(phone.opened).toEqual(['navigateTo /packages/whistle/blow/blow'])
  })
})

describe('我吹的哨', () => {
  test('一声一声列着，点开是那声哨', async () => {
    const phone = new Phone()
    phone.answer('whistle', 'mine', () => ({ items: [aWhistleCard()] }))
    const page = await open('mine')
    await call(page, 'open', { detail: { id: 'w-1' } })
    expect(page.dom.textContent).toContain('占道经营反复发生')
    expect(phone.opened).toEqual(['navigateTo /packages/whistle/whistle/whistle?id=w-1'])
  })

  test('没有吹过的，说可以从哪里吹', async () => {
    const phone = new Phone()
    phone.answer('whistle', 'mine', () => ({ items: [] }))
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
    invites: [],
  })

  test('部门的待办就是叫到自己的哨', async () => {
    const own = role('department', 'd-1')
    const phone = new Phone(aPerson({ roles: [own] }))
    switchRole(own)
    phone.answer('whistle', 'tasks', () => aBoard())
    const page = mount('pages/tickets/tickets')
    await call(page, 'onShow')
    await settle()
    expect(phone.sentTo('whistle.tasks')[0]?.input).toEqual({ as: { role: 'department', scope: 'd-1' } })
    expect(page.dom.textContent).toContain('占道经营反复发生')
    expect(phone.title).toBe('待办')
  })

  test('街道的待办上面有吹哨报到，写着几声等我；数不出来待办照常', async () => {
    const own = role('street', 's')
    const phone = new Phone(aPerson({ roles: [own] }))
    switchRole(own)
    phone.answer('ticket', 'tasks', () => ({ items: [], tabs: [], isCut: false }))
    phone.answer('whistle', 'tasks', () =>
      aBoard({ items: [aWhistleCard({ tabs: ['toEvaluate'] }), aWhistleCard({ id: 'w-2', tabs: ['running'] })] }),
    )
    const page = mount('pages/tickets/tickets')
    await call(page, 'onShow')
    await settle()
    expect(page.dom.textContent).toContain('1 声等您')
    phone.answer('whistle', 'tasks', () => {
      throw refusal('internal', '系统出了点问题，内容没有丢失，请稍后再试')
    })
    await call(page, 'look')
    await settle()
    expect(page.dom.textContent).toContain('都办完了')
  })
})

import { changeMe, switchRole } from '../../miniprogram/services/store'
import type { MeView } from '../../typings/contract'
import { mount } from '../support/load'
import { aPerson, aRole, aWorker } from './builders'
import { Phone } from './phone'
import { press } from './press'

const tabsOf = (me: MeView) => {
  const phone = new Phone(me)
  const bar = mount('custom-tab-bar/index')
  const texts = () => bar.querySelectorAll('.tab').map(({ dom }) => dom.textContent)
  return { phone, bar, texts }
}

test('居民看到首页、诉求、服务圈、我的', () => {
  expect(tabsOf(aPerson()).texts()).toEqual(['首页', '诉求', '服务圈', '我的'])
})

test('网格员看到任务、服务圈、我的', () => {
  expect(tabsOf(aWorker()).texts()).toEqual(['任务', '服务圈', '我的'])
})

test('社区和街道看到待办、服务圈、我的', () => {
  for (const role of ['community', 'street'] as const)
    expect(tabsOf(aPerson({ roles: [aRole({ role, scope: 'c-1' })] })).texts()).toEqual(['待办', '服务圈', '我的'])
})

test('换了身份，标签马上跟着换', () => {
  const { bar, texts } = tabsOf(aWorker())
  switchRole(aRole({ role: 'resident', scope: '' }))
  expect(texts()).toEqual(['首页', '诉求', '服务圈', '我的'])
  bar.detach()
})

test('有未读消息时，我的上面有数字，也念得出来', () => {
  const { bar, texts } = tabsOf(aPerson())
  changeMe({ unread: 3 })
  expect(bar.dom.textContent).toContain('3')
  expect(texts()).toHaveLength(4)
  expect((bar.data.tabs as Array<{ label: string }>).map(({ label }) => label)).toEqual([
    '首页',
    '诉求',
    '服务圈',
    '我的，3 条未读',
  ])
})

test('点标签就到那一页', async () => {
  const { phone, bar } = tabsOf(aPerson())
  await press(bar, '诉求')
  expect(phone.opened).toEqual(['switchTab /pages/tickets/tickets'])
})

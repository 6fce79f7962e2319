import { flushPromises, mount } from '@vue/test-utils'
import AwardSteps from '../../console/parts/award-steps.vue'
import ObjectionList from '../../console/parts/objection-list.vue'
import { call } from '../../console/services/cloud'
import type { AwardObjectionView, AwardView } from '../../typings/contract'

// 有异议没有答复，结果不能公布；看异议的时候换了一轮，晚到的不算。

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-1',
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, { award: string }]>

const award = (hasOpenObjections: boolean): AwardView => ({
  ...{ id: 'r-1', title: '2026 年度网格员评优', year: 2026, stage: 'publicity', stageText: '公示中', note: '' },
  ...{ kinds: [], nominateUntil: 1, reviewUntil: 2, publicDays: 5, isProvisional: false, picks: [] },
  ...{ canObject: false, mine: [] },
  desk: { revision: 3, actions: ['announce'], canNominate: false, hasOpenObjections, steps: [] },
})

test('还有异议没有答复，“公布结果”按不动，旁边说为什么；答复了就能公布', async () => {
  const page = mount(AwardSteps, { props: { award: award(true), chosen: [] }, attachTo: document.body })
  const button = () => page.findAll('button').find((one) => one.text() === '公布结果')!
  expect(button().attributes('disabled')).toBeDefined()
  expect(page.text()).toContain('还有异议没有答复，先答复，再公布结果。')
  await page.setProps({ award: award(false) })
  expect(button().attributes('disabled')).toBeUndefined()
  expect(page.text()).not.toContain('还有异议')
  page.unmount()
})

test('异议成立的人还在名单里，也按不动，说得出是谁；移出了就能公布', async () => {
  const pick = { nomination: 'n-1', name: '王秀兰', kindText: '最美网格员', placeText: '', deeds: '' }
  const upheld = { ...award(false), picks: [{ ...pick, upheldText: '异议成立，正在处理' }] }
  const page = mount(AwardSteps, { props: { award: upheld, chosen: [] }, attachTo: document.body })
  const button = () => page.findAll('button').find((one) => one.text() === '公布结果')!
  expect(button().attributes('disabled')).toBeDefined()
  expect(button().attributes('aria-describedby')).toBe(page.get('.why').attributes('id'))
  expect(page.get('.why').text()).toBe('对王秀兰的异议成立，先移出名单，再公布结果。')
  await page.setProps({ award: award(false) })
  expect(button().attributes('disabled')).toBeUndefined()
  page.unmount()
})

const objection = (name: string) =>
  ({ id: name, name, kindText: '最美网格员', words: '', at: 1, outcome: 'open', outcomeText: '待答复' }) as unknown

test('先问的后到，不盖住后问的', async () => {
  const arrive: Record<string, (page: { items: AwardObjectionView[] }) => void> = {}
  ask.mockImplementation((_, _action, { award: id }) => new Promise((resolve) => (arrive[id] = resolve)))
  const page = mount(ObjectionList, { props: { award: 'r-1', isOver: false } })
  await page.setProps({ award: 'r-2' })
  arrive['r-2']!({ items: [objection('李二') as AwardObjectionView] })
  arrive['r-1']!({ items: [objection('王一') as AwardObjectionView] })
  await flushPromises()
  expect(page.text()).toContain('李二')
  expect(page.text()).not.toContain('王一')
  page.unmount()
})

import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { type Component, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import BlowForm from '../../console/parts/blow-form.vue'
import StepForm from '../../console/parts/step-form.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import type { Step } from '../../console/services/step'
import type { TicketView } from '../../typings/contract'

// 一步填了一半，离开以前问一句；没填的、办好了的不问。

jest.mock('../../console/services/cloud', () => ({ call: jest.fn(), newRequestId: () => 'request-00000001' }))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, unknown]>

const step: Step = {
  ...{ name: 'summarise', text: '改公开摘要', tone: 'plain', asks: [] },
  needs: {
    words: { field: 'text', label: '公开摘要', placeholder: '', max: 60, isRequired: false, value: '灯坏了' },
    note: { label: '原因', placeholder: '', max: 200, isRequired: false },
  },
}

let page: VueWrapper
afterEach(() => page.unmount())

async function open(form: Component, props: object) {
  const blank = { template: '<div />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['/tickets/a', '/tickets'].map((path) => ({ path, component: blank })),
  })
  await router.push('/tickets/a')
  page = mount(form, { props, global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  const at = () => router.currentRoute.value.path
  const go = async () => {
    const going = router.push('/tickets')
    await flushPromises()
    return { going, isAsked: at() === '/tickets/a' }
  }
  return { at, go }
}
const say = async (text: string) => {
  await page
    .findAll('button')
    .find((one) => one.text() === text)!
    .trigger('click')
  await flushPromises()
}
/** @returns whether the browser asks before the window closes */
const isHeldBack = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

describe('诉求、吹哨的一步', () => {
  const desk = (act: () => Promise<object> = () => Promise.resolve({})) => ({ act, options: () => Promise.resolve([]) })

  test('填了一半的问一句：接着填，字还在；不要了，才走；关窗口也拦', async () => {
    const { at, go } = await open(StepForm, { desk: desk(), action: step })
    expect(isHeldBack()).toBe(false)
    await page.findAll('textarea')[1]!.setValue('居民来电话了')
    expect(isHeldBack()).toBe(true)
    const first = await go()
    expect(first.isAsked).toBe(true)
    expect(page.text()).toContain('“改公开摘要”填了一半，还没有办。离开这一页，填的就没有了。')
    await say('接着填')
    await first.going
    expect([at(), page.findAll('textarea')[1]!.element.value]).toEqual(['/tickets/a', '居民来电话了'])
    const second = await go()
    await say('不要了')
    await second.going
    expect(at()).toBe('/tickets')
  })

  test('没填的不问，别人改了公开摘要跟着变的也不算填', async () => {
    const { go } = await open(StepForm, { desk: desk(), action: step })
    const newer = { ...step, needs: { ...step.needs, words: { ...step.needs.words!, value: '灯换好了', seen: 'e2' } } }
    await page.setProps({ action: newer })
    expect(page.find('textarea').element.value).toBe('灯换好了')
    expect(isHeldBack()).toBe(false)
    expect((await go()).isAsked).toBe(false)
  })

  test('办好了的不问，没办成的还问', async () => {
    const act = jest.fn<Promise<object>, []>().mockRejectedValueOnce(new CallError('network', '网络断了'))
    act.mockResolvedValueOnce({})
    await open(StepForm, { desk: desk(act), action: step })
    await page.findAll('textarea')[1]!.setValue('居民来电话了')
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(isHeldBack()).toBe(true)
    await page.find('form').trigger('submit')
    await nextTick()
    await flushPromises()
    expect(page.emitted('done')).toHaveLength(1)
    expect(isHeldBack()).toBe(false)
  })

  test('不在路由里的，只拦关窗口', async () => {
    page = mount(StepForm, { props: { desk: desk(), action: step } })
    await page.findAll('textarea')[1]!.setValue('居民来电话了')
    expect(isHeldBack()).toBe(true)
  })
})

test('吹哨填了一半的问一句；吹好了，去看那一哨不问', async () => {
  const found = { items: [], note: '示例目录', isCut: false }
  ask.mockResolvedValueOnce(found).mockResolvedValueOnce({ id: 'w-1' })
  const { at, go } = await open(BlowForm, { ticket: { id: 't-1', category: '0101' } as TicketView })
  expect(isHeldBack()).toBe(false)
  await say('清单里没有')
  await page.find('input[type=radio]').setValue(true)
  await page.find('textarea').setValue('清单里没有，居民急着要')
  const first = await go()
  expect([first.isAsked, isHeldBack()]).toEqual([true, true])
  expect(page.text()).toContain('吹哨填了一半，还没有吹。离开这一页，填的就没有了。')
  await say('接着填')
  await first.going
  expect(at()).toBe('/tickets/a')
  await page.find('form').trigger('submit')
  await flushPromises()
  expect(page.emitted('blown')).toEqual([['w-1']])
  expect((await go()).isAsked).toBe(false)
})

import { flushPromises, mount } from '@vue/test-utils'
import HandMapForm from '../../console/parts/hand-map-form.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-00000001',
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>
const CHANGED = new CallError('gazetteer/changed', '刚才有人改过手绘地图，请看过最新的再改', 'revision')

const map = {
  ...{ community: 'c', name: '车站社区', url: 'https://f/old.png?t=1' },
  bounds: { west: 118.39, south: 31.34, east: 118.41, north: 31.36 },
}

function open() {
  const form = mount(HandMapForm, { props: { map, maps: { revision: 3, items: [map] } }, attachTo: document.body })
  const field = (label: string) => {
    const found = form.findAll('label').find((one) => one.text().startsWith(label))!.element as HTMLLabelElement
    return form.find<HTMLInputElement>(`#${found.htmlFor}`)
  }
  return {
    form,
    field,
    press: async (text: string) => {
      await form
        .findAll('button')
        .find((one) => one.text() === text)!
        .trigger('click')
      await flushPromises()
    },
  }
}
beforeEach(() => ask.mockReset().mockRejectedValueOnce(CHANGED).mockResolvedValue({ revision: 5, items: [] }))

test('两个人都改了名称：摆在一起选；没碰的四至和图片用别人的', async () => {
  const { form, field, press } = open()
  await field('名称').setValue('车站社区手绘')
  await press('保存')
  expect(form.emitted('stale')).toHaveLength(1)
  const theirs = { ...map, name: '车站社区新图', url: 'https://f/new.png?t=2', bounds: { ...map.bounds, west: 118.38 } }
  await form.setProps({ maps: { revision: 4, items: [theirs] } })
  expect(form.text()).toContain('您打开以后，别人也改了这张图')
  expect(form.text()).toContain('车站社区新图')
  await form.find('input[aria-label="名称：您改成车站社区手绘"]').setValue(true)
  await press('就这样定')
  expect(form.text()).toContain('图片、西边经度用的是别人的')
  await press('保存')
  expect(ask.mock.calls.at(-1)?.[2]).toEqual({
    ...{ community: 'c', name: '车站社区手绘', revision: 4 },
    bounds: theirs.bounds,
  })
  form.unmount()
})

test('别人改的是另一张：说一声，自己的都在，再存就存上', async () => {
  const { form, field, press } = open()
  await field('名称').setValue('车站社区手绘')
  await press('保存')
  await form.setProps({ maps: { revision: 4, items: [{ ...map, url: 'https://f/old.png?t=9' }] } })
  expect(form.find('table').exists()).toBe(false)
  expect(form.text()).toContain('您填的还在，请看过再保存')
  await press('保存')
  expect(ask.mock.calls.at(-1)?.[2]).toMatchObject({ name: '车站社区手绘', revision: 4, bounds: map.bounds })
  form.unmount()
})

test('别人撤下了的，说清楚，填的还在', async () => {
  const { form, field, press } = open()
  await field('名称').setValue('车站社区手绘')
  await press('保存')
  await form.setProps({ maps: { revision: 4, items: [] } })
  expect(form.text()).toContain('别人刚撤下了这张图')
  expect(field('名称').element.value).toBe('车站社区手绘')
  form.unmount()
})

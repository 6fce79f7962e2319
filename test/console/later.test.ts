import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { later } from '../../console/parts/later'
import { keepApart } from '../../console/services/map-labels'

const Part = defineComponent({
  props: { name: { type: String, required: true } },
  emits: ['choose'],
  setup: (props, { emit, slots }) => {
    return () =>
      h('button', { class: 'part', onClick: () => emit('choose', props.name) }, [props.name, slots.default?.()])
  },
})

test('后取的一块：取的时候说在取，取到了，话和点的都接得上', async () => {
  const chosen: unknown[] = []
  const Later = later(() => Promise.resolve({ default: Part }))
  const page = mount(Later, {
    props: { name: '赭麓', onChoose: (one: unknown) => chosen.push(one) },
    slots: { default: '！' },
  })
  expect(page.text()).toBe('正在取…')
  await flushPromises()
  expect(page.text()).toBe('赭麓！')
  await page.find('.part').trigger('click')
  expect(chosen).toEqual(['赭麓'])
})

test('断了网取不到的一块，说清楚，点一下再取；连上网，自己就来了', async () => {
  let isOnline = false
  const Later = later(() => (isOnline ? Promise.resolve({ default: Part }) : Promise.reject(new TypeError('offline'))))
  const pages = [mount(Later, { props: { name: '甲' } }), mount(Later, { props: { name: '乙' } })]
  await flushPromises()
  expect(pages[0]!.find('[role=alert]').text()).toContain('没有取到')
  await pages[0]!.find('button').trigger('click')
  await flushPromises()
  expect(pages[0]!.find('[role=alert]').exists()).toBe(true)
  isOnline = true
  await pages[0]!.find('button').trigger('click')
  await flushPromises()
  expect(pages[0]!.text()).toBe('甲')
  window.dispatchEvent(new Event('online'))
  await flushPromises()
  expect(pages[1]!.text()).toBe('乙')
  for (const page of pages) page.unmount()
})

test('地图上的名字叠在一起时，先画要紧的，盖住的不画', () => {
  const nameAt = (left: number, top: number): HTMLElement => {
    const name = document.createElement('span')
    name.getBoundingClientRect = () => new DOMRect(left, top, 60, 18)
    return name
  }
  const names = [nameAt(0, 0), nameAt(50, 10), nameAt(100, 0), nameAt(0, 40)]
  keepApart(names)
  expect(names.map(({ style }) => style.visibility)).toEqual(['', 'hidden', '', ''])
})

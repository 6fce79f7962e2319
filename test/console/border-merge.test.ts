import { flushPromises, mount } from '@vue/test-utils'
import BorderMerge from '../../console/parts/border-merge.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import type { AreaBorder } from '../../typings/contract'
import { atlasAreas } from '../support/atlas'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-00000001',
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>

const beside = (id: string, name: string): AreaBorder => ({ id, kind: 'grid', name, parent: 'c', rings: [] })
const neighbours = [beside('g2', '第02网格'), beside('g3', '第03网格')]

async function open() {
  const form = mount(BorderMerge, {
    props: { area: atlasAreas.find(({ id }) => id === 'g1')!, version: 3, neighbours, visible: false },
    attachTo: document.body,
  })
  await form.setProps({ visible: true })
  const go = async () => {
    await form
      .findAll('button')
      .find((one) => one.text() === '撤并')!
      .trigger('click')
    await flushPromises()
  }
  return { form, go, chosen: () => (form.get('select').element as HTMLSelectElement).value }
}

beforeEach(() => {
  ask.mockReset().mockResolvedValue({ version: 5, text: '撤并了第01网格' })
  const text = '刚才有人改了网格，现在是新的一版。您改的还在，请看一看再保存'
  ask.mockRejectedValueOnce(new CallError('atlas/moved-on', text, 'version'))
})

test('别人先存了一版：要来新的，说一声，选好的还在，看过再撤并', async () => {
  const { form, go, chosen } = await open()
  await form.get('select').setValue('g2')
  await go()
  expect(form.get('[role=alert]').text()).toContain('刚才有人改了网格')
  expect(form.emitted('outdated')).toHaveLength(1)
  await form.setProps({ version: 4, neighbours: [...neighbours] })
  expect(form.find('[role=alert]').exists()).toBe(false)
  expect(form.get('[role=status]').text()).toContain('刚才有人改了网格，已经换成现在的')
  expect(chosen()).toBe('g2')
  await go()
  expect(ask.mock.calls.at(-1)?.[2]).toMatchObject({ version: 4, merged: { from: 'g1', into: 'g2' } })
  expect(form.emitted('done')).toEqual([['撤并了第01网格', 'g2']])
  form.unmount()
})

test('选好的那一块刚被撤了，要重新选', async () => {
  const { form, go, chosen } = await open()
  await form.get('select').setValue('g2')
  await go()
  await form.setProps({ version: 4, neighbours: neighbours.slice(1) })
  expect(chosen()).toBe('')
  await go()
  expect(form.get('[role=alert]').text()).toBe('请选择并到哪个网格')
  expect(ask).toHaveBeenCalledTimes(1)
  form.unmount()
})

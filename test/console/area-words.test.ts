import { flushPromises, mount } from '@vue/test-utils'
import AreaWords from '../../console/parts/area-words.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { atlasAreas } from '../support/atlas'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-00000001',
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>

const community = atlasAreas.find(({ id }) => id === 'c')!
async function open(below: number) {
  const form = mount(AreaWords, {
    props: { area: community, version: 3, canRenumber: true, below, visible: false },
    attachTo: document.body,
  })
  await form.setProps({ visible: true })
  const field = (label: string) =>
    form.findAll('label').find((one) => one.text().startsWith(label))!.element as HTMLLabelElement
  return {
    form,
    carries: () => form.find('input[type=checkbox]'),
    type: (label: string, text: string) => form.find(`#${field(label).htmlFor}`).setValue(text),
    save: async () => {
      await form.find('form').trigger('submit')
      await flushPromises()
    },
  }
}
beforeEach(() => ask.mockReset().mockResolvedValue({ version: 4, text: '改了车站社区' }))

test('改编号的时候才问下面的要不要一起换，原来就选上', async () => {
  const { carries, type, save, form } = await open(2)
  expect(carries().exists()).toBe(false)
  await type('编号', '340202014009')
  expect(form.text()).toContain('下面 2 块地方的编号一起换')
  await save()
  expect(ask.mock.calls[0]?.[2]).toMatchObject({ code: '340202014009', withBelow: true })
  form.unmount()
})

test('只改名称的，什么也不多说', async () => {
  const { form, type, save } = await open(2)
  await type('名称', '站前社区')
  await save()
  expect(ask.mock.calls[0]?.[2]).not.toHaveProperty('withBelow')
  form.unmount()
})

test('不一起换的，服务器说的话写在编号旁边；填的都还在', async () => {
  const message = '下面还有 2 块地方的编号不以 340202014009 开头，请选下面的编号一起换'
  ask.mockRejectedValue(new CallError('atlas/below', message, 'code'))
  const { carries, type, save, form } = await open(2)
  await type('编号', '340202014009')
  await carries().setValue(false)
  await save()
  expect(ask.mock.calls[0]?.[2]).not.toHaveProperty('withBelow')
  expect(form.text()).toContain(message)
  expect((carries().element as HTMLInputElement).checked).toBe(false)
  form.unmount()
})

describe('两个人同时改一块地方', () => {
  const outdated = new CallError(
    'atlas/moved-on',
    '刚才有人改了网格，现在是新的一版。您改的还在，请看一看再保存',
    'version',
  )
  const choose = (form: Awaited<ReturnType<typeof open>>['form'], label: string) =>
    form.find(`input[aria-label="${label}"]`).setValue(true)
  const confirm = async (form: Awaited<ReturnType<typeof open>>['form'], text: string) => {
    await form
      .findAll('button')
      .find((one) => one.text() === text)!
      .trigger('click')
    await flushPromises()
  }

  test('都改了名称的，两个都摆出来，选了再存；没碰的人口用别人的', async () => {
    const { form, type, save } = await open(0)
    ask.mockRejectedValueOnce(outdated)
    await type('名称', '站前社区')
    await save()
    expect(form.emitted('outdated')).toHaveLength(1)
    await form.setProps({ version: 4, area: { ...community, name: '车站东社区', population: 4321 } })
    expect(form.text()).toContain('别人也改了这里，您的还没有存')
    expect(form.text()).toContain('车站东社区')
    await choose(form, '名称：您改成站前社区')
    await confirm(form, '就这样定')
    expect(form.text()).toContain('别人刚改了人口，已经放在下面')
    await save()
    expect(ask.mock.calls.at(-1)?.[2]).toMatchObject({ version: 4, name: '站前社区', population: 4321 })
    form.unmount()
  })

  test('用别人的名称，就不盖掉', async () => {
    const { form, type, save } = await open(0)
    ask.mockRejectedValueOnce(outdated)
    await type('名称', '站前社区')
    await type('人口', '5000')
    await save()
    await form.setProps({ version: 4, area: { ...community, name: '车站东社区' } })
    await confirm(form, '就这样定')
    await save()
    expect(ask.mock.calls.at(-1)?.[2]).toMatchObject({ version: 4, name: '车站东社区', population: 5000 })
    form.unmount()
  })

  test('改的是别处，说一声，自己的都在', async () => {
    const { form, type, save } = await open(0)
    ask.mockRejectedValueOnce(outdated)
    await type('名称', '站前社区')
    await save()
    await form.setProps({ version: 4, area: { ...community } })
    expect(form.text()).toContain('刚才有人改了网格，您填的都在')
    expect(form.find('table').exists()).toBe(false)
    form.unmount()
  })
})

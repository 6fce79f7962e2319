import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import LeaveForm from '../../console/parts/leave-form.vue'
import StaffForm from '../../console/parts/staff-form.vue'
import StepForm from '../../console/parts/step-form.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { shortText } from '../../console/services/moment'
import type { StaffRowView } from '../../console/services/staff'
import type { Step } from '../../console/services/step'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-00000001',
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>
beforeEach(() => ask.mockReset())
const sent = () => ask.mock.calls.map(([, , input]) => input)

const HOUR = 3_600_000
const span = (hours: number) => ({ from: hours * HOUR, until: (hours + 4) * HOUR })
const row: StaffRowView = {
  ...{ id: 'w', person: 'p-w', role: 'worker', scope: 'g', placeText: '车站社区第05网格', dutyText: '在岗' },
  cells: {
    ...{ place: '340202014002005', post: '网格员', name: '王秀兰', person: 'p-w' },
    ...{ phone: '0553-0001067', capacity: '', categories: '' },
  },
  ...{ leave: [span(1)], isLeader: false, mayLead: false, mayKeep: true },
}

let page: VueWrapper
afterEach(() => page.unmount())
const field = (label: string) => {
  const found = page.findAll('label').find((one) => one.text().startsWith(label))!.element as HTMLLabelElement
  return page.find<HTMLInputElement>(`#${found.htmlFor}`)
}
const press = async (text: string) => {
  await page
    .findAll('button')
    .find((one) => one.text() === text)!
    .trigger('click')
  await flushPromises()
}
const side = (label: string, text: string) => page.find<HTMLInputElement>(`input[aria-label="${label}：${text}"]`)

describe('改资料', () => {
  const open = () => (page = mount(StaffForm, { props: { row, visible: true }, attachTo: document.body }))

  test('两个人都改了电话：两个都摆出来，选了再存；没碰的格子用别人的', async () => {
    open()
    const current = { phone: '0553-1111111', capacity: '20', categories: '' }
    ask.mockResolvedValueOnce({ result: 'conflict', current }).mockResolvedValueOnce({ result: 'saved' })
    await field('对外电话').setValue('0553-2222222')
    await press('保存')
    expect(page.text()).toContain('您打开以后，别人也改了这个人的资料')
    expect(page.text()).toContain('0553-1111111')
    await side('对外电话（居民看得到）', '您改成0553-2222222').setValue(true)
    await press('就这样定')
    expect(field('对外电话').element.value).toBe('0553-2222222')
    expect(field('同时最多').element.value).toBe('20')
    await press('保存')
    expect(sent()[0]).toMatchObject({ seen: { phone: '0553-0001067', capacity: '' } })
    expect(sent()[1]).toMatchObject({ seen: current, wanted: { ...current, phone: '0553-2222222' } })
    expect(page.emitted('saved')).toHaveLength(1)
  })

  test('用别人的，也是一个选法；写得不对的，写在那一格下面，填的都在', async () => {
    open()
    const current = { phone: '0553-1111111', capacity: '', categories: '' }
    ask.mockResolvedValueOnce({ result: 'problem', problems: [{ column: 'phone', text: '电话号码不对，请检查' }] })
    await field('对外电话').setValue('123')
    await press('保存')
    expect(page.text()).toContain('电话号码不对，请检查')
    expect(field('对外电话').element.value).toBe('123')
    ask.mockResolvedValueOnce({ result: 'conflict', current })
    await press('保存')
    await press('就这样定')
    expect(field('对外电话').element.value).toBe('0553-1111111')
  })
})

describe('请假', () => {
  test('别人刚登记的和自己加的，一段一段摆出来；两边都留得下', async () => {
    page = mount(LeaveForm, { props: { row, visible: true }, attachTo: document.body })
    const [theirs, mine] = [
      span(24),
      { from: Date.parse('2026-12-05T08:00+08:00'), until: Date.parse('2026-12-05T18:00+08:00') },
    ]
    ask.mockResolvedValueOnce({ result: 'conflict', current: [theirs] }).mockResolvedValueOnce({ result: 'saved' })
    const [from, until] = page.findAll('input[type=datetime-local]')
    await from!.setValue('2026-12-05T08:00')
    await until!.setValue('2026-12-05T18:00')
    await press('保存')
    expect(page.text()).toContain('您打开以后，别人也改了请假')
    const text = ({ from: begins, until: ends }: typeof theirs) => `${shortText(begins)} — ${shortText(ends)}`
    // 谁动过的，先选谁的：别人去掉了原来的一段、加了一段，自己加了一段.
    expect(side(text(theirs), '他人改成请假').element.checked).toBe(true)
    expect(side(text(span(1)), '他人改成不请').element.checked).toBe(true)
    expect(side(text(mine), '您改成请假').element.checked).toBe(true)
    await press('就这样定')
    await press('保存')
    expect(sent()[1]).toMatchObject({ seen: [theirs], leave: [theirs, mine] })
    expect(page.emitted('saved')).toHaveLength(1)
  })
})

describe('公开摘要', () => {
  const action = (value: string, seen: string): Step => ({
    ...{ name: 'summarise', text: '公开摘要', tone: 'plain' },
    needs: {
      words: { field: 'text', label: '公开的一句话', placeholder: '', max: 60, isRequired: false, value, seen },
    },
  })

  test('别人先存了：自己写的还在，两句摆在一起，选了再存', async () => {
    const act = jest
      .fn<Promise<unknown>, [object]>()
      .mockRejectedValueOnce(new CallError('ticket/changed', '别人刚改了公开摘要，请看过再定'))
    const desk = { act, options: () => Promise.resolve([]) }
    page = mount(StepForm, { props: { desk, action: action('灯坏了', 'e1') }, attachTo: document.body })
    const typed = () => page.find('textarea').element.value
    await page.find('textarea').setValue('灯下周换')
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(act.mock.calls[0]?.[0]).toMatchObject({ text: '灯下周换', seen: 'e1' })
    expect(page.emitted('outdated')).toHaveLength(1)
    await page.setProps({ action: action('灯换好了', 'e2') })
    expect(typed()).toBe('灯下周换')
    expect(page.text()).toContain('别人刚改了公开摘要，请看过再定')
    await side('公开的一句话', '他人改成灯换好了').setValue(true)
    expect(typed()).toBe('灯换好了')
    await side('公开的一句话', '您改成灯下周换').setValue(true)
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(act.mock.calls[1]?.[0]).toMatchObject({ text: '灯下周换', seen: 'e2' })
  })

  test('自己没有动过的，就放上别人的', async () => {
    const desk = { act: jest.fn(), options: () => Promise.resolve([]) }
    page = mount(StepForm, { props: { desk, action: action('灯坏了', 'e1') } })
    await page.setProps({ action: action('灯换好了', 'e2') })
    expect(page.find('textarea').element.value).toBe('灯换好了')
    expect(page.find('table').exists()).toBe(false)
  })
})

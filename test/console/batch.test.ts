import { flushPromises, mount } from '@vue/test-utils'
import DataTable from '../../console/parts/data-table.vue'
import { CallError } from '../../console/services/call-error'
import { pagesOf } from '../../console/services/listing'
import { ticketsTogether } from '../../console/services/ticket'
import { whistlesTogether } from '../../console/services/whistle'
import type { ActionView, TicketRow, WhistleRow } from '../../typings/contract'

// 选中几件一起办：话写一遍，一件一件送，每一件写着结果；断了网，从断的地方接着来，不会办两遍。

const call = jest.fn<Promise<unknown>, [string, string, { id: string; command?: object }, string?]>()
let made = 0
jest.mock('../../console/services/cloud', () => ({
  call: (...asked: [string, string, { id: string }, string?]) => call(...asked),
  newRequestId: () => `request-${(made += 1)}`,
}))

const note = { label: '督办要求', placeholder: '', max: 200, isRequired: true }
const step = (name: ActionView['name'], text: string, needs: ActionView['needs'] = {}): ActionView => ({
  ...{ name, text, needs, tone: 'plain', asks: [] },
})
const supervise = (value: number) =>
  step('supervise', '督办', { note, date: { field: 'until', label: '限期', min: value - 5, max: 100, value } })
const dispatch = step('dispatch', '派给', { pick: { field: 'to', label: '派给谁', isRequired: true } })
const merge = step('merge', '并件', { pick: { field: 'into', label: '并到哪一件', isRequired: true, byNumber: true } })

const ticket = (id: string, actions: ActionView[], placeText = '第一网格') =>
  ({ ...{ id, no: id.toUpperCase(), title: `第 ${id} 件`, statusText: '待接单', placeText, actions } }) as TicketRow

async function list(all: TicketRow[]) {
  const page = mount(DataTable<TicketRow>, {
    props: {
      ...{ caption: '诉求', columns: [{ key: 'title', title: '诉求' }], emptyTitle: '没有' },
      ...{ load: pagesOf(all, 10), nameOf: ({ no }: TicketRow) => no, actions: ticketsTogether(all) },
    },
    slots: { title: ({ row }: { row: TicketRow }) => row.title },
    attachTo: document.body,
  })
  await flushPromises()
  await page.get('[aria-label=选中这一页的全部]').setValue(true)
  const press = async (text: string) => {
    await page
      .findAll('button')
      .find((button) => button.text().includes(text))!
      .trigger('click')
    await flushPromises()
  }
  const send = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  const chosen = () =>
    page
      .findAll<HTMLInputElement>('.row input')
      .filter(({ element }) => element.checked)
      .map((one) => one.attributes('aria-label'))
  const results = () => page.findAll('.row .outcome').map((one) => one.text())
  const acts = () => call.mock.calls.filter(([, action]) => action === 'act')
  return { page, press, send, results, chosen, acts }
}

const done = { statusText: '督办中' }
beforeEach(() => call.mockReset())
afterEach(() => document.body.replaceChildren())

test('督办的话写一遍，一件一件送出去，不成的写着为什么，只有它们还选着：改一改再办', async () => {
  const { page, press, send, results, chosen, acts } = await list([
    ticket('a', [supervise(10)]),
    ticket('b', [supervise(20)]),
    ticket('c', []),
  ])
  call.mockImplementation((_, __, { id }) =>
    id === 'b' ? Promise.reject(new CallError('ticket/supervised', '上级已经督办')) : Promise.resolve(done),
  )
  await press('督办 （其中 2 件）')
  await send()
  expect(page.get('form h2').text()).toBe('督办')
  expect(page.get('form [role=alert]').text()).toBe('请填写督办要求')
  expect(call).not.toHaveBeenCalled()
  await page.get('textarea').setValue('周五前办好')
  await send()
  const command = { name: 'supervise', note: '周五前办好', until: 20 }
  expect(acts().map(([, , input]) => input)).toEqual([
    { id: 'a', command },
    { id: 'b', command },
  ])
  expect(results()).toEqual(['督办中', '上级已经督办'])
  expect(chosen()).toEqual(['选中 B'])
  expect(page.text()).toContain('已选 1 件')
  expect(page.text()).toContain('督办了 1 件，1 件没有成')
  expect(document.activeElement?.textContent).toContain('督办了 1 件')
  call.mockResolvedValue(done)
  await press('督办')
  await page.get('textarea').setValue('周六前办好')
  await send()
  expect(acts().map(([, , input]) => input.id)).toEqual(['a', 'b', 'b'])
  expect(results()).toEqual(['督办中', '督办中'])
  expect(chosen()).toEqual([])
  expect(page.text()).toContain('1 件都督办了')
  await press('收起结果')
  expect(results()).toEqual([])
  expect(page.find('[aria-label=选中的和办的结果]').exists()).toBe(false)
})

test('办好的再选一次，是另一回事：同样的话也再送，前面的结果收起来', async () => {
  const urge = step('urge', '催办', { note: { ...note, isRequired: false } })
  const { page, press, send, results, acts } = await list(['a', 'b'].map((id) => ticket(id, [urge])))
  call.mockResolvedValue({ statusText: '已催办' })
  await press('催办')
  await send()
  await page.get('[aria-label="选中 A"]').setValue(true)
  await press('催办')
  await send()
  const sent = acts().map(([, , { id }, requestId]) => `${id} ${requestId}`)
  expect(sent.map((one) => one.slice(0, 1))).toEqual(['a', 'b', 'a'])
  expect(new Set(sent).size).toBe(3)
  expect(results()).toEqual(['已催办'])
})

test('中间断了网：后面的写着没有送出，还选着；再试从断的那件起，还是同一个请求', async () => {
  const { page, press, results, chosen, acts } = await list(
    ['a', 'b', 'c'].map((id) => ticket(id, [step('accept', '接单')])),
  )
  call
    .mockResolvedValueOnce({ statusText: '办理中' })
    .mockRejectedValueOnce(new CallError('network', '网络不太好，请再试一次'))
    .mockResolvedValue({ statusText: '办理中' })
  await press('接单')
  expect(results()).toEqual(['办理中', '网络断了，不知道送到没有；再试不会办两遍', '还没有送出'])
  expect(page.text()).toContain('接单了 1 件，还有 2 件没有送出')
  expect(chosen()).toEqual(['选中 B', '选中 C'])
  await press('再试（2 件）')
  expect(results()).toEqual(['办理中', '办理中', '办理中'])
  expect(chosen()).toEqual([])
  const sent = acts().map(([, , { id }, requestId]) => `${id} ${requestId}`)
  expect(sent[2]).toBe(sent[1])
  expect(new Set(sent).size).toBe(3)
  expect(page.text()).not.toContain('再试（')
})

test('派给：几个地方能接的人合在一起，写着能接几件；别人不能接的那件自己说', async () => {
  const { page, press, send, results, acts } = await list([
    ticket('a', [dispatch]),
    ticket('b', [dispatch]),
    ticket('c', [dispatch], '第二网格'),
  ])
  const option = (value: string) => ({ value, text: value, note: '在办 1 件' })
  call.mockImplementation((_, action, { id }) =>
    action === 'options'
      ? Promise.resolve(id === 'c' ? [option('社区')] : [option('社区'), option('王芳')])
      : id === 'c'
        ? Promise.reject(new CallError('ticket/unknown-desk', '没有找到这个岗位，请重新选择'))
        : Promise.resolve({ statusText: '待接单' }),
  )
  await press('派给')
  expect(page.get('.picks').text()).toBe('社区在办 1 件 王芳在办 1 件，只能接其中 2 件')
  await page.get('input[value=王芳]').setValue(true)
  await send()
  expect(acts()).toHaveLength(3)
  expect(results()).toEqual(['待接单', '待接单', '没有找到这个岗位，请重新选择'])
})

test('并件：在选中的里面挑主件，主件自己不送；只选了一件，没有并件', async () => {
  const { page, press, send, results, chosen, acts } = await list(['a', 'b', 'c'].map((id) => ticket(id, [merge])))
  call.mockResolvedValue({ statusText: '已并件' })
  await press('并件')
  expect(page.find('[aria-label=按编号找]').exists()).toBe(false)
  await page.get('input[value=b]').setValue(true)
  await send()
  expect(acts().map(([, , input]) => input)).toEqual([
    { id: 'a', command: { name: 'merge', into: 'b' } },
    { id: 'c', command: { name: 'merge', into: 'b' } },
  ])
  expect(results()).toEqual(['已并件', '是主件，其余的并到这一件', '已并件'])
  expect(chosen()).toEqual([])
  await page.get('[aria-label="选中 B"]').setValue(true)
  expect(page.findAll('button').some((button) => button.text().startsWith('并件'))).toBe(false)
})

test('有一件没有并成，主件也还选着，可以再并', async () => {
  const { page, press, send, chosen } = await list(['a', 'b', 'c'].map((id) => ticket(id, [merge])))
  call.mockImplementation((_, __, { id }) =>
    id === 'a' ? Promise.reject(new CallError('ticket/busy', '有人正在办，请再试一次')) : Promise.resolve(done),
  )
  await press('并件')
  await page.get('input[value=b]').setValue(true)
  await send()
  expect(chosen()).toEqual(['选中 A', '选中 B'])
  expect(page.findAll('button').some((button) => button.text().startsWith('并件'))).toBe(true)
})

test('办完就不在这一页的，结果写在上面', async () => {
  const all = ['a', 'b'].map((id) => ticket(id, [step('accept', '接单')]))
  const { page, press } = await list(all)
  call.mockResolvedValue({ statusText: '办理中' })
  await press('接单')
  all.shift()
  await page.setProps({ stamp: 1 })
  await flushPromises()
  expect(page.get('[aria-label=不在这一页的结果]').text()).toBe('A：办理中')
})

test('哨也一样：催办、督办、评价，和一下就好的应哨', async () => {
  const rows = [
    { id: 'w', actions: [step('accept', '应哨'), step('urge', '催办', { note: { ...note, isRequired: false } })] },
  ] as WhistleRow[]
  const [answer, urge] = whistlesTogether(rows)
  expect([answer?.form, urge?.form?.(rows).step.text]).toEqual([undefined, '催办'])
  call.mockResolvedValue({ statusText: '已催办' })
  expect(await urge?.run(rows[0]!, 'request-9', { name: 'urge', note: '' })).toBe('已催办')
  expect(call).toHaveBeenCalledWith('whistle', 'act', { id: 'w', command: { name: 'urge', note: '' } }, 'request-9')
})

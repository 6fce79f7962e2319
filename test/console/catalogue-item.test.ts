import { flushPromises, mount } from '@vue/test-utils'
import CatalogueItem from '../../console/parts/catalogue-item.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'

jest.mock('../../console/services/cloud', () => ({ call: jest.fn(), newRequestId: () => 'request-1' }))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>

const COLUMNS = [
  ['code', '编号'],
  ['name', '事项'],
  ['lead', '主办部门'],
].map(([key, title]) => ({ key: key!, title: title!, aliases: [], isNeeded: true }))
const ROWS = [
  { row: 2, cells: { code: '1', name: '甲', lead: '城管' } },
  { row: 3, cells: { code: '2', name: '乙', lead: '城管' } },
]
/** What somebody else has made of it meanwhile: version 2. */
const THEIRS = [
  ['编号', '事项', '主办部门'],
  ['1', '甲', '住建'],
  ['2', '乙乙', '城管'],
]

test('保存时别人先立了一版：这一项并排选，另一项他们改的留着，再立在新的一版上面', async () => {
  const moved = new CallError('catalogue/moved-on', '检查以后清单又有了新的一版')
  ask.mockImplementation((_, action, input) => {
    if (action === 'check') return Promise.resolve({ from: 1, lines: [] })
    if (action === 'versions') return Promise.resolve([{ version: 2 }])
    if (action === 'rows') return Promise.resolve({ cells: THEIRS })
    return input['from'] === 1 ? Promise.reject(moved) : Promise.resolve({ lines: [] })
  })
  const page = mount(CatalogueItem, {
    props: { rows: ROWS, item: ROWS[0]!, columns: COLUMNS, version: 1 },
    attachTo: document.body,
  })
  await flushPromises()
  const save = async () => {
    await page
      .findAll('button')
      .find((one) => one.text().includes('保存为新的一版'))!
      .trigger('click')
    await flushPromises()
  }
  const fieldOf = (label: string) => {
    const found = page.findAll('label').find((one) => one.text().startsWith(label))!
    return page.get(`[id="${found.attributes('for')}"]`)
  }
  await fieldOf('主办部门').setValue('公安')
  await save()
  expect(page.get('[role=alert]').text()).toBe('请填写为什么改，会显示在这一版旁边')
  await fieldOf('为什么改').setValue('职责调整')
  await save()
  const sides = page.findAll('input[type=radio]').map((one) => one.attributes('aria-label'))
  expect(sides).toEqual(['主办部门：他人改成住建', '主办部门：您改成公安'])
  await save()
  expect(ask.mock.calls.at(-1)![2]).toEqual({
    from: 2,
    note: '职责调整',
    rows: [
      { row: 2, code: '1', name: '甲', lead: '公安' },
      { row: 3, code: '2', name: '乙乙', lead: '城管' },
    ],
  })
  expect(page.emitted('adopted')).toHaveLength(1)
  page.unmount()
})

import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import ReferencePage from '../../console/pages/reference.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { referenceImporter } from '../../console/services/reference-import'
import { downloadSheet } from '../../console/services/sheet-file'
import type { Cells, ReferenceView, RowSaved } from '../../typings/contract'

let requests = 0
jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => `request-${++requests}`,
}))
jest.mock('../../console/services/sheet-file', () => ({
  ...jest.requireActual<object>('../../console/services/sheet-file'),
  downloadSheet: jest.fn(() => Promise.resolve()),
}))

const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>, string?]>

const column = (key: string, title: string, change: Partial<ReferenceView['columns'][number]> = {}) => ({
  ...{ key, title, hint: '', kind: 'line' as const, isNeeded: false, isKey: false },
  ...change,
})
const WORDS: ReferenceView = {
  ...{
    table: 'dangerWords',
    name: '紧急词',
    group: '诉求',
    about: '',
    isFixed: false,
    keepsRows: false,
    swapsRows: false,
  },
  columns: [
    column('word', '词', { isKey: true, isNeeded: true }),
    column('sense', '怎么看', { kind: 'choice', options: ['听着危险', '不算危险'], isNeeded: true }),
    column('text', '说明', { kind: 'text' }),
  ],
}
const RULES: ReferenceView = {
  ...{
    table: 'policy',
    name: '诉求规则和时限',
    group: '诉求',
    about: '',
    isFixed: true,
    keepsRows: true,
    swapsRows: false,
  },
  columns: [column('key', '编号', { isKey: true }), column('value', '值', { isNeeded: true })],
}
const CALENDAR: ReferenceView = {
  ...{
    table: 'calendar',
    name: '工作日历',
    group: '时间',
    about: '',
    isFixed: false,
    keepsRows: false,
    swapsRows: false,
  },
  columns: [
    column('date', '日期', { kind: 'day', isKey: true }),
    column('kind', '安排', { kind: 'choice', options: ['放假', '上班'], isNeeded: true }),
  ],
}
const PHRASES: ReferenceView = {
  ...{ table: 'phrases', name: '常用语', group: '诉求', about: '', isFixed: false, keepsRows: false, swapsRows: true },
  columns: [column('action', '步骤', { isKey: true }), column('text', '话', { isKey: true, kind: 'text' })],
}
const FIRE: Cells = { word: '着火', sense: '听着危险', text: '火' }
const HOTPOT: Cells = { word: '火锅', sense: '不算危险', text: '<b>锅</b>' }

let page: VueWrapper
let rows: Cells[]
let notes: string[]
/** What the next saving answers; an error is thrown. */
let saved: Array<RowSaved | Error>

async function open(path = '/reference'): Promise<void> {
  setActivePinia(createPinia())
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/reference/:table?', component: ReferencePage },
      { path: '/:rest(.*)*', component: { template: '<div />' } },
    ],
  })
  await router.push(path)
  page = mount(ReferencePage, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}

async function press(text: string): Promise<void> {
  const found = page.findAll('button').filter((one) => (one.attributes('aria-label') ?? one.text()) === text)
  await found.at(-1)!.trigger('click')
  await flushPromises()
}
const fieldOf = (label: string) => {
  const found = page.findAll('label').filter((one) => one.text().startsWith(label))
  return page.find(`#${found.at(-1)!.attributes('for')}`)
}
const savings = () => ask.mock.calls.filter(([, action]) => action === 'save')
/** The one that is open. */
const dialog = () =>
  page
    .findAll('[role=dialog]')
    .find((one) => one.isVisible())
    ?.text()

beforeEach(() => {
  rows = [FIRE, HOTPOT]
  notes = []
  saved = []
  ask.mockImplementation((_, action) => {
    if (action === 'tables') return Promise.resolve([WORDS, RULES, CALENDAR, PHRASES])
    if (action === 'rows' || action === 'export')
      return Promise.resolve({ table: 'dangerWords', version: 3, isInForce: true, rows, notes })
    if (action === 'versions')
      return Promise.resolve([
        { version: 3, isInForce: true, changed: { at: 0, by: '谢少华', note: '加一个词' } },
        { version: 2, isInForce: false },
      ])
    const answer = saved.shift() ?? { result: 'saved', version: 4 }
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
})
afterEach(() => page.unmount())

test('一张表一行一行看，网页代码只是文字，找得到字', async () => {
  await open()
  expect(page.text()).toContain('第 3 版')
  expect(page.findAll('tbody tr')).toHaveLength(2)
  expect(page.find('tbody').html()).toContain('&lt;b&gt;锅&lt;/b&gt;')
  expect(page.find('.unfinished').exists()).toBe(false)
  await page.find('input[type=search]').setValue('火锅')
  await page.find('form.search').trigger('submit')
  await flushPromises()
  expect(page.findAll('tbody tr')).toHaveLength(1)
})

test('日历一年一年看，先看今年的；今年还没有，先看最近的一年；也能看各年的', async () => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-29T02:00:00Z'),
    doNotFake: ['nextTick', 'queueMicrotask', 'setTimeout'],
  })
  rows = ['2020-01-01', '2026-01-01', '2026-10-01', '2027-01-01'].map((date) => ({ date, kind: '放假' }))
  await open('/reference/calendar')
  const shown = () => page.findAll('tbody tr').map((row) => row.find('td').text())
  expect(shown()).toEqual(['2026-01-01', '2026-10-01'])
  const choice = page.find<HTMLSelectElement>('select')
  expect(choice.findAll('option').map((one) => one.text())).toEqual(['2027 年', '2026 年', '2020 年', '各年'])
  await choice.setValue('all')
  await flushPromises()
  expect(shown()).toHaveLength(4)
  page.unmount()
  rows = [{ date: '2020-01-01', kind: '放假' }]
  await open('/reference/calendar')
  expect(shown()).toEqual(['2020-01-01'])
  jest.useRealTimers()
})

test('还没载完的年份，表的上面就说；删不掉的，几条原因都说', async () => {
  notes = ['2028 年还没有载完，缺春节']
  saved = [
    {
      ...{ result: 'problem', version: 3 },
      problems: [
        { column: '', text: '类别“0102”还有甲在用' },
        { column: '', text: '0103 指着它' },
      ],
    },
  ]
  await open()
  expect(page.get('.unfinished').text()).toBe('2028 年还没有载完，缺春节')
  await press('删：火锅')
  await page.findAll('[role=dialog] input').at(-1)!.setValue('不用了')
  await press('删掉')
  expect(page.text()).toContain('类别“0102”还有甲在用；0103 指着它')
})

test('改一行：不写为什么不让走；哪一栏不对，就说在哪一栏；打的字都在', async () => {
  saved = [{ result: 'problem', version: 3, problems: [{ column: 'text', text: '最多 20 个字' }] }]
  await open()
  await press('改：着火')
  await fieldOf('说明').setValue('很长的说明')
  await press('保存')
  expect(dialog()).toContain('请写明为什么改')
  await fieldOf('为什么改').setValue('试试')
  await press('保存')
  expect(dialog()).toContain('最多 20 个字')
  expect((fieldOf('说明').element as HTMLTextAreaElement).value).toBe('很长的说明')
  await press('保存')
  expect(savings().at(-1)?.[2]).toEqual({
    ...{ table: 'dangerWords', note: '试试', before: FIRE },
    after: { ...FIRE, text: '很长的说明' },
  })
  expect(dialog()).toBeUndefined()
})

test('每一栏都是编号的表，改得了每一栏：换掉原来的一行', async () => {
  const before = { action: '办结', text: '已办好' }
  rows = [before]
  await open('/reference/phrases')
  await page.findAll('tbody button')[0]!.trigger('click')
  expect(fieldOf('话').attributes('readonly')).toBeUndefined()
  await fieldOf('话').setValue('已经办好')
  await fieldOf('为什么改').setValue('试试')
  await press('保存')
  expect(savings().at(-1)?.[2]).toMatchObject({ before, after: { action: '办结', text: '已经办好' } })
})

test('没收到回话，再点一次是同一次；不会改两遍', async () => {
  saved = [new CallError('network', '网络不太好，请再试一次')]
  await open()
  await press('改：着火')
  await fieldOf('为什么改').setValue('试试')
  await press('保存')
  expect(dialog()).toContain('网络不太好')
  await press('保存')
  const [first, second] = savings().slice(-2)
  expect(first?.[3]).toBe(second?.[3])
})

test('两个人改了同一栏：两样并排，选一个；只有他改了的栏，合在一起', async () => {
  const current = { word: '着火', sense: '不算危险', text: '他写的' }
  saved = [{ result: 'conflict', version: 4, current }]
  await open()
  await press('改：着火')
  await fieldOf('说明').setValue('我写的')
  await fieldOf('为什么改').setValue('试试')
  await press('保存')
  expect(dialog()).toContain('他写的')
  expect(dialog()).toContain('我写的')
  await page.find('input[aria-label="说明：您改成我写的"]').trigger('change')
  await press('就这样定')
  await press('保存')
  expect(savings().at(-1)?.[2]).toMatchObject({ before: current, after: { ...current, text: '我写的' } })
})

test('别人刚删掉的一行，照填的可以新增；要删的别人刚改过，先说一声', async () => {
  saved = [{ result: 'conflict', version: 4 }]
  await open()
  await press('改：着火')
  await fieldOf('为什么改').setValue('试试')
  await press('保存')
  expect(dialog()).toContain('别人删掉了这一行')
  await press('照我填的新增')
  expect(savings().at(-1)?.[2]).not.toHaveProperty('before')

  saved = [{ result: 'conflict', version: 4, current: { ...HOTPOT, text: '新的' } }]
  await press('删：火锅')
  await press('删掉')
  expect(page.text()).toContain('请写明为什么删')
  await page.findAll('[role=dialog] input').at(-1)!.setValue('不用了')
  await press('删掉')
  expect(page.text()).toContain('再点一次，就照现在的样子删掉')
  await press('删掉')
  expect(savings().at(-1)?.[2]).toEqual({
    ...{ table: 'dangerWords', note: '不用了' },
    before: { ...HOTPOT, text: '新的' },
  })
})

test('固定的表不能增、不能删；导出的和表一样，旧的版也导得出', async () => {
  await open('/reference/policy')
  expect(page.findAll('button').map((one) => one.text())).not.toContain('新增')
  page.unmount()
  await open()
  await press('导出')
  expect(downloadSheet).toHaveBeenCalledWith('紧急词-第3版', [
    ['词', '怎么看', '说明'],
    ['着火', '听着危险', '火'],
    ['火锅', '不算危险', '<b>锅</b>'],
  ])
  await press('历次修改')
  expect(page.text()).toContain('加一个词')
  await press('导出第 2 版')
  expect(ask).toHaveBeenLastCalledWith('reference', 'export', { table: 'dangerWords', version: 2 })
})

test('取不到就说清，可以再试', async () => {
  ask.mockRejectedValueOnce(new CallError('network', '连不上服务器'))
  await open()
  expect(page.text()).toContain('连不上服务器')
  await press('再试一次')
  expect(page.findAll('tbody tr')).toHaveLength(2)
})

test('导入：列名照表，报告说清哪一列；整张换掉时，先说哪些不再留', async () => {
  await open()
  const report = {
    ...{ from: 3, text: '', dropped: [{ key: '火锅', name: '' }], notes: ['2028 年还没有载完'] },
    lines: [
      {
        ...{ row: 2, key: '着火', name: '', result: 'problem' },
        ...{ problems: [{ column: 'sense', text: '请填写怎么看' }], changes: [{ column: 'text', text: '火' }] },
      },
    ],
  }
  ask.mockResolvedValue(report)
  const importer = referenceImporter(WORDS, () => true)
  const sent = [{ row: 2, cells: { word: '着火' } }]
  expect(await importer.check(sent)).toEqual([
    {
      ...{ row: 2, name: '着火', result: 'problem', notes: [] },
      ...{ problems: [{ column: '怎么看', text: '请填写怎么看' }], changes: ['说明'] },
    },
  ])
  expect(importer.remarks?.()).toEqual(['2028 年还没有载完', '表里没有、将不再留的 1 行：火锅'])
  await importer.adopt(sent, 'request-x', '为什么')
  expect(ask).toHaveBeenLastCalledWith(
    'reference',
    'adopt',
    { table: 'dangerWords', rows: sent, isWhole: true, from: 3, note: '为什么' },
    'request-x',
  )
})

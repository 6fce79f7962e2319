import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import ImportPanel from '../../console/parts/import-panel.vue'
import { CallError } from '../../console/services/call-error'
import type { Importer, ImportLine } from '../../console/services/importing'
import type { SheetRow } from '../../console/services/sheet-columns'
import { downloadSheet } from '../../console/services/sheet-file'
import type { SheetColumn } from '../../typings/contract'
import { fileOf, textRows, workbook } from '../support/sheet-files'

let requests = 0
jest.mock('../../console/services/cloud', () => ({ newRequestId: () => `request-${++requests}` }))
jest.mock('../../console/services/sheet-file', () => ({
  ...jest.requireActual<object>('../../console/services/sheet-file'),
  downloadSheet: jest.fn(() => Promise.resolve()),
}))

const COLUMNS: SheetColumn[] = [
  { key: 'id', title: '编号', aliases: [], isNeeded: false },
  { key: 'name', title: '名称', aliases: ['名字'], isNeeded: true },
  { key: 'phone', title: '电话', aliases: [], isNeeded: false },
]
const LOST = new CallError('network', '网络不太好，请再试一次')

/** A server that keeps what it is given: no name, no row; `坏` as a phone is a problem. */
class Server {
  readonly kept = new Map<string, string>()
  readonly answered: string[] = []
  /** What the next calls bring instead; undefined: an answer. */
  readonly trouble: Array<'before' | 'after' | CallError | 'busy' | undefined> = []
  checks = 0

  readonly importer: Importer = {
    ...{ noun: '地点', size: 500 },
    columns: () => Promise.resolve(COLUMNS),
    example: () => Promise.resolve([['编号', '名称', '电话']]),
    check: (rows) => {
      this.checks++
      return this.answer(() => rows.map((row) => this.lineOf(row)))
    },
    adopt: (rows, requestId) =>
      this.answer((isBusy) => {
        this.answered.push(requestId)
        return rows.map((row) => {
          const line = this.lineOf(row)
          if (isBusy) return { ...line, result: 'waiting' as const }
          this.kept.set(row.cells.id!, row.cells.name!)
          return line
        })
      }),
  }

  private lineOf({ row, cells: { id = '', name = '', phone } }: SheetRow): ImportLine {
    const problems = [
      ...(name === '' ? [{ column: '名称', text: '请填写名称' }] : []),
      ...(phone === '坏' ? [{ column: '电话', text: '电话号码不对，请检查' }] : []),
    ]
    const found = this.kept.get(id)
    const result = problems.length > 0 ? 'problem' : found === undefined ? 'add' : found === name ? 'same' : 'change'
    return { row, name, key: id, result, problems, notes: [], changes: result === 'change' ? ['名称'] : [] }
  }

  private answer<T>(make: (isBusy: boolean) => T): Promise<T> {
    const trouble = this.trouble.shift()
    if (trouble instanceof CallError) return Promise.reject(trouble)
    if (trouble === 'before') return Promise.reject(LOST)
    const answer = make(trouble === 'busy')
    return trouble === 'after' ? Promise.reject(LOST) : Promise.resolve(answer)
  }
}

let server: Server
let page: VueWrapper
let router: Router

async function open(importer: Importer = server.importer): Promise<void> {
  const component = { template: '<div />' }
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component }] })
  await router.push('/here')
  page = mount(ImportPanel, { props: { importer }, attachTo: document.body, global: { plugins: [router] } })
}

/** Until nothing is under way any more. */
async function settled(): Promise<void> {
  for (let still = 0; still < 3;) {
    const before = page.html()
    await flushPromises()
    still = page.html() === before && !before.includes('正在读') ? still + 1 : 0
  }
}

async function choose(file: File): Promise<void> {
  const input = page.get<HTMLInputElement>('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
  await input.trigger('change')
  await settled()
}

async function press(text: string): Promise<void> {
  const button = page.findAll('button').find((one) => one.text().includes(text) && one.isVisible())
  if (button?.attributes('type') === 'submit') await page.get('form').trigger('submit')
  else await button!.trigger('click')
  await settled()
}

const csv = (lines: string[][]): File =>
  fileOf('地点.csv', [['编号', '名称', '电话'], ...lines].map((one) => one.join(',')).join('\n'))
const rows = (count: number): string[][] => Array.from({ length: count }, (_, at) => [`p-${at}`, `驿站${at}`, ''])
const countsShown = () =>
  page
    .findAll('.count')
    .map((one) => one.text())
    .join(' ')
const rowsShown = () => page.findAll('tbody tr').map((line) => line.text())

beforeEach(() => {
  requests = 0
  server = new Server()
  jest.mocked(downloadSheet).mockClear()
})
afterEach(() => page.unmount())

test('五万行里有三十行不对：先看报告，只列出那三十行，没有确认什么也不写；确认以后只写好的', async () => {
  const lines = rows(50_000).map(([id, name], at) =>
    at % 1_666 === 7 && at < 49_980 ? [id!, name!, '坏'] : [id!, name!, ''],
  )
  expect(lines.filter(([, , phone]) => phone === '坏')).toHaveLength(30)
  await open()
  await choose(csv(lines))
  expect(server.checks).toBe(100)
  expect(countsShown()).toBe('新增 49970 有问题 30')
  expect(rowsShown()).toHaveLength(30)
  expect(rowsShown()[0]).toContain('电话：电话号码不对，请检查')
  expect(server.kept.size).toBe(0)
  await press('全部 50000')
  expect(rowsShown()).toHaveLength(50)
  expect(page.text()).toContain('共 50000 条')
  await press('确认写入 49970 行')
  expect(server.kept.size).toBe(49_970)
  expect(countsShown()).toBe('已新增 49970 有问题 30')
  await press('下载有问题的行')
  const [name, cells] = jest.mocked(downloadSheet).mock.calls[0]!
  expect(name).toBe('地点-有问题的行')
  expect(cells).toHaveLength(31)
  expect(cells[1]).toEqual(['p-7', '驿站7', '坏', '电话：电话号码不对，请检查'])
})

test('写到一半断了网：写好的都在，点一下接着写，一行也不重复', async () => {
  await open()
  await choose(csv(rows(1_500)))
  server.trouble.push(undefined, 'before', 'after')
  await press('确认写入 1500 行')
  expect(page.get('[role=alert]').text()).toContain('已经写好的 500 行都在')
  expect(server.kept.size).toBe(500)
  await press('继续')
  // 这一次写到了，只是没等到回音.
  expect(server.kept.size).toBe(1_000)
  await press('继续')
  expect(server.kept.size).toBe(1_500)
  expect(server.answered).toEqual([server.answered[0], server.answered[1], server.answered[1], server.answered[3]])
  expect(countsShown()).toBe('已新增 1500 有问题 0')
  expect(page.emitted('done')).toHaveLength(1)
})

test('检查到一半断了网，从断的地方接着查', async () => {
  await open()
  server.trouble.push(undefined, 'before')
  await choose(csv(rows(1_000)))
  expect(page.text()).toContain('正在检查：500 / 1000')
  await press('继续')
  expect(server.checks).toBe(3)
  expect(countsShown()).toBe('新增 1000 有问题 0')
})

test('服务器来不及写的，自动再送；一直来不及，停下来说一声', async () => {
  await open()
  await choose(csv(rows(2)))
  server.trouble.push('busy')
  await press('确认写入 2 行')
  expect(page.get('[role=alert]').text()).toContain('服务器正忙')
  await press('继续')
  expect([...server.kept.keys()]).toEqual(['p-0', 'p-1'])
  expect(new Set(server.answered).size).toBe(2)
})

test('分在两批里的两行编号一样，后面那行有问题', async () => {
  await open()
  await choose(csv([...rows(600), ['p-3', '又一个', '']]))
  expect(rowsShown()).toEqual([expect.stringContaining('和第 5 行是同一个')])
})

test('格子里的公式、网页、脚本只是文字；字太多的一格只挡住那一行', async () => {
  const hostile = [
    "=cmd|' /C calc'!A0",
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '字'.repeat(1_001),
  ]
  await open()
  await choose(csv(hostile.map((text, at) => [`p-${at}`, text, at === 3 ? '' : '坏'])))
  expect(page.find('tbody img').exists()).toBe(false)
  expect(page.find('tbody script').exists()).toBe(false)
  for (const [at, text] of hostile.slice(0, 3).entries()) expect(rowsShown()[at]).toContain(text)
  expect(rowsShown()[3]).toContain('名称：格子里的字太多了，最多 1000 字')
})

test('缺了列、列名重了，不查，说是哪一列；不认识的列放在一边', async () => {
  await open()
  await choose(fileOf('表.csv', '编号,电话\np-1,1'))
  expect(page.get('[role=alert]').text()).toBe('第一行要是列名，缺少这些列：名称')
  await choose(fileOf('表.csv', '镜湖区地点表\n\n编号,名称\np-1,甲'))
  expect(page.get('[role=alert]').text()).toBe('列名在第 3 行：请把它上面的行删掉，让列名在第一行')
  await choose(fileOf('表.csv', '名称,名字\n甲,乙'))
  expect(page.get('[role=alert]').text()).toBe('这些列有两列同名：名称')
  await choose(fileOf('表.csv', '名称,备注,问题\n甲,乙,电话：号码不对'))
  // 下载的“有问题的行”改好再导，那一列是给人看的.
  expect(page.findAll('.note').map((one) => one.text())).toContain('不认识的列，没有读：备注')
  expect(page.text()).toContain('表里没有这些列，照现在的样子不动：编号、电话')
})

test('藏着的行也读了，检查的时候就说；换一份没有的，不再说', async () => {
  const shown = textRows([['名称'], ['一'], ['二']])
  await open()
  await choose(
    fileOf('表.xlsx', workbook([{ name: '表', rows: shown.replace('<row r="2">', '<row r="2" hidden="1">') }])),
  )
  expect(rowsShown()).toHaveLength(2)
  expect(page.text()).toContain('表里有 1 行是藏着的（例如筛选掉的），也读了。')
  await press('换一份')
  await choose(csv(rows(1)))
  expect(page.text()).not.toContain('藏着')
})

test('有几张工作表，先问读哪一张', async () => {
  const sheet = (name: string) => ({ name, rows: textRows([['名称'], [name]]) })
  await open()
  await choose(fileOf('表.xlsx', workbook([sheet('一月'), sheet('二月')])))
  expect(server.checks).toBe(0)
  await page.get('select').setValue('二月')
  await press('读这一张')
  expect(rowsShown()).toEqual([expect.stringContaining('二月')])
})

test('整张采用的：有一行不对就都不采用；说明没写也不行', async () => {
  const { importer } = server
  const note = jest.fn<Promise<ImportLine[]>, [SheetRow[], string, string]>(importer.adopt)
  await open({
    ...importer,
    isWhole: true,
    size: undefined,
    note: { label: '这一版是什么', hint: '' },
    adopt: note,
  })
  await choose(csv([...rows(2), ['p-9', '坏的', '坏']]))
  expect(page.text()).toContain('有 1 行有问题，整张表都不能采用')
  expect(page.get('button[type=submit]').attributes('disabled')).toBeDefined()
  await press('换一份')
  await choose(csv(rows(2)))
  expect(page.get('button[type=submit]').attributes('disabled')).toBeDefined()
  await page.get('.said input').setValue('二季度调整')
  await press('整张采用')
  expect(note.mock.calls[0]![2]).toBe('二季度调整')
})

test('别人抢先改了：说出来，可以对着新的再检查一遍', async () => {
  await open()
  await choose(csv(rows(2)))
  server.trouble.push(new CallError('catalogue/moved-on', '检查以后清单又有了新的一版'))
  await press('确认写入 2 行')
  expect(page.get('[role=alert]').text()).toContain('检查以后清单又有了新的一版')
  await press('重新检查一遍')
  expect(countsShown()).toBe('新增 2 有问题 0')
})

test('坐标要不要换算，得人来定：没定以前不能写，定了重新检查', async () => {
  let answer = ''
  const question = () =>
    answer === '' ? { text: '像是经纬度写反了', choices: [{ value: 'swap', text: '对调' }] } : undefined
  await open({ ...server.importer, question, answer: (value) => (answer = value) })
  await choose(csv(rows(2)))
  expect(page.get('button[type=submit]').attributes('disabled')).toBeDefined()
  await press('对调')
  expect(server.checks).toBe(2)
  expect(page.get('button[type=submit]').attributes('disabled')).toBeUndefined()
})

test('没做完就走，先问一声：留下的还在，离开的就走了；什么都没选就不问', async () => {
  await open()
  await choose(csv(rows(2)))
  void router.push('/there')
  await settled()
  expect(page.text()).toContain('还什么都没有写入')
  await press('留下')
  expect(router.currentRoute.value.path).toBe('/here')
  void router.push('/there')
  await settled()
  await press('离开')
  expect(router.currentRoute.value.path).toBe('/there')
})

test('模板是现成的样子，下载下来照着填', async () => {
  await open()
  await press('下载模板')
  expect(jest.mocked(downloadSheet)).toHaveBeenCalledWith('地点导入模板', [['编号', '名称', '电话']])
})

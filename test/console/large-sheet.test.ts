import { csvOf } from '../../console/services/csv'
import { useImport } from '../../console/services/import-run'
import type { Importer } from '../../console/services/importing'
import { openSheetFile } from '../../console/services/sheet-file'
import type { SheetColumn } from '../../typings/contract'
import { fileOf } from '../support/sheet-files'

jest.mock('../../console/services/cloud', () => ({ newRequestId: () => 'request-1' }))

// 一个区的地点导出来有五万行、三十多兆：读得进来，坏的三十行一行一行说。

const TITLES = [
  '编号',
  '类别',
  '名称',
  '经度',
  '纬度',
  '社区',
  '电话',
  '开放时间',
  '例外日期',
  '服务',
  '联系人',
  '说明',
]
const HOURS =
  '周一 08:30—11:30、14:30—17:30；周二 08:30—11:30、14:30—17:30；周三 08:30—11:30、14:30—17:30；周四 08:30—11:30'
const WORDS = '无线上网、手机充电、免费饮水、临时休息、图书阅读、应急工具箱、开放卫生间、活动室'
const ROWS = 50_000
const isBad = (at: number): boolean => at % 1_667 === 5

const place = (at: number): string[] => [
  ...[`pl-${at}`, '党群服务中心', isBad(at) ? '' : `第 ${at} 处，“驿站”`, '118.3612', '31.3401', '340202014002'],
  ...['0553-3123456', HOURS, '2026-10-01 休息', WORDS, '王小明', `临街一层，${WORDS}。\n${HOURS}`],
]

test('五万行、三十多兆的 CSV 读得进来，三十行坏的都报出来，行号和文件里一样', async () => {
  const text = csvOf([TITLES, ...Array.from({ length: ROWS }, (_, at) => place(at))])
  const file = fileOf('地点.csv', text)
  expect(file.size).toBeGreaterThan(30 * 1024 * 1024)

  const { cells } = await (await openSheetFile(file)).read('')
  expect(cells).toHaveLength(ROWS + 1)
  expect(cells[ROWS]).toEqual(place(ROWS - 1))

  const checked: number[] = []
  const importer: Importer = {
    ...{ noun: '地点', size: 500 },
    columns: () =>
      Promise.resolve(TITLES.map((title): SheetColumn => ({ key: title, title, aliases: [], isNeeded: false }))),
    example: () => Promise.resolve([TITLES]),
    check: (rows) => {
      checked.push(rows.length)
      return Promise.resolve(
        rows.map(({ row, cells: { 名称: name = '' } }) => {
          const problems = name === '' ? [{ column: '名称', text: '请填写名称' }] : []
          const result = name === '' ? ('problem' as const) : ('add' as const)
          return { ...{ row, name, result, problems }, notes: [], changes: [] }
        }),
      )
    },
    adopt: () => Promise.reject(new Error('nothing is written by looking')),
  }
  const run = useImport(importer)
  expect(await run.begin(cells)).toBe('')
  await until(() => run.stage.value === 'report')
  expect(checked).toHaveLength(100)
  const bad = run.lines.value.filter(({ result }) => result === 'problem')
  const expected = Array.from({ length: ROWS }, (_, at) => at).filter(isBad)
  expect(expected).toHaveLength(30)
  expect(bad.map(({ row }) => row)).toEqual(expected.map((at) => at + 2))
})

/** Turns of the event loop, as many as it takes; what never comes is the test's own time limit. */
async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve))
}

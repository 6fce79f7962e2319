import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Catalogue } from '../../../cloudfunctions/domain/catalogue'
import { catalogueSheet } from '../../../cloudfunctions/domain/catalogue-sheet'
import { readCatalogueFlags } from '../../../local/catalogue/flags'
import { importCatalogue } from '../../../local/catalogue/main'
import { xlsxOf } from '../../support/xlsx'
import { catalogue, categories, departments, FOLDER } from '../data/district'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinghu-catalogue-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** @returns what was said, and how many rows have a problem */
const ran = async (...args: string[]): Promise<{ text: string; refused: number }> => {
  const said: string[] = []
  const refused = await importCatalogue(readCatalogueFlags([...args, '--data', FOLDER]), (text) => said.push(text))
  return { text: said.join('\n'), refused }
}
const run = async (...args: string[]): Promise<string> => (await ran(...args)).text
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const exported = catalogueSheet(catalogue, departments, categories)
const [HEADING = []] = exported

test('导出的 CSV 原样导回去没有变化；写成的一版，原有的一版也在', async () => {
  const [csv, json, jsonl] = [join(folder, 'all.csv'), join(folder, 'all.json'), join(folder, 'all.jsonl')]
  expect(await run('--export', csv)).toContain('第 1 版的 194 项写在')
  const said = await run(csv, '--write', json, '--note', '2026 年修订')
  expect(said).toContain('194 行：新增 0，改动 0，没有变化 194，有问题 0；不再列入 0 项')
  expect(said).toContain('第 2 版写在')
  const [first, second] = JSON.parse(readFileSync(json, 'utf8')) as [Catalogue, Catalogue]
  expect(first).toEqual(catalogue)
  expect(second).toMatchObject({ _id: 'v2', version: 2, note: '2026 年修订', items: catalogue.items })
  await run(csv, '--write', jsonl, '--note', '2026 年修订')
  expect(readFileSync(jsonl, 'utf8').trim().split('\n')).toHaveLength(1)
})

test('xlsx 里合并过的单元格，下面几行说是空的、请取消合并；一行也没写', async () => {
  const [, first = [], second = [], third = []] = exported
  const LEAD = HEADING.indexOf('主办部门')
  const merged = [second, third].map((line) => line.map((text, j) => (j === LEAD ? '' : text)))
  const xlsx = file('merged.xlsx', xlsxOf([HEADING, first, ...merged], ['H2:H4']))
  const out = join(folder, 'merged.json')
  const { text, refused } = await ran(xlsx, '--write', out, '--note', '试试')
  expect(refused).toBe(2)
  for (const row of [3, 4])
    expect(text).toMatch(
      new RegExp(`第 ${row} 行 .+ 有问题：主办部门：这一格是空的；如果合并过单元格，请取消合并单元格，每一行都填上`),
    )
  expect(text).toContain('整张表都不采用')
  expect(() => readFileSync(out)).toThrow('ENOENT')
})

test('xlsx 里的公式从不计算：读到的是存表时的结果；塞进来的命令当成公式拒收', async () => {
  const [, first = [], second = []] = exported
  const [NAME, BASIS] = [HEADING.indexOf('事项'), HEADING.indexOf('依据')]
  const worked = first.map((text, j) =>
    j === NAME ? { formula: 'CONCATENATE("在建","违建")', result: '在建违建' } : text,
  )
  const risky = second.map((text, j) => (j === BASIS ? "=cmd|' /C calc'!A0" : text))
  const { text, refused } = await ran(file('formula.xlsx', xlsxOf([HEADING, worked, risky])))
  expect(refused).toBe(1)
  expect(text).toContain('第 2 行 在建违建 改动：要改事项')
  expect(text).toContain("第 3 行 存量违法建设认定 有问题：依据：“=cmd|' /C ca…”像是公式，请改成文字")
})

test('新增、改动、空着的时限和不认识的列，都说出来', async () => {
  const [, first = [], second = []] = exported
  const at = (name: string) => HEADING.indexOf(name)
  const blank = second.map((text, j) => (j === at('办结时限') ? '' : text))
  const added = first.map((text, j) => (j === at('编号') ? '9-001' : j === at('事项') ? '另一件' : text))
  const rows = [first, blank, added].map((line) => [...line, '张科'])
  const said = await run(file('some.xlsx', xlsxOf([[...HEADING, '经办'], ...rows])))
  expect(said).toContain('和第 1 版比，3 行：新增 1，改动 1，没有变化 1，有问题 0；不再列入 192 项')
  expect(said).toContain('不认识的列，没有读：经办')
  expect(said).toContain('第 3 行 存量违法建设认定 改动：要改办结时限；办结时限空着，按常规哨的 7 个工作日')
  expect(said).toMatch(/不再列入：1-003 违法建设拆除、.+ 等 192 项/)
})

test('两百行以外的先不说；五万行的不收', async () => {
  const bad = Array.from({ length: 250 }, (_, i) => [`8-${i}`])
  const csv = (rows: string[][]) => [HEADING, ...rows].map((line) => line.join(',')).join('\n')
  expect(await run(file('bad.csv', csv(bad)))).toContain('还有 50 行要看，先改好上面的再来一遍')
  const many = Array.from({ length: 50_000 }, (_, i) => [`8-${i}`])
  await expect(run(file('many.csv', csv(many)))).rejects.toThrow('表里有 50000 行，一张清单最多 2000 行')
})

test('缺列的、不认识的文件和参数，说清楚是什么', async () => {
  await expect(run(file('short.csv', '编号,事项\n1,甲\n'))).rejects.toThrow('第一行要是列名，缺少这些列：批次、')
  await expect(run(file('old.xls', 'x'))).rejects.toThrow('请先另存为 .xlsx')
  await expect(run(file('broken.xlsx', 'x'))).rejects.toThrow(/broken.xlsx 读不出来/)
  expect(() => readCatalogueFlags([])).toThrow('用法：npm run catalogue')
  expect(() => readCatalogueFlags(['a.csv', 'b.csv'])).toThrow('一次只读一份文件，多出了：b.csv')
  expect(() => readCatalogueFlags(['a.csv', '--write', 'out.txt', '--note', '新'])).toThrow('.json 或 .jsonl')
  expect(() => readCatalogueFlags(['a.csv', '--write', 'out.json'])).toThrow('--write 和 --note 要一起写')
  expect(() => readCatalogueFlags(['a.csv', '--explode'])).toThrow('看不懂这些参数：a.csv --explode')
})

test('数据里没有现行的一版，说出来', async () => {
  const there = mkdtempSync(join(folder, 'data-'))
  for (const name of ['whistles', 'categories', 'departments'])
    writeFileSync(join(there, `${name}.json`), readFileSync(join(FOLDER, `${name}.json`)))
  writeFileSync(join(there, 'catalogue.json'), '[]')
  const flags = { ...readCatalogueFlags(['--export', join(folder, 'none.csv')]), data: there }
  await expect(importCatalogue(flags, () => undefined)).rejects.toThrow('里没有第 1 版清单')
})

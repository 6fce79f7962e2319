import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Place } from '../../../cloudfunctions/domain/place'
import { readPlaceFlags } from '../../../local/places/flags'
import { importPlaces } from '../../../local/places/main'
import { FOLDER, places } from '../data/district'

const XLSX = join(__dirname, '../../support/fixtures/places/places.xlsx')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinghu-places-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = async (...args: string[]): Promise<string> => (await ran(...args)).text
/** @returns what was said, and how many rows were refused */
const ran = async (...args: string[]): Promise<{ text: string; refused: number }> => {
  const said: string[] = []
  const refused = await importPlaces(readPlaceFlags([...args, '--data', FOLDER]), (text) => said.push(text))
  return { text: said.join('\n'), refused }
}
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

test('xlsx：先说整份的，不认识的列说出来；空行不算，公式样的是文字；写成云开发能导入的', async () => {
  const out = join(folder, 'out.jsonl')
  const said = await run(XLSX, '--write', out)
  expect(said).toContain('2 行：新增 2，改动 0，没有变化 0，有问题 0')
  expect(said).toContain('不认识的列，没有读：备注')
  expect(said).toContain('表里没有“社区”一列')
  const written = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Place & { location: unknown })
  expect(written.map(({ name }) => name)).toEqual(['驿站旁便利店', '=HYPERLINK("x")'])
  expect(written[0]).toMatchObject({
    services: ['water'],
    exceptions: [{ date: '2026-10-01', spans: [], note: '国庆节' }],
    location: { type: 'Point', coordinates: [118.3905, 31.345] },
  })
})

test('有几行没有收，跑它的程序也知道', async () => {
  const rows = file(
    'two.csv',
    '类别,名称,经度,纬度,开放时间\n药店,近的,118.39,31.345,24小时\n药店,远的,120,30,24小时\n',
  )
  expect(await ran(rows)).toMatchObject({ refused: 1 })
  expect(await ran('--export', join(folder, 'none.csv'))).toMatchObject({ refused: 0 })
})

test('导出的 CSV 原样导回去没有变化；写成的 .json 连原有的都在', async () => {
  const [csv, json] = [join(folder, 'all.csv'), join(folder, 'all.json')]
  expect(await run('--export', csv)).toContain(`本区的 ${places.length} 个地点写在`)
  expect(await run(csv, '--write', json)).toContain(`没有变化 ${places.length}，有问题 0`)
  expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(places)
})

test('中文 Excel 存的 GBK 也读得出；坐标没说怎么办的不写，说了才写', async () => {
  // 类别,名称,经度,纬度,开放时间 / 药店,一家,31.345,118.39,24小时
  const gbk =
    'c0e0b1f02cc3fbb3c62cbeadb6c82cceb3b6c82cbfaab7c5cab1bce40ad2a9b5ea2cd2bbbcd22c33312e3334352c3131382e33392c3234d0a1cab10a'
  const swapped = file('swapped.csv', Buffer.from(gbk, 'hex'))
  const out = join(folder, 'swapped.json')
  await expect(run(swapped, '--write', out)).rejects.toThrow('坐标怎么办还没有定（--convert），什么也没有写')
  expect(await run(swapped)).toContain('确认的话加 --convert swap；不用换算加 --convert none')
  expect(await run(swapped, '--convert', 'swap', '--write', out)).toContain('新增 1')
  expect(await run(swapped, '--convert', 'none')).not.toContain('确认的话')
})

test('GeoJSON', async () => {
  const feature = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [118.39, 31.345] },
    properties: { 类别: '药店', 名称: '一家', 开放时间: '24小时', 社区: '方塘社区' },
  }
  const said = await run(file('one.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] })))
  expect(said).toContain('1 行：新增 1')
  expect(said).toMatch(/第 1 行 一家 请核对：社区：这个位置在.+社区，不在方塘社区，请核对/)
  await expect(run(file('none.geojson', '{}'))).rejects.toThrow('不是 GeoJSON 的 FeatureCollection')
})

test('缺列的、读不出的、不认识的文件和参数，说清楚是什么', async () => {
  await expect(run(file('short.csv', '名称,电话\n甲,1\n'))).rejects.toThrow('表里缺少这些列：类别、经度、纬度')
  await expect(run(file('old.xls', 'x'))).rejects.toThrow('请先另存为 .xlsx')
  await expect(run(file('broken.xlsx', 'x'))).rejects.toThrow(/broken.xlsx 读不出来/)
  expect(() => readPlaceFlags([])).toThrow('用法：npm run places')
  expect(() => readPlaceFlags(['a.csv', 'b.csv'])).toThrow('一次只读一份文件，多出了：b.csv')
  expect(() => readPlaceFlags(['a.csv', '--convert', 'bd09'])).toThrow(
    '--convert 只能是 swap、wgs84、none，不能是 bd09',
  )
  expect(() => readPlaceFlags(['a.csv', '--write', 'out.txt'])).toThrow('--write 的文件名要以 .json 或 .jsonl 结尾')
  expect(() => readPlaceFlags(['a.csv', '--explode'])).toThrow('看不懂这些参数：a.csv --explode')
})

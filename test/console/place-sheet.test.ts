import { catalogueDifferences } from '../../console/services/catalogue'
import { call } from '../../console/services/cloud'
import { cellsOfGeoJson } from '../../console/services/geojson'
import { clashing, merged } from '../../console/services/merging'
import { placeImporter } from '../../console/services/place'
import { fileOf } from '../support/sheet-files'

jest.mock('../../console/services/cloud', () => ({ call: jest.fn(), newRequestId: () => 'request-1' }))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>

test('GeoJSON 的点成了表：属性是列，坐标是经度纬度；不是点的没有坐标', async () => {
  const features = [
    { geometry: { type: 'Point', coordinates: [118.3, 31.3] }, properties: { 名称: '甲', 服务: ['上网', '饮水'] } },
    { geometry: { type: 'LineString', coordinates: [] }, properties: { 名称: '乙' } },
  ]
  const file = fileOf('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  expect(await cellsOfGeoJson(file)).toEqual([
    ['名称', '服务', 'lng', 'lat'],
    ['甲', '上网、饮水', '118.3', '31.3'],
    ['乙', '', '', ''],
  ])
})

test.each([
  ['{"type":"Feature"}', '不是 GeoJSON 的 FeatureCollection'],
  ['{"type":', '这份 GeoJSON 读不出来'],
])('GeoJSON %s 不收，说为什么', async (text, sentence) => {
  await expect(cellsOfGeoJson(fileOf('a.json', text))).rejects.toThrow(sentence)
})

test('两版清单比一比：新增的、改动的、不再列入的', () => {
  const heading = ['编号', '批次', '事项', '主办部门']
  const before = [heading, ['1', '1', '甲', '城管'], ['2', '1', '乙', '城管'], ['3', '1', '丙', '城管']]
  const after = [heading, ['1', '1', '甲', '城管'], ['2', '1', '乙', '住建'], ['4', '2', '丁', '城管']]
  expect(catalogueDifferences(before, after)).toEqual([
    { code: '2', name: '乙', what: '改动', cells: [{ title: '主办部门', before: '城管', after: '住建' }] },
    { code: '4', name: '丁', what: '新增', cells: [] },
    { code: '3', name: '丙', what: '不再列入', cells: [] },
  ])
})

test('只有两个人都改了、又改得不一样的才要人选；别人改的别的留着', () => {
  const base = { a: 1, b: [1], c: 1, d: 1 }
  const mine = { a: 2, b: [2], c: 1, d: 3 }
  const theirs = { a: 3, b: [2], c: 4, d: 1 }
  expect(clashing(base, mine, theirs)).toEqual(['a'])
  expect(merged(base, mine, theirs)).toEqual({ a: 2, b: [2], c: 4, d: 3 })
})

test('坐标像是写反了：说出来、让人选，选了以后带着换算再查', async () => {
  const fits = { rows: 1, named: 0, asIs: 0, swap: 1, wgs84: 0 }
  const line = { row: 2, id: 'li-1', name: '甲', result: 'problem', problems: [], notes: [], changes: ['lng'] }
  ask.mockImplementation((_, action) =>
    Promise.resolve(
      action === 'columns'
        ? [{ key: 'lng', title: '经度', aliases: [], isNeeded: true }]
        : { lines: [line], fits, offer: { convert: 'swap', text: '经纬度像是写反了' } },
    ),
  )
  const importer = placeImporter()
  await importer.columns()
  const rows = [{ row: 2, cells: { lng: '31' } }]
  expect(await importer.check(rows)).toEqual([expect.objectContaining({ key: 'li-1', changes: ['经度'] })])
  expect(importer.question!()).toMatchObject({ text: '坐标：经纬度像是写反了。' })
  expect(importer.remarks!()).toHaveLength(1)
  importer.answer!('swap')
  expect(importer.question!()).toBeUndefined()
  await importer.check(rows)
  expect(ask.mock.calls.at(-1)![2]).toMatchObject({ convert: 'swap' })
})

test('模板只有列名和编出来的一行：不取谁的地点', async () => {
  ask.mockReset()
  const columns = [
    { key: 'id', title: '编号', isNeeded: false, aliases: [] },
    { key: 'class', title: '类别', isNeeded: true, aliases: [] },
    { key: 'name', title: '名称', isNeeded: true, aliases: [] },
  ]
  ask.mockResolvedValue(columns)
  expect(await placeImporter().example()).toEqual([
    ['编号', '类别', '名称'],
    ['', '药店', '示例药店'],
  ])
  expect(ask.mock.calls.map(([name, action]) => `${name}.${action}`)).toEqual(['gazetteer.columns'])
})

import type { CatalogueRow } from '../../cloudfunctions/contract/catalogue'
import type { Catalogue } from '../../cloudfunctions/domain/catalogue'
import type { Department } from '../../cloudfunctions/domain/department'
import { readCatalogueFile } from '../../cloudfunctions/domain/catalogue-sheet'
import type { WhistleSettings } from '../../cloudfunctions/domain/whistle-settings'
import { catalogueRow } from '../support/catalogue-row'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

let city: LocalCity
let records: Records
let district: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  district = city.phone('o-demo-district-1')
})

/** The latest version as the spreadsheet has it. */
async function exported(version?: number): Promise<CatalogueRow[]> {
  const { cells } = await district.ask('catalogue', 'export', version === undefined ? {} : { version })
  const file = readCatalogueFile(cells)
  if ('wrong' in file) throw new Error(file.wrong)
  return file.rows
}
const check = (rows: CatalogueRow[]) => district.ask('catalogue', 'check', { rows })
const adopt = (rows: CatalogueRow[], from: number, note: string, requestId?: string) =>
  district.call('catalogue', 'adopt', { rows, from, note }, requestId)
const inForce = () => records.one<WhistleSettings>('references', 'whistles').catalogue
const kept = () => records.find<Catalogue>('catalogues').map(({ _id }) => _id)
const MOVED_ON = {
  code: 'catalogue/moved-on',
  message: '检查以后清单又有了新的一版，请对着新的一版再检查一遍',
}

test('检查什么也不写；有一行不对，整张都不采用；改好了立为新的一版，旧的一版还在', async () => {
  const rows = [...(await exported()), catalogueRow({ row: 200 })]
  const bad = [...rows, catalogueRow({ row: 201, code: '3-002', name: '另一件', lead: '区园林局' })]
  const report = await check(bad)
  expect(report).toMatchObject({ from: 1, isAdoptable: false, retired: [] })
  expect(report.lines.at(-1)?.problems).toEqual([{ column: 'lead', text: '没有“区园林局”这个部门' }])
  expect(await adopt(bad, 1, '加一项')).toMatchObject({
    code: 'catalogue/problems',
    message: '有 1 行有问题，整张表都没有采用，请改好再来',
  })
  expect([kept(), inForce()]).toEqual([['v1'], 1])

  expect((await check(rows)).text).toBe('195 行：新增 1，改动 0，没有变化 194，有问题 0；不再列入 0 项')
  expect(kept()).toEqual(['v1'])
  const requestId = newRequestId()
  const adopted = await adopt(rows, 1, '加一项', requestId)
  expect(adopted).toMatchObject({ ok: true, data: { version: 2, from: 1, isAdoptable: true } })
  expect([kept(), inForce()]).toEqual([['v1', 'v2'], 2])
  expect(records.one<Catalogue>('catalogues', 'v2')).toMatchObject({ note: '加一项', by: 'p-district-1' })
  expect(records.find('audits', { action: 'catalogue.adopt' })).toMatchObject([{ object: 'v2', scope: '340202' }])

  // 没收到回话再发一遍，还是那句话，不多立一版.
  expect(await adopt(rows, 1, '加一项', requestId)).toEqual(adopted)
  expect(kept()).toEqual(['v1', 'v2'])
  expect(records.find('audits', { action: 'catalogue.adopt' })).toHaveLength(1)
  // 别的内容，或者别的一次，就是晚了.
  expect(await adopt(rows, 1, '改了说明', requestId)).toMatchObject(MOVED_ON)
  expect(await adopt(rows, 1, '加一项')).toMatchObject(MOVED_ON)
  expect(await adopt(rows, 99, '加一项')).toMatchObject(MOVED_ON)

  expect(await exported(1)).toHaveLength(194)
  expect(await exported()).toHaveLength(195)
  expect(await district.ask('catalogue', 'versions', {})).toMatchObject([
    { version: 2, note: '加一项', items: 195, isInForce: true },
    { version: 1, items: 194, isInForce: false },
  ])
})

test('导出的写明是示例还是哪一版；没有的一版说没有', async () => {
  const first = await district.ask('catalogue', 'export', { version: 1 })
  expect(first.name).toBe('吹哨报到事项清单-第1版')
  expect(first.note).toContain('示例目录')
  expect(await district.call('catalogue', 'export', { version: 77 })).toMatchObject({
    code: 'catalogue/no-version',
    message: '没有这一版清单',
  })
})

test('新的一版已经写下、还没换上就断了：自己再发一遍就换上，回话一样', async () => {
  const from = (await check(await exported())).from
  const rows = (await exported()).slice(1)
  const requestId = newRequestId()
  const adopted = await adopt(rows, from, '少一项', requestId)
  expect(adopted).toMatchObject({ ok: true, data: { version: from + 1, retired: [{ code: '1-001' }] } })
  await records.change('references', 'whistles', { catalogue: from })
  expect(await adopt(rows, from, '少一项', requestId)).toEqual(adopted)
  expect(inForce()).toBe(from + 1)
})

test('断了以后没有再发：检查对着新的一版，下一个采用的人先替他换上', async () => {
  const rows = await exported()
  const { from } = await check(rows)
  const half = records.one<Catalogue>('catalogues', `v${from}`)
  await records.add('catalogues', [{ ...half, _id: `v${from + 1}`, version: from + 1, note: '断在半路的' }])
  const [latest] = await district.ask('catalogue', 'versions', {})
  expect(latest).toMatchObject({ version: from + 1, isInForce: false })
  expect((await check(rows)).from).toBe(from + 1)
  expect(inForce()).toBe(from)
  expect(await adopt(rows, from, '不知道有人在前')).toMatchObject(MOVED_ON)
  expect(inForce()).toBe(from + 1)
  expect(await adopt(rows, from + 1, '知道了')).toMatchObject({ ok: true, data: { version: from + 2 } })
  expect(inForce()).toBe(from + 2)
})

test('两个人同时对着一版采用，只成一个；没有一版是半张', async () => {
  const rows = await exported()
  const { from } = await check(rows)
  const replies = await Promise.all(
    [1, 2, 3].map((i) =>
      adopt([...rows, catalogueRow({ row: 300, code: `9-00${i}`, name: `第${i}个人加的` })], from, '抢着立'),
    ),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.filter(({ ok }) => !ok)).toMatchObject([MOVED_ON, MOVED_ON])
  expect(inForce()).toBe(from + 1)
  expect(records.one<Catalogue>('catalogues', `v${from + 1}`).items).toHaveLength(rows.length + 1)
})

test('换上以后，吹哨时找到的是新的一版', async () => {
  await city.passes({ minutes: 2 })
  const latest = (await district.ask('catalogue', 'versions', {}))[0]!
  const worker = city.worker
  const { items, note } = await worker.ask('catalogue', 'items', { query: '共享单车淤积清运' })
  expect([items[0]?.name, note]).toEqual(['共享单车淤积清运', latest.note])
})

test.each<[string, unknown, string]>([
  ['一行也没有', { rows: [] }, '表格里没有内容'],
  [
    '五万行',
    { rows: Array.from({ length: 50_000 }, () => 0) },
    '表里有 50000 行，一张清单最多 2000 行，请检查是不是选错了文件',
  ],
  ['不是表格', { rows: '一二三' }, '表格不对'],
  ['格子是数字', { rows: [{ row: 2, batch: 1 }] }, '格子里要是文字'],
  ['格子太长', { rows: [{ row: 2, basis: '据'.repeat(1_001) }] }, '格子里的字太多了'],
  ['多出来的列', { rows: [{ row: 2, owner: '我' }] }, '请求内容格式不对，请更新小程序后再试'],
])('%s，不收', async (_, input, message) => {
  const { result } = await district.invoke('catalogue', { action: 'check', input, requestId: newRequestId() })
  expect(result).toMatchObject({ ok: false, code: 'request/invalid', message })
})

test('只有区网格中心可以管理事项清单', async () => {
  const rows = [catalogueRow()]
  const no = { code: 'catalogue/not-district', message: '只有区网格中心可以管理事项清单' }
  for (const who of [city.resident, city.worker, city.department, city.someone('赭麓街道工作人员')]) {
    expect(await who.call('catalogue', 'check', { rows })).toMatchObject(no)
    expect(await who.call('catalogue', 'adopt', { rows, from: 1, note: '我的' })).toMatchObject(no)
    expect(await who.call('catalogue', 'export', {})).toMatchObject(no)
    expect(await who.call('catalogue', 'versions', {})).toMatchObject(no)
  }
})

test('刚停用的部门，清单马上就不收：不看一分钟以内记下的', async () => {
  const rows = [catalogueRow()]
  expect(await check(rows)).toMatchObject({ isAdoptable: true })
  const [lead] = records.find<Department>('departments', { name: rows[0]!.lead })
  await records.change('departments', lead!._id, { retired: true })
  expect(await check(rows)).toMatchObject({ isAdoptable: false, lines: [{ problems: [{ column: 'lead' }] }] })
  await records.change('departments', lead!._id, { retired: false })
})

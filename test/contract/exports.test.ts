import type { AuditAction } from '../../cloudfunctions/domain/audit'
import { type LocalCity, newRequestId } from '../support/city'
import { type Desk, desksIn } from '../support/desk'
import { TAKEN_AWAY } from '../support/exports'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'
import { CHENGGUAN } from '../support/whistle'

// 网页上能带走的每一样：带走以前，审计里先有一行；只是看看的，没有.

let records: Records
let district: Desk
const desk = desksIn(() => city.url)
let city: LocalCity
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  district = desk('quzhongxin')
})

const lines = (action: AuditAction) => records.find<{ by: string; object: string }>('audits', { action })

const WAYS: Partial<Record<AuditAction, (requestId: string) => Promise<unknown>>> = {
  'atlas.borders': (id) => district.ask('atlas', 'borders', {}, id),
  'atlas.table': (id) => district.ask('atlas', 'table', {}, id),
  'catalogue.export': (id) => district.ask('catalogue', 'export', {}, id),
  'file.exportNetwork': (id) => district.ask('file', 'exportNetwork', {}, id),
  'gazetteer.handMapSheet': (id) => district.ask('gazetteer', 'handMapSheet', {}, id),
  'gazetteer.sheet': (id) => district.ask('gazetteer', 'sheet', {}, id),
  'oversight.exportAudits': (id) => district.ask('oversight', 'exportAudits', {}, id),
  'reference.export': (id) => district.ask('reference', 'export', { table: 'charter' }, id),
  'spreadsheet.assessment': (id) =>
    district.ask('spreadsheet', 'assessment', { table: 'departments', period: '2026-03' }, id),
  'spreadsheet.sheets': (id) => district.ask('spreadsheet', 'sheets', { department: CHENGGUAN, month: '2026-03' }, id),
  'staff.leaveSheet': (id) => district.ask('staff', 'leaveSheet', {}, id),
  'staff.sheet': (id) => district.ask('staff', 'sheet', {}, id),
}
const actions = Object.values(TAKEN_AWAY).flatMap((one) => (typeof one === 'string' ? [] : one))

test.each([...new Set(actions)])('%s 留一行，马上重发还是那一行', async (action) => {
  const requestId = newRequestId()
  await WAYS[action]!(requestId)
  await WAYS[action]!(requestId)
  expect(lines(action)).toMatchObject([{ by: 'p-district-1' }])
})

test('看一张表、看清单、看手绘地图，不是导出', async () => {
  const before = records.find('audits').length
  const rows = await district.ask('reference', 'rows', { table: 'charter' })
  const sheet = await district.ask('catalogue', 'rows', {})
  const maps = await district.ask('gazetteer', 'handMaps', {})
  expect(records.find('audits')).toHaveLength(before)
  // 带走的和看到的一样.
  expect(await district.ask('reference', 'export', { table: 'charter' })).toEqual(rows)
  expect(await district.ask('catalogue', 'export', {})).toEqual(sheet)
  const { headings, rows: lines } = await district.ask('gazetteer', 'handMapSheet', {})
  expect(headings).toEqual(['社区编号', '名称', '西边经度', '东边经度', '南边纬度', '北边纬度', '图片文件'])
  expect(lines.map(([community, name]) => [community, name])).toEqual(
    maps.items.map(({ community, name }) => [community, name]),
  )
  expect(lines[0]!.at(-1)).toBe(`${lines[0]![0]}.png`)
})

test('没有的一版带不走，也不留一行', async () => {
  const before = records.find('audits').length
  expect(await district.call('reference', 'export', { table: 'charter', version: 9 })).toMatchObject({
    code: 'reference/no-version',
  })
  expect(await district.call('catalogue', 'export', { version: 77 })).toMatchObject({ code: 'catalogue/no-version' })
  expect(records.find('audits')).toHaveLength(before)
})

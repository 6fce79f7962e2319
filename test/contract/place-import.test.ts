import type { ImportReport, PlaceRow } from '../../cloudfunctions/contract/place-import'
import type { Place } from '../../cloudfunctions/domain/place'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { placeRow } from '../support/place-row'
import { Records } from '../support/records'

let city: LocalCity
let records: Records
let district: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  district = city.phone('o-demo-district-1')
})

const check = (rows: PlaceRow[], convert?: 'swap' | 'wgs84') =>
  district.ask('place', 'importCheck', { rows, ...(convert && { convert }) })
const take = (rows: PlaceRow[], convert?: 'swap' | 'wgs84', requestId?: string) =>
  district.ask('place', 'importPlaces', { rows, ...(convert && { convert }) }, requestId)
const results = ({ lines }: ImportReport) => lines.map(({ result }) => result)
const named = (name: string) => records.find<Place>('places', { name })

/** So many shops in a lattice over the middle of the town, all on land. */
const shops = (count: number, facts: Partial<PlaceRow> = {}): PlaceRow[] =>
  Array.from({ length: count }, (_, i) =>
    placeRow({
      row: i + 2,
      name: `导入${i}号店`,
      lng: (118.374 + (i % 25) * 0.0004).toFixed(6),
      lat: (31.332 + Math.floor(i / 25) * 0.0004).toFixed(6),
      ...facts,
    }),
  )

test('先检查，什么也不写；再导入，地图上就有；有问题的行不导入，别的照样', async () => {
  const rows = [placeRow({ name: '新开的店' }), placeRow({ row: 3, name: '写错的店', hours: '随便' })]
  expect(results(await check(rows))).toEqual(['add', 'problem'])
  expect(named('新开的店')).toEqual([])
  expect(results(await take(rows))).toEqual(['add', 'problem'])
  const [shop] = named('新开的店')
  expect(named('写错的店')).toEqual([])
  const { items } = await city.resident.ask('place', 'around', {
    bounds: { west: 118.3899, east: 118.3901, south: 31.3449, north: 31.3451 },
  })
  expect(items.map(({ id, openText }) => [id, openText])).toEqual([[shop!._id, '营业中，到 22:30']])
  expect((await city.resident.ask('place', 'get', { id: shop!._id })).isSample).toBe(false)
  expect(records.find('audits', { action: 'place.importPlaces' })).toHaveLength(1)
})

test('在湖里的，云上和电脑上一样不收', async () => {
  const { lines } = await check([placeRow({ name: '湖心的店', lng: '118.3695', lat: '31.337' })])
  expect(lines[0]?.result).toBe('problem')
  expect(lines[0]?.problems).toContainEqual({ column: 'lng', text: '这个位置不在本区的陆地上' })
})

test('同一份再导一遍，什么也不变；改了一格，只改那一处，照片和版本都接着', async () => {
  const rows = shops(3, { class: '药店' })
  const requestId = newRequestId()
  expect(results(await take(rows, undefined, requestId))).toEqual(['add', 'add', 'add'])
  expect(results(await take(rows, undefined, requestId))).toEqual(['same', 'same', 'same'])
  const { lines } = await take(rows.map((row, i) => (i === 1 ? { ...row, phone: '0553-0000999' } : row)))
  expect(lines.map(({ result, changes }) => [result, changes])).toEqual([
    ['same', []],
    ['change', ['phone']],
    ['same', []],
  ])
  expect(records.one<Place>('places', lines[1]!.id)).toMatchObject({
    phone: '0553-0000999',
    revision: 1,
    name: '导入1号店',
  })
  // 挪了地方的，地图上跟着挪.
  await take([{ ...rows[0]!, lng: '118.372', lat: '31.334' }])
  const { items } = await city.resident.ask('place', 'around', {
    bounds: { west: 118.3719, east: 118.3721, south: 31.3339, north: 31.3341 },
  })
  expect(items.map(({ id }) => id)).toContain(lines[0]!.id)
})

test('经纬度写反了：一行也不收，问要不要对调；说了对调才导入', async () => {
  const swapped = shops(20).map((row) => ({ ...row, name: `写反的${row.name}`, lng: row.lat, lat: row.lng }))
  const report = await check(swapped)
  expect(new Set(results(report))).toEqual(new Set(['problem']))
  expect(report.offer).toMatchObject({ convert: 'swap' })
  expect(results(await take(swapped))).not.toContain('add')
  expect(new Set(results(await take(swapped, 'swap')))).toEqual(new Set(['add']))
})

test('WGS-84 的：问要不要换算；换算了才落在所写的社区', async () => {
  const stations = records.find<Place>('places', { kind: 'station' }).slice(30, 90)
  const names = new Map(
    records.find<{ _id: string; name: string }>('areas', { kind: 'community' }).map(({ _id, name }) => [_id, name]),
  )
  const rows = stations.map(({ _id, name, point: [lng, lat], community }, i) =>
    placeRow({
      row: i + 2,
      id: _id,
      class: '先锋驿站',
      name,
      // 芜湖一带 GCJ-02 比 WGS-84 偏东约 0.0052 度、偏南约 0.0021 度.
      lng: (lng - 0.0052).toFixed(6),
      lat: (lat + 0.0021).toFixed(6),
      community: names.get(community ?? '') ?? '',
      address: '',
      phone: '',
      hours: '',
    }),
  )
  expect((await check(rows)).offer).toMatchObject({ convert: 'wgs84' })
  const { lines, fits } = await check(rows, 'wgs84')
  expect(lines.filter(({ problems, notes }) => problems.length + notes.length === 0).length).toBeGreaterThan(55)
  expect(fits.asIs).toBeLessThan(fits.wgs84 / 2)
})

test('一万行，一次五百：每页都在时限里，导完一行不少，再导一遍没有变化', async () => {
  const rows = Array.from({ length: 20 }, (_, page) =>
    shops(500, { class: '便利店' }).map((row, i) => ({
      ...row,
      row: page * 500 + i + 2,
      name: `第${page}页${i}号店`,
      lng: (Number(row.lng) + page * 0.00001).toFixed(6),
    })),
  )
  for (const page of rows) expect(new Set(results(await take(page)))).toEqual(new Set(['add']))
  const all = records.find<Place>('places', { class: 'convenience' }).filter(({ name }) => /^第\d+页/.test(name))
  expect(all).toHaveLength(10_000)
  expect(new Set(results(await take(rows[7]!)))).toEqual(new Set(['same']))
  const changed = rows[3]!.map((row) => ({ ...row, phone: '0553-0000888' }))
  let waiting = changed
  for (let calls = 0; waiting.length > 0 && calls < 10; calls += 1) {
    const { lines } = await take(waiting)
    const left = new Set(lines.filter(({ result }) => result === 'waiting').map(({ row }) => row))
    waiting = waiting.filter(({ row }) => left.has(row))
  }
  expect(waiting).toEqual([])
  expect(records.find<Place>('places', { phone: '0553-0000888' })).toHaveLength(500)
}, 240_000)

test.each<[string, unknown, string]>([
  ['一行也没有', { rows: [] }, '表格里没有内容'],
  ['501 行', { rows: shops(501) }, '一次最多 500 行'],
  ['没有行号', { rows: [{ name: '店' }] }, '请求内容格式不对，请更新小程序后再试'],
  ['格子是数字', { rows: [{ row: 2, lng: 118.39 }] }, '格子里要是文字'],
  ['多出来的列', { rows: [{ row: 2, owner: '我' }] }, '请求内容格式不对，请更新小程序后再试'],
  ['没有这种换算', { rows: [{ row: 2 }], convert: 'bd09' }, '没有这种换算'],
])('%s，不收', async (_, input, message) => {
  const { result } = await district.invoke('place', { action: 'importCheck', input, requestId: newRequestId() })
  expect(result).toMatchObject({ ok: false, code: 'request/invalid', message })
})

test('只有区网格中心可以导入', async () => {
  const rows = [placeRow()]
  for (const who of [city.resident, city.worker, city.someone('赭麓街道工作人员')])
    for (const action of ['importCheck', 'importPlaces'] as const)
      expect(await who.call('place', action, { rows })).toMatchObject({
        code: 'place/not-district',
        message: '只有区网格中心可以导入地点',
      })
})

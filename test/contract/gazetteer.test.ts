import { rowsOfSheet } from '../../cloudfunctions/domain/place-sheet'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

let city: LocalCity
let records: Records
let district: Phone
let street: Phone
let community: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  district = city.phone('o-demo-district-1')
  street = city.phone('o-demo-street-340202014-1')
  community = city.phone('o-demo-community-340202014002-1')
})

const STREET = '340202014'
const COMMUNITY = '340202014002'

/** Everything, page by page. */
async function allOf(
  phone: Phone,
  filter: Record<string, unknown>,
): Promise<Array<{ id: string; name: string; class: string }>> {
  const found: Array<{ id: string; name: string; class: string }> = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: { items: typeof found; next?: string } = await phone.ask('gazetteer', 'places', { ...filter, cursor })
    expect(page.items.length).toBeLessThanOrEqual(50)
    found.push(...page.items)
    cursor = page.next
  }
  return found
}

const idsOf = (found: Array<{ id: string }>) => found.map(({ id }) => id)
const stored = (where: Record<string, unknown>) =>
  idsOf(records.find<{ _id: string; id: string }>('places', where).map(({ _id }) => ({ id: _id }))).sort()

test('地点名单一页一页，一个不漏：区看全部，街道、社区各看各的', async () => {
  expect(idsOf(await allOf(district, {}))).toEqual(stored({}))
  const ofStreet = await street.ask('gazetteer', 'places', {})
  expect(ofStreet).toMatchObject({ area: STREET, text: '赭麓街道' })
  expect(idsOf(await allOf(street, {}))).toEqual(stored({ street: STREET }))
  expect(idsOf(await allOf(community, {}))).toEqual(stored({ community: COMMUNITY }))
  expect(await community.call('gazetteer', 'places', { area: STREET })).toMatchObject({ code: 'search/not-yours' })
})

test('选一个网格，看到的是这个网格里的地点', async () => {
  const [place] = records.find<{ area: string }>('places', { kind: 'station', community: COMMUNITY })
  const { area } = place!
  expect(idsOf(await allOf(community, { area }))).toEqual(stored({ area }))
})

test('按哪一种、哪一类、名称里的字筛', async () => {
  expect(idsOf(await allOf(district, { kind: 'station' }))).toEqual(stored({ kind: 'station' }))
  const [shop] = records.find<{ class: string; name: string }>('places', { kind: 'living' })
  expect(idsOf(await allOf(district, { class: shop!.class }))).toEqual(stored({ class: shop!.class }))
  const named = await allOf(district, { words: shop!.name })
  expect(named.every(({ name }) => name.includes(shop!.name))).toBe(true)
  expect(idsOf(named)).toContain(stored({ name: shop!.name })[0])
  expect(await allOf(street, { words: '没有这样的名字' })).toEqual([])
})

test('导出不管从哪一页取起，都留一笔', async () => {
  const before = records.find('audits', { action: 'gazetteer.sheet' }).length
  await district.ask('gazetteer', 'sheet', { cursor: '0~-' })
  expect(records.find('audits', { action: 'gazetteer.sheet' })).toHaveLength(before + 1)
})

test('全部地点写成的表，再导入一遍什么也不变；导出一次留一笔', async () => {
  const columns = await district.ask('gazetteer', 'columns', { table: 'places' })
  const before = records.find('audits', { action: 'gazetteer.sheet' }).length
  const first = await district.ask('gazetteer', 'sheet', {}, 'request-export-01')
  expect(first.headings).toEqual(columns.map(({ title }) => title))
  const second = await district.ask('gazetteer', 'sheet', { cursor: first.next ?? '' }, 'request-export-01')
  expect(first.rows.length + second.rows.length).toBeGreaterThan(500)
  expect(records.find('audits', { action: 'gazetteer.sheet' })).toHaveLength(before + 1)
  const { rows } = rowsOfSheet([first.headings, ...first.rows.slice(0, 200)])
  const { lines } = await district.ask('place', 'importCheck', { rows })
  expect(lines.filter(({ result }) => result !== 'same')).toEqual([])
})

test('事项清单的列，和导出的表头一样；别人叫的名字也认得', async () => {
  const columns = await district.ask('gazetteer', 'columns', { table: 'catalogue' })
  const { cells } = await district.ask('catalogue', 'export', {})
  expect(cells[0]).toEqual(columns.map(({ title }) => title))
  const places = await district.ask('gazetteer', 'columns', { table: 'places' })
  expect(places.find(({ key }) => key === 'phone')?.aliases).toContain('联系电话')
})

test('服务圈现在用的路网、表是哪天算的、现在有多少地点', async () => {
  const state = await district.ask('gazetteer', 'circle', {})
  expect(state.network?.nodes).toBeGreaterThan(1_000)
  expect(state.table).toMatchObject({ isOfNetwork: true })
  expect(state.places).toBe(stored({}).length)
})

/** The smallest there is. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const AROUND = { west: 118.39, south: 31.34, east: 118.412, north: 31.362 }

test('手绘地图：换上一张，居民看到新的；撤下就没有了；后来的人看过最新的才能改', async () => {
  const before = await district.ask('gazetteer', 'handMaps', {})
  const map = { community: COMMUNITY, name: '车站社区（新）', bounds: AROUND, picture: PNG, revision: before.revision }
  const requestId = newRequestId()
  const after = await district.ask('gazetteer', 'hangMap', map, requestId)
  expect(after.items).toHaveLength(before.items.length)
  const now = after.items.find(({ community: of }) => of === COMMUNITY)
  expect(now).toMatchObject({ name: '车站社区（新）', bounds: AROUND })
  expect(now?.url).not.toBe(before.items.find(({ community: of }) => of === COMMUNITY)?.url)
  // 没等到回音，再来一遍：不算别人改过，也不另出一版.
  expect(await district.ask('gazetteer', 'hangMap', map, requestId)).toMatchObject({ revision: after.revision })
  expect(await district.call('gazetteer', 'hangMap', { ...map, name: '又一个' })).toMatchObject({
    code: 'gazetteer/changed',
    message: '刚才有人改过手绘地图，请看过最新的再改',
  })
  const latest = await district.ask('gazetteer', 'handMaps', {})
  const taking = { community: COMMUNITY, revision: latest.revision }
  const taken = await district.ask('gazetteer', 'takeMapDown', taking, 'request-taking-01')
  expect(taken.items).toHaveLength(before.items.length - 1)
  expect(await district.ask('gazetteer', 'takeMapDown', taking, 'request-taking-01')).toMatchObject({
    revision: taken.revision,
  })
  expect(
    await district.call('gazetteer', 'takeMapDown', { community: COMMUNITY, revision: taken.revision }),
  ).toMatchObject({ code: 'gazetteer/no-map', message: '这个社区没有手绘地图，请重新选择' })
  expect(
    await district.call('gazetteer', 'hangMap', { ...map, picture: undefined, revision: taken.revision }),
  ).toMatchObject({
    code: 'gazetteer/no-picture',
    message: '请选择一张图片',
  })
  expect(records.find('audits', { action: 'gazetteer.takeMapDown' })).toHaveLength(1)
})

test.each([
  ['不是 PNG', { picture: 'R0lGODlhAQABAAAAACw=' }, 'gazetteer/not-png', '手绘地图要是 PNG 图片'],
  ['不是社区', { community: STREET }, 'gazetteer/not-community', '手绘地图是给社区和村的，请重新选择'],
  ['没有这个地方', { community: 'nowhere' }, 'area/unknown', '没有找到这个地方，请重新选择'],
  [
    '范围太大',
    { bounds: { west: 118, south: 31, east: 119, north: 32 } },
    'gazetteer/too-wide',
    '这张图盖住的地方太大了，请检查四至',
  ],
  [
    '范围在别处',
    { bounds: { west: 118.3, south: 31.3, east: 118.31, north: 31.31 } },
    'gazetteer/not-covered',
    '这个范围没有盖住这个社区，请检查四至',
  ],
])('手绘地图%s，不收', async (_, wrong, code, message) => {
  const map = { community: COMMUNITY, name: '车站', bounds: AROUND, picture: PNG, revision: 0 }
  expect(await district.call('gazetteer', 'hangMap', { ...map, ...wrong })).toMatchObject({ code, message })
})

test('管理这些资料的只有区网格中心', async () => {
  expect(await street.call('gazetteer', 'circle', {})).toMatchObject({
    code: 'gazetteer/not-district',
    message: '只有区网格中心可以管理这些资料',
  })
})

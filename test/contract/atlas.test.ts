import type { AtlasDetail, BorderRow, Corner } from '../../cloudfunctions/contract/atlas'
import type { Area } from '../../cloudfunctions/domain/area'
import type { AtlasVersion } from '../../cloudfunctions/domain/atlas-version'
import { innerCorner, middleOf, movedTogether, split } from '../support/atlas'
import { type LocalCity, newRequestId } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfEachTest } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`

let city: LocalCity
let records: Records
let district: Desk
let street: Desk
cityOfEachTest((opened) => {
  city = opened
  records = new Records(city)
  district = new Desk(city.url, 'quzhongxin')
  street = new Desk(city.url, 'zhelu')
})

const get = (id = GRID): Promise<AtlasDetail> => district.ask('atlas', 'get', { id })
const pointAt = ([lng, lat]: Corner) => ({ lng: lng / 1e6, lat: lat / 1e6 })
const located = async (corner: Corner) => (await city.resident.ask('area', 'locate', { point: pointAt(corner) })).id
const inForce = () => records.one<{ _id: string; atlas: number; shapes: string }>('references', 'district')
const MOVED_ON = {
  code: 'atlas/moved-on',
  message: '刚才有人改了网格，现在是新的一版。您改的还在，请看一看再保存',
}

/** The way from a corner into its grid, as far as that. */
const towards = (from: Corner, to: Corner, share: number): Corner => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
]

test('挪一个界点：检查什么也不写；存了是新的一版，一分钟内居民的手机按新的界线定位', async () => {
  const detail = await get()
  const ring = detail.borders[0]!.rings[0]!
  const corner = innerCorner(detail)
  // 往自己里面缩，让出来的一角归邻居.
  const place = towards(corner, middleOf(ring), 0.2)
  expect(await located(place)).toBe(GRID)
  const input = movedTogether(detail, corner, towards(corner, middleOf(ring), 0.6))
  const report = await district.ask('atlas', 'check', input)
  expect(report).toMatchObject({ version: 1, problems: [] })
  expect(report.text).toMatch(/^改了 [234] 块地方的界线$/)
  expect(inForce().atlas).toBe(1)

  const requestId = newRequestId()
  const saved = await district.ask('atlas', 'save', input, requestId)
  expect(saved).toMatchObject({ version: 2 })
  expect(records.find('audits', { action: 'atlas.save' })).toMatchObject([{ object: 'v2', scope: '340202' }])
  // 没收到回话再发一遍，还是那句话；别人的一次就是晚了.
  expect(await district.ask('atlas', 'save', input, requestId)).toEqual(saved)
  expect(await district.call('atlas', 'save', input)).toMatchObject(MOVED_ON)
  expect(records.find('atlases')).toHaveLength(1)

  await city.passes({ minutes: 1 })
  expect(await located(place)).not.toBe(GRID)
  // 哪一版、谁存的、改了什么：又一个正在画的人看得到.
  expect(detail.changed).toBeUndefined()
  expect(await get()).toMatchObject({ version: 2, changed: { by: '谢少华', text: report.text } })
})

test('已经反映的诉求还在原来的网格，界线改了也不换', async () => {
  const detail = await get()
  const ring = detail.borders[0]!.rings[0]!
  const corner = innerCorner(detail)
  const point = pointAt(towards(corner, middleOf(ring), 0.2))
  const { id } = await city.resident.report({ place: { point } })
  await district.ask('atlas', 'save', movedTogether(detail, corner, towards(corner, middleOf(ring), 0.6)))
  await city.passes({ minutes: 1 })
  expect(records.one<{ area: string }>('tickets', id).area).toBe(GRID)
})

test('交叉的、叠的、有洞的、点太多的、坐标不是数的，一样都存不进去，话说得清楚', async () => {
  const detail = await get()
  const ring = detail.borders[0]!.rings[0]!
  const crossed = [ring[1]!, ring[0]!, ...ring.slice(2)]
  const save = (rings: Corner[][]) => district.call('atlas', 'save', { version: 1, moved: [{ id: GRID, rings }] })
  expect(await save([crossed])).toMatchObject({
    code: 'atlas/borders',
    message: '界线有 1 处不对，没有保存：第05网格的界线和自己交叉了',
  })
  const { problems } = await district.ask('atlas', 'check', { version: 1, moved: [{ id: GRID, rings: [crossed] }] })
  expect(problems).toMatchObject([{ kind: 'crossing', area: GRID }])
  const alone = movedTogether(detail, innerCorner(detail), middleOf(ring), [GRID])
  expect(await district.call('atlas', 'save', alone)).toMatchObject({ code: 'atlas/borders' })
  expect(await save([ring, ring.map((one) => towards(one, middleOf(ring), 0.8))])).toMatchObject({
    code: 'atlas/borders',
  })
  const many = Array.from({ length: 10_000 }, (_, i): Corner => [118_000_000 + i, 31_000_000])
  expect(await save([many])).toMatchObject({ ok: false, message: '一条界线最多 2000 个界点' })
  for (const odd of [NaN, 1e300, 0.5, '118', null, 200_000_000])
    expect(await save([[[odd as number, 31_000_000], ...ring]])).toMatchObject({ ok: false, message: '界点的坐标不对' })
  expect(await save([[...ring, [0, 0]]])).toMatchObject({ code: 'atlas/borders' })
  expect(await save([ring])).toMatchObject({ code: 'atlas/nothing', message: '界线没有改动' })
  expect(await district.call('atlas', 'save', { version: 1, moved: [{ id: 'no-such', rings: [ring] }] })).toMatchObject(
    {
      code: 'atlas/unknown',
      message: '没有找到这块地方，可能刚被撤并，请刷新再看',
    },
  )
  expect(inForce().atlas).toBe(1)
})

test('两个人同时改：一个存了，另一个被告知有了新的一版，对着新的再存就行', async () => {
  const detail = await get()
  const ring = detail.borders[0]!.rings[0]!
  const corner = innerCorner(detail)
  const other = new Desk(city.url, 'quzhongxin')
  const inputs = [0.1, 0.2].map((share) => movedTogether(detail, corner, towards(corner, middleOf(ring), share)))
  const answers = await Promise.all([
    district.call('atlas', 'save', inputs[0]!),
    other.call('atlas', 'save', inputs[1]!),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject(MOVED_ON)
  const late = inputs[answers.findIndex(({ ok }) => !ok)]!
  expect(await district.call('atlas', 'save', { ...late, version: 2 })).toMatchObject({
    ok: true,
    data: { version: 3 },
  })
})

test('断在半路的一版，看的人看到的就是它，下一个来改的人把它接着办完', async () => {
  const detail = await get()
  const ring = detail.borders[0]!.rings[0]!
  await district.ask('atlas', 'save', movedTogether(detail, innerCorner(detail), middleOf(ring)))
  const { shapes } = inForce()
  // As it is when a call was killed between its decision and what follows from it.
  await records.change('references', 'district', { atlas: 1, shapes: 'cloud://gone/until-settled.bin' })
  await records.change('atlases', 'v2', { changes: [{ id: GRID, name: '站前网格' }] })
  await records.change('areas', GRID, { atlas: 1 })
  expect((await district.ask('atlas', 'list', {})).version).toBe(2)
  const late = { version: 1, id: GRID, name: '广场网格', code: GRID, population: null }
  expect(await district.call('atlas', 'describe', late)).toMatchObject(MOVED_ON)
  expect(inForce()).toMatchObject({ atlas: 2, shapes })
  expect(records.one<Area>('areas', GRID).name).toBe('站前网格')
})

test('分出一个新网格：有编号有名称，定位得到，诉求也派得出去', async () => {
  const detail = await get()
  const [first, second] = split(detail.borders[0]!.rings[0]!, 0, 2)
  const added = { parent: COMMUNITY, name: '第99网格', code: `${COMMUNITY}099`, population: 320, rings: [second] }
  const input = { version: 1, moved: [{ id: GRID, rings: [first] }], added }
  expect((await district.ask('atlas', 'check', input)).problems).toEqual([])
  const wrong = (change: object) => district.call('atlas', 'save', { ...input, added: { ...added, ...change } })
  expect(await wrong({ parent: GRID })).toMatchObject({ code: 'atlas/parent', message: '新网格要分在一个社区里' })
  expect(await wrong({ code: GRID })).toMatchObject({
    code: 'atlas/code',
    message: `编号不能用：${GRID} 是第05网格的编号`,
  })
  expect(await wrong({ code: '340202014003001' })).toMatchObject({
    message: `编号不能用：网格的编号是 15 位数字，以 ${COMMUNITY} 开头`,
  })
  expect(await wrong({ name: '第05网格' })).toMatchObject({
    code: 'atlas/name',
    message: '名称不能用：车站社区已经有一个第05网格',
  })
  expect(await district.ask('atlas', 'save', input)).toMatchObject({ version: 2 })
  await city.passes({ minutes: 1 })
  const [area] = records.find<Area>('areas', { code: `${COMMUNITY}099` })
  expect(area).toMatchObject({ name: '第99网格', population: 320 })
  const place = area!.centre
  const report = await city.resident.report({ place: { point: { lng: place[0], lat: place[1] } } })
  expect(records.one<{ area: string }>('tickets', report.id).area).toBe(area!._id)
  const children = await city.resident.ask('area', 'children', { parent: COMMUNITY })
  expect(children.map(({ name }) => name)).toContain('第99网格')
})

test('重新编号：编号换了，贴在墙上的码还认得，旧编号记着，别人不能再用', async () => {
  const now = { version: 1, id: GRID, name: '第05网格', population: null }
  const code = `${COMMUNITY}088`
  expect(await district.ask('atlas', 'describe', { ...now, code })).toMatchObject({ version: 2 })
  expect(records.one<Area>('areas', GRID)).toMatchObject({ code, codes: [{ code: GRID }] })
  expect((await city.resident.ask('area', 'scene', { scene: `g=${GRID}` })).id).toBe(GRID)
  const { areas } = await district.ask('atlas', 'list', {})
  expect(areas.find(({ id }) => id === GRID)).toMatchObject({ code, former: [{ code: GRID }] })
  const taken = { version: 2, id: `${COMMUNITY}006`, name: '第06网格', code: GRID, population: null }
  expect(await district.call('atlas', 'describe', taken)).toMatchObject({
    message: `编号不能用：${GRID} 是第05网格用过的编号`,
  })
  const rows = [{ row: 2, code: GRID, newCode: '', name: '站前网格', population: '800' }]
  const { lines } = await district.ask('atlas', 'importCheck', { rows })
  expect(lines).toMatchObject([
    { id: GRID, result: 'change', notes: [{ column: 'code', text: `这是旧编号，现在是 ${code}` }] },
  ])
})

test('街道改自己网格的名称和人口；编号、别的街道的网格、社区的名称不行', async () => {
  const now = { version: 1, id: GRID, name: '站前网格', code: GRID, population: 812 }
  expect(await street.ask('atlas', 'describe', now)).toMatchObject({ version: 2 })
  expect((await city.resident.ask('area', 'card', { area: GRID })).text).toContain('站前网格')
  const denied = { code: 'atlas/not-district', message: '编号、界线和导入由区网格中心来改' }
  const again = { ...now, version: 2 }
  expect(await street.call('atlas', 'describe', { ...again, code: `${COMMUNITY}077` })).toMatchObject(denied)
  expect(await street.call('atlas', 'describe', { ...again, id: COMMUNITY, code: COMMUNITY })).toMatchObject(denied)
  const elsewhere = { ...again, id: '340202012001001', code: '340202012001001' }
  expect(await street.call('atlas', 'describe', elsewhere)).toMatchObject(denied)
  expect(await street.call('atlas', 'get', { id: '340202012001001' })).toMatchObject({ code: 'search/not-yours' })
  expect(await street.call('atlas', 'describe', again)).toMatchObject({ code: 'atlas/same', message: '没有改动' })
  const centre: Corner = [118_000_000, 31_000_000]
  expect(await district.call('atlas', 'describe', { ...again, centre })).toMatchObject({
    code: 'atlas/centre',
    message: '中心点要在这块地方里面',
  })
})

test('导出的表改了再导入：逐行说，有一行不对都不采用，改好了是一版', async () => {
  const { cells, name } = await street.ask('atlas', 'table', {})
  expect([name, cells[0]]).toEqual(['赭麓街道 网格', ['编号', '新编号', '名称', '人口']])
  const rows = cells.slice(1).map(([code = '', newCode = '', name = '', population = ''], i) => ({
    row: i + 2,
    code,
    newCode,
    name,
    population,
  }))
  expect((await district.ask('atlas', 'importCheck', { rows })).lines.every(({ result }) => result === 'same')).toBe(
    true,
  )
  const changed = rows.map((row) =>
    row.code === GRID ? { ...row, population: '999', newCode: `${COMMUNITY}066` } : row,
  )
  const bad = [...changed, { row: 900, code: '1', newCode: '', name: '', population: '' }]
  expect(await district.call('atlas', 'importAreas', { rows: bad, version: 1 })).toMatchObject({
    code: 'atlas/problems',
    message: '有 1 行有问题，全都没有采用，请改好再来',
  })
  expect(await district.ask('atlas', 'importAreas', { rows: changed, version: 1 })).toMatchObject({ version: 2 })
  expect(records.one<Area>('areas', GRID)).toMatchObject({ population: 999, code: `${COMMUNITY}066` })
  expect(records.find('audits', { action: 'atlas.table' })).toHaveLength(1)
})

test('导出的界线原样导入没有变化；挪了一块，说出和谁叠、哪里空；一起挪的采用', async () => {
  const { text } = await district.ask('atlas', 'borders', {})
  const { features } = JSON.parse(text) as {
    features: Array<{ properties: Record<string, string>; geometry: { coordinates: number[][][] } }>
  }
  const rows = features.map(({ properties, geometry }, i): BorderRow => ({
    row: i + 1,
    code: properties['编号']!,
    rings: geometry.coordinates.map((ring) =>
      ring.slice(0, -1).map(([lng = 0, lat = 0]): Corner => [Math.round(lng * 1e6), Math.round(lat * 1e6)]),
    ),
  }))
  const same = await district.ask('atlas', 'bordersCheck', { rows })
  expect(same).toMatchObject({ isAdoptable: true, text: '773 块：改动 0，没有变化 773，有问题 0' })
  expect(await district.call('atlas', 'importBorders', { rows, version: 1 })).toMatchObject({ code: 'atlas/nothing' })

  const detail = await get()
  const corner = innerCorner(detail)
  const to = towards(corner, middleOf(detail.borders[0]!.rings[0]!), 0.5)
  const [alone] = movedTogether(detail, corner, to, [GRID]).moved
  const torn = await district.ask('atlas', 'bordersCheck', { rows: [{ row: 1, code: GRID, rings: alone!.rings }] })
  expect(torn.lines[0]).toMatchObject({ result: 'problem', problems: [{ kind: 'gap' }] })
  const together = movedTogether(detail, corner, to).moved.map(({ id, rings }, i) => ({ row: i + 1, code: id, rings }))
  expect(await district.ask('atlas', 'importBorders', { rows: together, version: 1 })).toMatchObject({ version: 2 })
})

test('撤并：还有人、有事的不撤；空了的并到邻居里，老地方归邻居', async () => {
  const detail = await get()
  const next = detail.borders.find(({ kind, parent, id, rings }) => {
    const shared = rings
      .flat()
      .filter((one) => detail.borders[0]!.rings.flat().some((two) => String(one) === String(two)))
    return kind === 'grid' && parent === COMMUNITY && id !== GRID && shared.length > 1
  })!
  const input = { version: 1, moved: [], merged: { from: GRID, into: next.id } }
  await city.resident.report({ place: { area: GRID } })
  const inUse = await district.call('atlas', 'save', input)
  expect(inUse).toMatchObject({ code: 'atlas/in-use' })
  expect(inUse.ok ? '' : inUse.message).toMatch(
    /^第05网格还有没办完的诉求 1 件、网格员和团队 \d+ 人.*，办完、转走以后再撤并$/,
  )
  const merged = (from: string, into: string) =>
    district.call('atlas', 'check', { version: 1, moved: [], merged: { from, into } })
  // 检查说的和保存说的一样.
  expect(await merged(GRID, next.id)).toMatchObject({ code: 'atlas/in-use', message: inUse.ok ? '' : inUse.message })
  expect(await merged(GRID, COMMUNITY)).toMatchObject({
    code: 'atlas/merge',
    message: '只能并到同一个社区的另一个网格里',
  })
  const far = (await district.ask('atlas', 'list', {})).areas.find(
    ({ id, parent, kind }) => kind === 'grid' && parent === COMMUNITY && !detail.borders.some((one) => one.id === id),
  )!
  expect(await merged(GRID, far.id)).toMatchObject({
    code: 'atlas/apart',
    message: '这两个网格不挨着，或者并起来中间有洞，不能撤并',
  })

  // 新分出来的网格还没有人，也没有事：并回去.
  const [first, second] = split(detail.borders[0]!.rings[0]!, 0, 2)
  const added = { parent: COMMUNITY, name: '第99网格', code: `${COMMUNITY}099`, rings: [second] }
  await district.ask('atlas', 'save', { version: 1, moved: [{ id: GRID, rings: [first] }], added })
  const [{ _id: from, centre }] = records.find<Area>('areas', { code: `${COMMUNITY}099` }) as [Area]
  await district.ask('atlas', 'save', { version: 2, moved: [], merged: { from, into: GRID } })
  await city.passes({ minutes: 1 })
  expect(await located([Math.round(centre[0] * 1e6), Math.round(centre[1] * 1e6)])).toBe(GRID)
  expect(records.one<Area>('areas', from)).toMatchObject({ mergedInto: GRID, parent: '', path: [from] })
  // 它的编号归了并进去的那一个：找得到，别的网格再也用不了.
  expect(records.one<Area>('areas', GRID).codes?.map(({ code }) => code)).toContain(`${COMMUNITY}099`)
  const taken = { version: 3, moved: [{ id: GRID, rings: [first] }], added: { ...added, name: '第98网格' } }
  expect(await district.call('atlas', 'save', taken)).toMatchObject({ code: 'atlas/code' })
  const children = await city.resident.ask('area', 'children', { parent: COMMUNITY })
  expect(children.map(({ id }) => id)).not.toContain(from)
  expect((await district.ask('atlas', 'list', {})).areas.some(({ id }) => id === from)).toBe(false)
  expect(records.find<AtlasVersion>('atlases').map(({ text }) => text)).toHaveLength(2)
})

import type { Area } from '../../cloudfunctions/domain/area'
import type { Rollup } from '../../cloudfunctions/domain/rollup'
import { split } from '../support/atlas'
import { type LocalCity, NEIGHBOUR } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

// 撤并以后：家在那里的人、贴在墙上的码、发给那里的公告、办过的诉求，都由并进去的那一个接着管.

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const DAY = 86_400_000

let city: LocalCity
let records: Records
let district: Desk
/** The grid that was, and a report that was made in it. */
let former: string
let ticket: string
const neighbour = () => city.phone(NEIGHBOUR)

cityOfThisFile(async (opened) => {
  city = opened
  records = new Records(city)
  district = new Desk(city.url, 'quzhongxin')
  const { version, borders } = await district.ask('atlas', 'get', { id: GRID })
  const [first, second] = split(borders[0]!.rings[0]!, 0, 2)
  const added = { parent: COMMUNITY, name: '第99网格', code: `${COMMUNITY}099`, rings: [second] }
  await district.ask('atlas', 'save', { version, moved: [{ id: GRID, rings: [first] }], added })
  await city.passes({ minutes: 1 })
  former = records.find<Area>('areas', { code: added.code })[0]!._id

  await neighbour().ask('account', 'settle', { grid: former })
  await publish([former], '老网格的楼道清理')
  ticket = (await city.resident.report({ place: { area: former } })).id
  await city.resident.act(ticket, { name: 'withdraw' })
  await city.passes({ minutes: 2 })
  await district.ask('atlas', 'save', { version: version + 1, moved: [], merged: { from: former, into: GRID } })
  await city.passes({ minutes: 1 })
})

async function publish(areas: string[], title: string): Promise<void> {
  const times = { from: city.cloud.now() - 1_000, until: city.cloud.now() + DAY }
  const words = { kind: 'outage', title, text: '请把杂物搬走', isPinned: false, isUrgent: false }
  const { id, desk } = await district.ask('announcement', 'draft', { ...words, ...times, areas })
  await district.ask('announcement', 'publish', { id, revision: desk!.revision })
}
const titles = async (action: 'board' | 'past' = 'board') =>
  action === 'board'
    ? (await neighbour().ask('announcement', 'board', {})).items.map((one) => one.title)
    : (await neighbour().ask('announcement', 'past', { cursor: '' })).items.map((one) => one.title)

test('家在那里的人不用重新选：首页、身份、从家出发，都是并进去的那一个网格', async () => {
  const me = await neighbour().me()
  expect(me.home).toMatchObject({ id: GRID, text: '赭麓街道 · 车站社区 · 第05网格' })
  expect(me.home?.worker?.name).toBeTruthy()
  expect(me.roles.find(({ role }) => role === 'resident')).toMatchObject({ scope: GRID })
  expect(await neighbour().call('circle', 'reach', { from: { area: former }, minutes: 15 })).toMatchObject({ ok: true })
  expect((await neighbour().ask('account', 'settle', { grid: former })).id).toBe(GRID)
})

test('贴在墙上的码、从前分享的卡片还认得，说的是现在的网格；再取的码是现在的', async () => {
  expect(await neighbour().ask('area', 'scene', { scene: `g=${former}` })).toMatchObject({ id: GRID })
  expect(await neighbour().ask('area', 'card', { area: former })).toMatchObject({ id: GRID })
  expect(await neighbour().ask('award', 'honours', { area: former })).toEqual(
    await neighbour().ask('award', 'honours', { area: GRID }),
  )
  expect(await neighbour().ask('board', 'get', { area: former })).toMatchObject({
    area: GRID,
    text: '赭麓街道 · 车站社区 · 第05网格',
  })
})

test('从那张卡片反映的诉求，派给并进去的那一个网格的网格员', async () => {
  const { id } = await neighbour().report({ place: { area: former } })
  const { area, path, desk } = records.one<{ area: string; path: string[]; desk: string }>('tickets', id)
  expect({ area, desk, last: path.at(-1) }).toEqual({ area: GRID, desk: GRID, last: GRID })
})

test('发给老网格的公告，并进去的那一个网格的居民看得到；新发的、区里的也看得到', async () => {
  await publish([former, GRID], '并了以后的第一条')
  await publish(['340202'], '全区的一条')
  expect(await titles()).toEqual(expect.arrayContaining(['老网格的楼道清理', '并了以后的第一条', '全区的一条']))
  const [announcement] = records.find<{ areas: string[] }>('announcements', { title: '并了以后的第一条' })
  expect(announcement!.areas).toEqual([GRID])
  await city.passes({ hours: 25 })
  expect(await titles('past')).toContain('老网格的楼道清理')
})

test('在那里办过的诉求还算在它名下，也还算进社区和街道：重算一遍，没有要改的', async () => {
  const day = records.one<{ reportedOn: string }>('tickets', ticket).reportedOn
  const reported = (area: string) => records.one<Rollup>('rollups', `${area}:${day}`).figures
  const before = reported(COMMUNITY)
  await records.change('rollups', `${former}:${day}`, { staleAt: city.cloud.now() })
  await city.passes({ minutes: 2 })
  expect(records.one<Rollup>('rollups', `${former}:${day}`)).toMatchObject({ parent: COMMUNITY, staleAt: null })
  expect(reported(COMMUNITY)).toEqual(before)
})

import type { Area } from '../../cloudfunctions/domain/area'
import type { AtlasVersion } from '../../cloudfunctions/domain/atlas-version'
import { innerCorner, middleOf, movedTogether } from '../support/atlas'
import type { LocalCity } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfEachTest } from '../support/of-this-file'
import { Records } from '../support/records'

// 一次改几百块地方，一个区有一千多块地方：不缺、不卡、不重来.

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const HUNDREDS = 330

let city: LocalCity
let records: Records
let district: Desk
cityOfEachTest((opened) => {
  city = opened
  records = new Records(city)
  district = new Desk(city.url, 'quzhongxin')
})

const inForce = () => records.one<{ _id: string; atlas: number }>('references', 'district').atlas
const renamed = () => records.find<Area>('areas', { atlas: 2 })

/** A version of many changes that was decided, and whose call was killed at once. */
async function decided(): Promise<AtlasVersion> {
  const grid = records.one<Area>('areas', GRID)
  const described = { version: 1, id: GRID, name: '站前网格', code: grid.code, population: grid.population ?? null }
  await district.ask('atlas', 'describe', described)
  const grids = records.find<Area>('areas', { kind: 'grid' }).slice(0, HUNDREDS)
  const changes = grids.map(({ _id, name }) => ({ id: _id, name: `${name}甲` }))
  await records.change('atlases', 'v2', { changes })
  await records.change('areas', GRID, { atlas: 1, name: grid.name })
  await records.change('references', 'district', { atlas: 1 })
  return records.one('atlases', 'v2')
}

test('几百块地方没有换完：看的人马上看到定下来的，什么也不写；时间到了就停，下一次从剩下的接着换', async () => {
  const version = await decided()
  const view = await district.ask('atlas', 'list', {})
  expect(view).toMatchObject({ version: 2, left: HUNDREDS })
  expect(view.areas.filter(({ name }) => name.endsWith('甲'))).toHaveLength(HUNDREDS)
  expect((await district.ask('atlas', 'get', { id: GRID })).version).toBe(2)
  expect([inForce(), renamed()]).toEqual([1, []])

  Object.assign(process.env, city.cloud.sdkEnv())
  const { atlasStore } = await import('../../cloudfunctions/adapters/atlases')
  const first = await atlasStore.apply(version, 0)
  expect(first.done).toBeGreaterThan(0)
  expect(first.left).toBe(HUNDREDS - first.done)
  expect(renamed()).toHaveLength(first.done)
  expect((await district.ask('atlas', 'list', {})).left).toBe(first.left)

  // 网格员名单同时在改，两边都不丢.
  const { areaStore } = await import('../../cloudfunctions/adapters/areas')
  const next = { ...version, changes: version.changes.slice(-20) }
  const { id } = next.changes[0]!
  const { worker: _worker, ...nobody } = records.one<Area>('areas', id)
  await Promise.all([
    atlasStore.apply(next, Infinity),
    atlasStore.apply(next, Infinity),
    areaStore.change(id, ({ worker: _gone, ...area }) => area),
  ])
  expect(records.one<Area>('areas', id)).toMatchObject({ name: `${nobody.name}甲`, atlas: 2 })
  expect(records.one<Area>('areas', id)).not.toHaveProperty('worker')
  expect((await atlasStore.apply(next, Infinity)).done).toBe(0)
})

test('剩下的由时钟换完，换完以后界线才是新的一版', async () => {
  const { changes } = await decided()
  await records.change('atlases', 'v2', { changes: changes.slice(0, 40) })
  await city.passes({ minutes: 1 })
  expect(inForce()).toBe(2)
  expect(renamed()).toHaveLength(40)
  expect(await district.ask('atlas', 'list', {})).toMatchObject({ version: 2, left: 0 })
})

test('一千多块地方的区，列得全；存一版界线，谁的界线也不少', async () => {
  const [one] = records.find<Area>('areas', { kind: 'grid' })
  const more = Array.from({ length: 300 }, (_, n) => ({
    ...{ ...one, _id: `more-${n}`, name: `第${n + 200}网格`, code: `3402020000${String(n).padStart(5, '0')}` },
    path: [...one!.path.slice(0, -1), `more-${n}`],
  }))
  city.cloud.load('areas', more)
  const { areas } = await district.ask('atlas', 'list', {})
  expect(areas).toHaveLength(1_074)
  Object.assign(process.env, city.cloud.sdkEnv())
  const { areaStore } = await import('../../cloudfunctions/adapters/areas')
  const below = await areaStore.below('340202')
  expect(new Set(below.map(({ _id }) => _id)).size).toBe(1_073)
  expect(below).toHaveLength(1_073)
  const bordersOf = async () => {
    const { text } = await district.ask('atlas', 'borders', {})
    return (JSON.parse(text) as { features: unknown[] }).features.length
  }
  const before = await bordersOf()
  const detail = await district.ask('atlas', 'get', { id: GRID })
  await district.ask(
    'atlas',
    'save',
    movedTogether(detail, innerCorner(detail), middleOf(detail.borders[0]!.rings[0]!)),
  )
  expect(await bordersOf()).toBe(before)
})

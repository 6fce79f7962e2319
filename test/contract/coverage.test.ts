import type { CoverageView } from '../../cloudfunctions/contract/circle'
import type { LocalCity, Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const DISTRICT = '340202'
const STREET = `${DISTRICT}014`
const COMMUNITY = `${STREET}002`

let city: LocalCity
let records: Records
let district: Phone
let street: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  district = city.phone('o-demo-district-1')
  street = city.phone(`o-demo-street-${STREET}-1`)
})

const rowOf = ({ rows }: CoverageView, code: string) => rows.find((row) => row.code === code)!
const populationOf = (scope: string) =>
  records
    .find<{ path: string[]; population?: number }>('areas')
    .filter(({ path }) => path.includes(scope))
    .reduce((sum, { population = 0 }) => sum + population, 0)

test('全区的居民，15 分钟走得到驿站的有多少，缺口在哪些社区、村', async () => {
  const view = await district.ask('circle', 'coverage', { scope: DISTRICT, minutes: 15 })
  expect(view).toMatchObject({
    name: '镜湖区',
    residents: populationOf(DISTRICT),
    placesText: '按 3月2日 09:00 的地点',
    basisText: '按示例路网和网格人口计算',
  })
  const station = rowOf(view, 'station')
  expect(station.covered).toBeGreaterThan(view.residents / 3)
  expect(station.covered).toBeLessThan(view.residents)
  expect(station.gaps).toHaveLength(5)
  const without = station.gaps.map((gap) => gap.without)
  expect(without).toEqual([...without].sort((a, b) => b - a))
  // 全部缺口一起排，每个都说得出哪里缺什么。
  expect(view.gaps).toHaveLength(20)
  expect(view.gaps.map((gap) => gap.without)).toEqual(view.gaps.map((gap) => gap.without).sort((a, b) => b - a))
  const [worst] = view.gaps
  expect(worst!.without).toBe(Math.max(...view.rows.flatMap(({ gaps }) => gaps.map((gap) => gap.without))))
  expect(rowOf(view, worst!.code)).toMatchObject({ name: worst!.what })
  // 菜市场比驿站少得多，走得到的人也少。
  expect(rowOf(view, 'market').covered).toBeLessThan(station.covered)
  const fifth = await district.ask('circle', 'coverage', { scope: DISTRICT, minutes: 5 })
  expect(rowOf(fifth, 'station').covered).toBeLessThan(station.covered)
})

test('街道看自己的街道，社区里的缺口说到网格', async () => {
  const own = await street.ask('circle', 'coverage', { scope: STREET, minutes: 10 })
  expect(own).toMatchObject({ name: '赭麓街道', residents: populationOf(STREET) })
  const view = await street.ask('circle', 'coverage', { scope: COMMUNITY, minutes: 5 })
  expect(view.residents).toBe(populationOf(COMMUNITY))
  expect(rowOf(view, 'station').gaps.every(({ name }) => name.endsWith('网格'))).toBe(true)
  const refused = { code: 'circle/not-staff', message: '只有本辖区的社区、街道和区网格中心可以看' }
  expect(await street.call('circle', 'coverage', { scope: DISTRICT, minutes: 5 })).toMatchObject(refused)
  expect(await city.worker.call('circle', 'coverage', { scope: COMMUNITY, minutes: 5 })).toMatchObject(refused)
})

describe('要是在这里设一处', () => {
  const point = { lng: 118.3985, lat: 31.3505 }

  test('多少人从走不到变成走得到，几毫秒就答得出来', async () => {
    const input = { scope: STREET, minutes: 10 as const, point, services: ['market', 'water'] }
    const before = await street.ask('circle', 'coverage', { scope: STREET, minutes: 10 })
    const view = await street.ask('circle', 'whatIf', input)
    const [water, market] = view.rows
    expect(market).toMatchObject({ code: 'market', name: '菜市场' })
    expect(market!.gained).toBeGreaterThan(water!.gained)
    expect(view.outline.flat().length).toBeGreaterThan(8)
    const covered = (code: string) => rowOf(before, code).covered
    for (const { code, gained, ...row } of view.rows) {
      const percent = (people: number) => `${((people / view.residents) * 100).toFixed(1)}%`
      expect(row).toMatchObject({ before: percent(covered(code)), after: percent(covered(code) + gained) })
    }
  })

  test('没有的服务、走不到的地方，说得明白', async () => {
    const ask = (change: object) =>
      street.call('circle', 'whatIf', { scope: STREET, minutes: 10, point, services: ['water'], ...change })
    expect(await ask({ services: ['water', 'teleport'] })).toMatchObject({
      code: 'circle/no-service',
      message: '没有这种服务，请重新选择',
    })
    expect(await ask({ point: { lng: 118.3695, lat: 31.3374 } })).toMatchObject({
      code: 'circle/afloat',
      message: '这里在水面上，请把点放到岸边',
    })
    expect(await ask({ point: { lng: 118.6, lat: 31.36 } })).toMatchObject({ code: 'area/outside' })
    // 田里，三百米之内没有路。
    expect(await ask({ point: { lng: 118.48, lat: 31.306 } })).toMatchObject({
      code: 'circle/no-path',
      message: '这里走不到，请把点放到路边',
    })
    expect(await ask({ scope: '999999' })).toMatchObject({
      code: 'area/unknown',
      message: '没有找到这个地方，请重新选择',
    })
    expect(await ask({ services: ['water', 'water'] })).toMatchObject({ message: '有重复的服务' })
  })
})

test('还没有表，先请区网格中心算；换了路网，旧表不作数', async () => {
  await records.change('references', 'circle', { table: null })
  await city.passes({ minutes: 2 })
  expect(await district.call('circle', 'coverage', { scope: DISTRICT, minutes: 15 })).toMatchObject({
    code: 'circle/no-table',
    message: '步行路网还没有算好，请区网格中心重新计算',
  })
  await district.ask('circle', 'rebuild', {})
  await city.passes({ minutes: 2 })
  expect((await district.ask('circle', 'coverage', { scope: DISTRICT, minutes: 15 })).placesText).toBe(
    '按 3月2日 09:02 的地点',
  )
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureCollection, Polygon } from 'geojson'
import { locate } from '../../../cloudfunctions/domain/area'
import { stretchOf } from '../../../cloudfunctions/domain/hours'
import { isDate } from '../../../cloudfunctions/domain/hours-reading'
import type { Place } from '../../../cloudfunctions/domain/place'
import { packShapes, Shapes } from '../../../cloudfunctions/domain/shapes'
import type { LngLat } from '../../../data/jinghu/generate/documents'
import { distance, isInside, toMetres } from '../../../data/jinghu/generate/geometry'
import { areaById, FOLDER, legend, ofKind, personById, places, shapes } from './district'

const ofClass = (name: string) => places.filter((place) => place.class === name)
const centres = ofClass('centre')
const living = places.filter(({ kind }) => kind === 'living')
const EVERY_SERVICE = legend.services.map(({ code }) => code)

const borders = new Shapes(
  packShapes(
    shapes.map(({ area, rings }) => {
      const { path, kind } = areaById.get(area)!
      return { path, kind, rings }
    }),
  ),
)
const waters = (
  JSON.parse(readFileSync(join(FOLDER, 'base.geojson'), 'utf8')) as FeatureCollection<Polygon, { kind: string }>
).features.flatMap(({ properties, geometry }) =>
  properties.kind === 'water' ? [(geometry.coordinates[0] as LngLat[]).slice(1).map(toMetres)] : [],
)

test('128 个驿站、55 个党群服务中心，每个社区一个中心', () => {
  expect(ofClass('station')).toHaveLength(128)
  expect(centres.map(({ _id }) => _id).sort()).toEqual(ofKind('community').map(({ _id }) => `ce-${_id}`))
  for (const { _id, community } of centres) expect(_id).toBe(`ce-${community}`)
})

test('每个社区的生活圈有 8 到 14 处，两组 14 类全区都有；村里有 3 处', () => {
  for (const { _id } of ofKind('community')) {
    const here = living.filter(({ community }) => community === _id).length
    expect([_id, here >= 8 && here <= 14]).toEqual([_id, true])
  }
  for (const { _id } of ofKind('village')) expect(living.filter(({ area }) => area === _id)).toHaveLength(3)
  for (const { code } of legend.classes) expect([code, ofClass(code).length > 10]).toEqual([code, true])
})

test('每一处就在它的网格（村）里，路径、街道、社区都对，不在水里，也不和别处挤在一个点上', () => {
  for (const { _id, area, path, street, community, point } of places) {
    expect([_id, locate(point, borders)]).toEqual([_id, path])
    expect([_id, areaById.get(area)?.path, path[1]]).toEqual([_id, path, street])
    expect([_id, community]).toEqual([_id, areaById.get(path[2] ?? '')?.kind === 'community' ? path[2] : null])
    expect([_id, waters.some((water) => isInside(toMetres(point), water))]).toEqual([_id, false])
  }
  const doors = places.map(({ point }) => toMetres(point))
  const crowded = doors.filter((door, i) => doors.some((other, j) => j > i && distance(door, other) < 20))
  expect(crowded).toEqual([])
})

test('编号和名字不重复；编号印得进小程序码（32 个字符）', () => {
  for (const key of [({ _id }: Place) => _id, ({ name }: Place) => name])
    expect(new Set(places.map(key)).size).toBe(places.length)
  for (const { _id, kind } of places) {
    expect(`p=${_id}`).toMatch(/^p=[\w.:-]{1,30}$/)
    expect(_id.slice(0, 3)).toBe({ station: 'st-', centre: 'ce-', living: 'li-' }[kind])
  }
})

test('全都标着示例；电话打不通，一处一个', () => {
  const phones = places.map(({ phone }) => phone).filter((phone) => phone !== '')
  for (const { sample } of places) expect(sample).toBe(true)
  for (const phone of phones) expect(phone).toMatch(/^0553-000\d{4}$/)
  expect(new Set(phones).size).toBe(phones.length)
})

test('开放时间写得对；有过了半夜的、中午休息的、有些天不开的、二十四小时的，也有一天不开的', () => {
  const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/
  for (const { _id, hours, exceptions } of places) {
    for (const { days, spans } of hours) {
      expect([_id, days.every((day) => day >= 1 && day <= 7), spans.length > 0]).toEqual([_id, true, true])
      for (const [from, until] of spans)
        expect([_id, CLOCK.test(from), CLOCK.test(until) || until === '24:00']).toEqual([_id, true, true])
    }
    const dates = exceptions.map(({ date }) => date)
    expect([_id, dates.every(isDate), [...new Set(dates)].sort()]).toEqual([_id, true, dates])
  }
  const some = (what: (place: Place) => boolean) => places.filter(what).length
  const spansOf = ({ hours }: Place) => hours.flatMap(({ spans }) => spans)
  expect(some((place) => spansOf(place).some((span) => stretchOf(span)[1] > 1440))).toBeGreaterThan(10)
  expect(some(({ hours }) => hours.some(({ spans }) => spans.length > 1))).toBeGreaterThan(10)
  expect(some(({ hours }) => hours.length > 0 && new Set(hours.flatMap(({ days }) => days)).size < 7)).toBeGreaterThan(
    10,
  )
  expect(some((place) => spansOf(place).some(([, until]) => until === '24:00'))).toBeGreaterThan(10)
  expect(some(({ hours }) => hours.length === 0)).toBeGreaterThan(2)
  expect(
    some(({ exceptions }) => exceptions.some(({ note, spans }) => note === '国庆节' && spans.length === 0)),
  ).toBeGreaterThan(50)
})

test('中心有八项基本服务，少的也只少一项；驿站有好几项；名目都是八项里的', () => {
  for (const { services } of centres) expect(services.length).toBeGreaterThanOrEqual(7)
  expect(centres.filter(({ services }) => services.length === 8).length).toBeGreaterThan(40)
  for (const { services } of ofClass('station')) expect(services.length).toBeGreaterThanOrEqual(2)
  for (const { services } of places) expect(services).toEqual(EVERY_SERVICE.filter((code) => services.includes(code)))
})

test('55 个社区累计 110 项拓展服务：每个中心一到四项，自己的不重复，有健康课堂和免费理发', () => {
  expect(centres.reduce((sum, { extended }) => sum + extended.length, 0)).toBe(110)
  expect(places.filter(({ kind, extended }) => kind !== 'centre' && extended.length > 0)).toEqual([])
  for (const { extended } of centres) {
    expect(extended.length).toBeGreaterThanOrEqual(1)
    expect(extended.length).toBeLessThanOrEqual(4)
    expect(new Set(extended).size).toBe(extended.length)
  }
  for (const named of ['健康课堂', '免费理发'])
    expect(centres.filter(({ extended }) => extended.includes(named)).length).toBeGreaterThan(5)
})

test('驿站由网格员照看，中心由社区工作人员照看', () => {
  for (const { kind, area, community, keeper } of places) {
    if (kind !== 'living') expect(personById.get(keeper?.person ?? '')?.name).toBe(keeper?.name)
    if (kind === 'station') expect(keeper?.person).toBe(areaById.get(area)?.worker?.person)
    if (kind === 'centre') expect(keeper?.person).toMatch(`p-community-${community}-`)
  }
})

test('店铺和有人看的设施写着负责人，不是在这里服务的人；健身苑、口袋公园没有', () => {
  const known = new Set([...personById.values()].map(({ name }) => name))
  for (const { _id, class: code, keeper } of living) {
    expect([_id, keeper !== undefined]).toEqual([_id, code !== 'fitness' && code !== 'leisure'])
    if (keeper) expect([_id, Object.keys(keeper), known.has(keeper.name)]).toEqual([_id, ['name'], false])
  }
})

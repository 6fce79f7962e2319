import { isInside, toMetres } from '../../../data/jinghu/generate/geometry'
import { areaById, ofKind, shapeOf, stations } from './district'

test('镜湖区有 128 个驿站，每个社区至少两个，名字不重复', () => {
  expect(stations).toHaveLength(128)
  expect(new Set(stations.map(({ name }) => name)).size).toBe(128)
  for (const { _id } of ofKind('community'))
    expect(stations.filter(({ area }) => areaById.get(area)?.path.includes(_id)).length).toBeGreaterThanOrEqual(2)
})

test('每个驿站就在它的网格里；编号印得进小程序码（32 个字符）', () => {
  for (const { _id, area, point } of stations) {
    const border = shapeOf.get(area)?.[0] ?? []
    expect(isInside(toMetres(point), border.map(toMetres))).toBe(true)
    expect(`s=${_id}`).toMatch(/^s=[\w.:-]{1,30}$/)
  }
})

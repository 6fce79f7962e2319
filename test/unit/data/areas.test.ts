import { readStreets } from '../../../data/jinghu/generate/source'
import { areaById, areas, ofKind } from './district'

const WIDTH = { district: 6, street: 9, community: 12, village: 12, grid: 15 }

test('镜湖区有 10 个街道、55 个社区、12 个村、696 个网格', () => {
  expect(ofKind('district')).toHaveLength(1)
  expect(ofKind('street')).toHaveLength(10)
  expect(ofKind('community')).toHaveLength(55)
  expect(ofKind('village')).toHaveLength(12)
  expect(ofKind('grid')).toHaveLength(696)
})

test('街道、社区、村的名称和代码与统计局的一致', () => {
  for (const street of readStreets()) {
    expect(areaById.get(street.code)).toMatchObject({ kind: 'street', name: street.name })
    for (const place of street.places) {
      expect(areaById.get(place.code)).toMatchObject({ kind: place.kind, name: place.name })
    }
  }
  expect(areaById.get('340202013001')?.name).toBe('三山里社区')
  expect(areaById.get('340202012211')?.name).toBe('斗村村')
})

test('每个代码的长度合乎级别，以上级代码开头，不重复', () => {
  expect(areaById.size).toBe(areas.length)
  for (const area of areas) {
    expect(area._id).toBe(area.code)
    expect(area.code).toMatch(new RegExp(`^\\d{${WIDTH[area.kind]}}$`))
    expect(area.path.at(-1)).toBe(area._id)
    const parent = area.path.at(-2)
    if (area.kind === 'district') expect(parent).toBeUndefined()
    else expect(area.path).toEqual([...(areaById.get(parent ?? '')?.path ?? []), area._id])
    if (parent) expect(area.code.startsWith(parent)).toBe(true)
  }
})

test('每个社区至少 5 个网格，从第01网格起连续编号；村不设网格', () => {
  for (const community of ofKind('community')) {
    const grids = ofKind('grid').filter((grid) => grid.path.includes(community._id))
    expect(grids.length).toBeGreaterThanOrEqual(5)
    expect(grids.map((grid) => grid.name)).toEqual(grids.map((_, i) => `第${String(i + 1).padStart(2, '0')}网格`))
  }
  for (const grid of ofKind('grid')) expect(areaById.get(grid.path.at(-2) ?? '')?.kind).toBe('community')
})

test('生成的内容都标明是示例', () => {
  expect(areas.every((area) => area.sample)).toBe(true)
})

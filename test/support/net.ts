import type { AreaKind } from '../../cloudfunctions/contract/area'
import type { AreaBorder, Corner, Ring } from '../../cloudfunctions/contract/atlas'
import type { Area } from '../../cloudfunctions/domain/area'
import type { Ground } from '../../cloudfunctions/domain/atlas'

/** South-west corner of the little town, in micro-degrees. */
export const HERE: Corner = [118_380_000, 31_340_000]
/** Side of a grid: some 95 by 111 metres. */
export const SIDE = 1_000

export const corner = (x: number, y: number): Corner => [HERE[0] + Math.round(x * SIDE), HERE[1] + Math.round(y * SIDE)]
export const box = (x: number, y: number, width = 1, height = 1): Ring => [
  corner(x, y),
  corner(x + width, y),
  corner(x + width, y + height),
  corner(x, y + height),
]

const facts: Array<[id: string, kind: AreaKind, name: string, code: string, path: string[]]> = [
  ['d', 'district', '镜湖区', '340202', []],
  ['s', 'street', '赭麓街道', '340202014', ['d']],
  ['c', 'community', '车站社区', '340202014002', ['d', 's']],
  ['g1', 'grid', '第01网格', '340202014002001', ['d', 's', 'c']],
  ['g2', 'grid', '第02网格', '340202014002002', ['d', 's', 'c']],
  ['g3', 'grid', '第03网格', '340202014002003', ['d', 's', 'c']],
  ['g4', 'grid', '第04网格', '340202014002004', ['d', 's', 'c']],
  ['v', 'village', '天城村', '340202014200', ['d', 's']],
]

/** Two by two grids in one community, a village east of them, all in one street; corners are shared. */
export function town(): Ground {
  const areas = new Map(
    facts.map(([id, kind, name, code, above]): [string, Area] => [
      id,
      { _id: id, schemaVersion: 1, kind, name, code, path: [...above, id], centre: [118.3805, 31.3405] },
    ]),
  )
  const whole: Ring = [
    corner(0, 0),
    corner(1, 0),
    corner(2, 0),
    corner(3, 0),
    corner(3, 1),
    corner(3, 2),
    corner(2, 2),
    corner(1, 2),
    corner(0, 2),
    corner(0, 1),
  ]
  const community: Ring = [
    corner(0, 0),
    corner(1, 0),
    corner(2, 0),
    corner(2, 1),
    corner(2, 2),
    corner(1, 2),
    corner(0, 2),
    corner(0, 1),
  ]
  const village: Ring = [corner(2, 0), corner(3, 0), corner(3, 1), corner(3, 2), corner(2, 2), corner(2, 1)]
  const rings: Record<string, Ring> = {
    ...{ s: whole, c: community, v: village },
    ...{ g1: box(0, 0), g2: box(1, 0), g3: box(0, 1), g4: box(1, 1) },
  }
  const net = new Map(
    Object.entries(rings).map(([id, ring]): [string, AreaBorder] => {
      const { kind, name, path } = areas.get(id)!
      return [id, { id, kind, name, parent: path.at(-2) ?? '', rings: [ring] }]
    }),
  )
  return { root: areas.get('d')!, areas, net }
}

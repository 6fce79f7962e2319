import type { AtlasArea, AtlasDetail, Corner, RedrawInput, Ring } from '../../cloudfunctions/contract/atlas'

const isAt = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1]

/** What is sent when a corner that several areas share is moved in all of them. */
export function movedTogether(
  { version, borders }: AtlasDetail,
  from: Corner,
  to: Corner,
  only?: string[],
): RedrawInput {
  const moved = borders
    .filter(({ id, rings }) => (only ?? [id]).includes(id) && rings.flat().some((one) => isAt(one, from)))
    .map(({ id, rings }) => ({ id, rings: rings.map((ring) => ring.map((one) => (isAt(one, from) ? to : one))) }))
  return { version, moved }
}

/** A corner of the first that only areas of its own community share: it can move freely. */
export function innerCorner({ borders }: AtlasDetail): Corner {
  const [own, ...others] = borders
  const above = others.filter(({ kind }) => kind !== 'grid').flatMap(({ rings }) => rings.flat())
  const found = own?.rings[0]?.find((one) => !above.some((other) => isAt(one, other)))
  if (!found) throw new Error('every corner lies on the border of its community')
  return found
}

/** A ring cut in two along a line between two of its corners. */
export function split(ring: Ring, from: number, to: number): [Ring, Ring] {
  return [ring.slice(from, to + 1), [...ring.slice(to), ...ring.slice(0, from + 1)]]
}

export const middleOf = (ring: Ring): Corner => [
  Math.round(ring.reduce((sum, [lng]) => sum + lng, 0) / ring.length),
  Math.round(ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length),
]

const area = (id: string, kind: AtlasArea['kind'], name: string, code: string, parent: string): AtlasArea => ({
  ...{ id, kind, name, code, parent, former: [], centre: [118_380_000, 31_340_000], canDescribe: true },
})

/** A district with one community of two grids, of which the second was renumbered. */
export const atlasAreas: AtlasArea[] = [
  area('d', 'district', '镜湖区', '340202', ''),
  area('c', 'community', '车站社区', '340202014002', 'd'),
  { ...area('g1', 'grid', '第01网格', '340202014002001', 'c'), population: 394, worker: '王秀兰' },
  { ...area('g2', 'grid', '第02网格', '340202014002002', 'c'), former: [{ code: '340202014002009', until: 0 }] },
]

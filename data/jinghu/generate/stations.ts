import type { Place } from '../../../cloudfunctions/domain/place'
import type { Area } from './documents'
import { MAIN_GRID } from './plot'

/** 先锋驿站 of the district. */
const STATIONS = 128

/**
 * 示例: as many stations as there are, spread over the communities: two each, the largest have one more. Each stands in the
 * middle of a grid.
 */
export function stations(areas: Area[]): Place[] {
  const communities = areas.filter(({ kind }) => kind === 'community')
  const gridsOf = new Map(
    communities.map((community) => [
      community,
      areas.filter(({ kind, path }) => kind === 'grid' && path.includes(community._id)),
    ]),
  )
  const each = Math.floor(STATIONS / communities.length)
  const bySize = [...gridsOf].sort(([, a], [, b]) => b.length - a.length).map(([community]) => community)
  const withMore = new Set(bySize.slice(0, STATIONS - each * communities.length))
  return [...gridsOf].flatMap(([community, grids]) =>
    spread(grids, each + (withMore.has(community) ? 1 : 0)).map((grid) => station(community, grid)),
  )
}

/** That many grids, evenly along the numbers; the demonstration's own among them when it is one of these. */
function spread(grids: Area[], count: number): Area[] {
  const chosen = Array.from({ length: count }, (_, i) => grids[Math.floor(((i + 0.5) * grids.length) / count)])
  const main = grids.find(({ _id }) => _id === MAIN_GRID)
  if (main && !chosen.includes(main)) chosen[0] = main
  return chosen.filter((grid) => grid !== undefined)
}

const station = (community: Area, grid: Area): Place => ({
  _id: `st-${grid.code}`,
  schemaVersion: 2,
  kind: 'station',
  class: 'station',
  name: `${community.name}${grid.name}先锋驿站`,
  area: grid._id,
  path: grid.path,
  street: grid.path[1] ?? '',
  community: community._id,
  address: `${community.name}${grid.name}`,
  point: grid.centre,
  phone: '0553-0000000',
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [['08:30', '17:30']] }],
  exceptions: [],
  photos: [],
  services: ['water', 'rest'],
  extended: [],
  accessibility: [],
  sample: true,
})

/** 示例: where the stations stand, when they are open, and what they have. The grid's worker looks after each. */
import type { Place } from '../../../cloudfunctions/domain/place'
import type { Area } from './documents'
import { ALL_DAY, closedOn, daily, officeHolidays, shopHolidays } from './opening'
import { MAIN_GRID } from './plot'
import { pick, randomFor, type Random } from './random'
import type { Sites } from './sites'

/** 先锋驿站 of the district. */
const STATIONS = 128

/**
 * As many stations as there are, spread over the communities: two each, the largest have one more. Each stands in the
 * middle of a grid.
 */
export function stations(areas: Area[], sites: Sites): Place[] {
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
  const standing = [...gridsOf].flatMap(([community, grids]) =>
    spread(grids, each + (withMore.has(community) ? 1 : 0)).map((grid) => ({ community, grid })),
  )
  return standing.map(({ community, grid }, i) => station(community, grid, i, sites))
}

/** That many grids, evenly along the numbers; the demonstration's own among them when it is one of these. */
function spread(grids: Area[], count: number): Area[] {
  const chosen = Array.from({ length: count }, (_, i) => grids[Math.floor(((i + 0.5) * grids.length) / count)])
  const main = grids.find(({ _id }) => _id === MAIN_GRID)
  if (main && !chosen.includes(main)) chosen[0] = main
  return chosen.filter((grid) => grid !== undefined)
}

/** 物业服务办公室、小区架空层: where the article says they are. */
const DOORS = ['物业服务办公室', '小区架空层', '居民活动室旁']
const HOURS = [
  daily(['08:30', '17:30']),
  daily(['08:30', '17:30']),
  daily(['08:30', '12:00'], ['14:00', '17:30']),
  daily(['07:30', '20:00']),
  closedOn([7], ['08:30', '18:00']),
]
/** Besides water and a seat, which all have. */
const MORE_SERVICES = ['charging', 'wifi', 'toolbox', 'books', 'toilet', 'room']

function station(community: Area, grid: Area, index: number, sites: Sites): Place {
  const random = randomFor(`station of ${grid.code}`)
  const isMain = grid._id === MAIN_GRID
  // 每十六个有一个自助的，全天开门.
  const isSelfService = !isMain && index % 16 === 9
  return {
    _id: `st-${grid.code}`,
    schemaVersion: 2,
    kind: 'station',
    class: 'station',
    name: `${community.name}${grid.name}先锋驿站`,
    area: grid._id,
    path: grid.path,
    street: grid.path[1] ?? '',
    community: community._id,
    address: `${community.name}${grid.name}${pick(DOORS, random)}`,
    point: sites.take(grid._id, grid.centre) ?? sites.find(grid._id, random, grid.centre),
    phone: `0553-000${2001 + index}`,
    hours: isMain ? daily(['08:30', '17:30']) : isSelfService ? daily(ALL_DAY) : pick(HOURS, random),
    exceptions: isSelfService ? [] : isMain || random() < 0.3 ? officeHolidays() : shopHolidays(),
    photos: [],
    services: isMain ? ['wifi', 'charging', 'water', 'rest', 'toolbox'] : services(random),
    extended: [],
    accessibility: random() < 0.6 || isMain ? ['无障碍坡道'] : [],
    ...(grid.worker && { keeper: { name: grid.worker.name, person: grid.worker.person } }),
    sample: true,
  }
}

/** In the order of the legend. */
function services(random: Random): string[] {
  const more = MORE_SERVICES.filter((_, i) => random() < 0.7 - i * 0.1)
  return ['wifi', 'charging', 'water', 'rest', 'books', 'toolbox', 'toilet', 'room'].filter(
    (code) => code === 'water' || code === 'rest' || more.includes(code),
  )
}

/** 示例: a party-service centre (党群服务中心) in each community. Its clerk looks after it. */
import type { Place, WeeklySpan } from '../../../cloudfunctions/domain/place'
import type { Area } from './documents'
import { daily, officeHolidays, onDays } from './opening'
import { pick, randomFor, type Random } from './random'
import type { Sites } from './sites'

/**
 * 55个社区累计提供拓展服务110项: counted as what each community offers, added up. 免费理发 in two centres counts twice, as it
 * does for whoever has to arrange it; the names are examples but for the article's two, 健康课堂 and 免费理发.
 */
const EXTENDED_IN_ALL = 110
const MOST_EXTENDED = 4
const EXTENDED = [
  '健康课堂',
  '免费理发',
  '量血压',
  '配钥匙',
  '法律咨询',
  '缝补衣裤',
  '磨剪刀',
  '小家电维修',
  '代办代跑',
  '手机课堂',
  '四点半课堂',
  '亲子阅读',
  '书法班',
  '太极班',
  '心理疏导',
  '就业咨询',
  '老年餐代订',
  '义诊',
]
const ALL_SERVICES = ['wifi', 'charging', 'water', 'rest', 'books', 'toolbox', 'toilet', 'room']
/** Of every seven centres one has no room to spare for this. */
const MISSING = ['room', 'books']

const WEEKDAYS = [1, 2, 3, 4, 5]
const WEEKEND = [6, 7]
const HOURS: WeeklySpan[][] = [
  daily(['08:30', '17:30']),
  [onDays(WEEKDAYS, ['08:30', '20:00']), onDays(WEEKEND, ['09:00', '17:00'])],
  [onDays(WEEKDAYS, ['08:30', '11:30'], ['14:00', '17:30']), onDays([6], ['09:00', '12:00'])],
  [onDays(WEEKDAYS, ['08:30', '17:30']), onDays(WEEKEND, ['09:00', '11:30'], ['14:00', '17:00'])],
]

export function centres(areas: Area[], sites: Sites): Place[] {
  const communities = areas.filter(({ kind }) => kind === 'community')
  const shares = shareExtended(communities.length)
  return communities.map((community, i) => {
    const grids = areas.filter(({ kind, path }) => kind === 'grid' && path.includes(community._id))
    const grid = grids.find(({ _id }) => sites.holds(_id, community.centre)) ?? grids[0]
    if (!grid) throw new Error(`${community.name} has no grid`)
    return centre(community, grid, i, shares[i] ?? 0, sites)
  })
}

function centre(community: Area, grid: Area, index: number, extended: number, sites: Sites): Place {
  const random = randomFor(`centre of ${community.code}`)
  const [clerk] = community.staff ?? []
  return {
    _id: `ce-${community.code}`,
    schemaVersion: 2,
    kind: 'centre',
    class: 'centre',
    name: `${community.name}党群服务中心`,
    area: grid._id,
    path: grid.path,
    street: grid.path[1] ?? '',
    community: community._id,
    address: `${community.name}${grid.name}社区办公楼一楼`,
    point: sites.find(grid._id, random, community.centre),
    phone: `0553-000${3001 + index}`,
    hours: pick(HOURS, random),
    exceptions: officeHolidays(),
    photos: [],
    services: ALL_SERVICES.filter((code) => index % 7 !== 3 || code !== MISSING[index % MISSING.length]),
    extended: drawn(extended, random),
    accessibility: ['无障碍坡道', '无障碍卫生间', ...(random() < 0.4 ? ['轮椅借用'] : [])],
    ...(clerk && { keeper: { name: clerk.name, person: clerk.person } }),
    sample: true,
  }
}

/** One each, and what is left given out by chance. */
function shareExtended(count: number): number[] {
  const random = randomFor('shares of extended services')
  const shares = Array.from({ length: count }, () => 1)
  for (let left = EXTENDED_IN_ALL - count; left > 0;) {
    const i = Math.floor(random() * count)
    if ((shares[i] ?? 0) >= MOST_EXTENDED) continue
    shares[i] = (shares[i] ?? 0) + 1
    left -= 1
  }
  return shares
}

/** The first ones come up more often: they are what the article names. */
function drawn(count: number, random: Random): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(EXTENDED[Math.floor(random() * random() * EXTENDED.length)] ?? '')
  return EXTENDED.filter((name) => names.has(name))
}

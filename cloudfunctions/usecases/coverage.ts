import type { CoverageView, WhatIfView } from '../contract/circle'
import type { Refusal } from '../contract/envelope'
import type { Parsed } from '../contract/api'
import { type Area, locate } from '../domain/area'
import {
  areasOfNodes,
  coverageRows,
  covered,
  type NodeAreas,
  settle,
  type Settlement,
  thingsOf,
  whatIf as tryOut,
  worstGaps,
} from '../domain/coverage'
import { dayTime } from '../domain/moment'
import type { Network } from '../domain/network'
import { isStaffRole, type Person } from '../domain/person'
import type { LngLat } from '../domain/plane'
import { isAfloat, metresWithin, SNAP_LIMIT, unreachedOf } from '../domain/reach'
import { isRefusal, refuse } from '../domain/refusal'
import type { Table } from '../domain/table'
import type { Walker } from '../domain/walker'
import { groundOf } from './circle-ground'
import type { Caller } from './serve'
import type { CirclePorts } from './ports/circle'

/** 本辖区的居民走得到什么。 One round trip. */
export async function coverage(
  { scope, minutes }: Parsed<'circle', 'coverage'>,
  call: Caller<CirclePorts>,
): Promise<CoverageView | Refusal> {
  const plan = await planOf(scope, minutes, call)
  if (isRefusal(plan)) return plan
  const { settlement, table, walker, limit, legend, own, below } = plan
  const things = thingsOf(legend)
  const sums = covered(settlement, table, things, limit)
  const rows = coverageRows(settlement, sums, things, below)
  const unreached = unreachedOf(walker.network, table.facts.places)
  return {
    scope,
    name: own.name,
    minutes,
    residents: settlement.residents,
    rows,
    gaps: worstGaps(rows),
    placesText: `按 ${dayTime(table.facts.at)} 的地点${unreached > 0 ? `，其中 ${unreached} 处附近没有路` : ''}`,
    basisText: `按${walker.network.facts.label}和网格人口计算`,
  }
}

/** 要是在这里设一处。 One round trip. */
export async function whatIf(
  { scope, minutes, point, services }: Parsed<'circle', 'whatIf'>,
  call: Caller<CirclePorts>,
): Promise<WhatIfView | Refusal> {
  const plan = await planOf(scope, minutes, call)
  if (isRefusal(plan)) return plan
  const { walker, limit, legend, settlement } = plan
  const things = thingsOf(legend).filter(({ code }) => services.includes(code))
  if (things.length < services.length) return refuse('circle/no-service', '没有这种服务，请重新选择', 'services')
  const at: LngLat = [point.lng, point.lat]
  if (isAfloat(at, walker.network)) return refuse('circle/afloat', '这里在水面上，请把点放到岸边', 'point')
  if (!locate(at, await call.ports.reference.shapes()))
    return refuse('area/outside', '这个位置不在本区范围内，请重新选择', 'point')
  const snap = walker.network.snap(at, SNAP_LIMIT)
  if (!snap) return refuse('circle/no-path', '这里走不到，请把点放到路边', 'point')
  return {
    outline: walker.outline(snap, limit),
    residents: settlement.residents,
    rows: tryOut({ ...plan, walk: walker.walk }, snap, things, limit),
  }
}

interface Plan {
  settlement: Settlement
  table: Table
  walker: Walker
  /** Decimetres. */
  limit: number
  legend: Parameters<typeof thingsOf>[0]
  own: Area
  /** The areas gaps are told by. */
  below: Area[]
}

/** Everything a planner's question rests on, for those who may ask it. */
async function planOf(scope: string, minutes: number, { ports, actor }: Caller<CirclePorts>): Promise<Plan | Refusal> {
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  const path = scope === district.root ? [scope] : shapes.pathOf(scope)
  if (!path) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'scope')
  if (!plans(actor, path)) return refuse('circle/not-staff', '只有本辖区的社区、街道和区网格中心可以看')
  const [{ settings, walker, table }, areas] = await Promise.all([groundOf(ports), ports.areas.below(scope)])
  const limit = Math.round(metresWithin(minutes, 'normal', settings) * 10)
  if (!walker || !table?.answers(walker.network, limit))
    return refuse('circle/no-table', '步行路网还没有算好，请区网格中心重新计算')
  const own = areas.find(({ _id }) => _id === scope)
  const homes = areas.filter(({ kind }) => kind === 'grid' || kind === 'village')
  return {
    settlement: settle(homes, walker.network, nodeAreasOf(walker.network, shapes)),
    table,
    walker,
    limit,
    legend: settings.legend,
    own: own ?? { ...areas[0]!, _id: scope, name: district.name },
    below: areas.filter(({ kind }) => tellingLevel(path.length).includes(kind)),
  }
}

/** 缺口说到哪一级：区和街道里说社区、村，社区里说网格。 */
const tellingLevel = (depth: number): Array<Area['kind']> => (depth < 3 ? ['community', 'village'] : ['grid'])

/** 社区、街道、区的工作人员，看自己辖区的。 */
const plans = (person: Person, path: string[]): boolean =>
  person.roles.some(({ role, scope }) => isStaffRole(role) && path.includes(scope))

/** Geometry of one network and its borders, worked out once by each instance. */
const kept = new WeakMap<Network, NodeAreas>()

function nodeAreasOf(network: Network, shapes: Parameters<typeof areasOfNodes>[1]): NodeAreas {
  const found = kept.get(network) ?? areasOfNodes(network, shapes)
  kept.set(network, found)
  return found
}

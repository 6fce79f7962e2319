import polygonClipping, { type Ring } from 'polygon-clipping'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { bendsOf } from './bends'
import type { Ground } from './ground'

/** A shore is kept this exactly, and this far around the paths (metres): a river is longer than a district. */
const EXACT_METRES = 3
const AROUND_METRES = 1500

/** The waters near the nodes, cut off beyond, as rings that are not closed. */
export function shoresOf(waters: LngLat[][], nodes: LngLat[], ground: Ground): LngLat[][] {
  const points = nodes.map((node) => ground.metres(node))
  const reach = (axis: 0 | 1, sign: 1 | -1): number =>
    sign * (points.reduce((most, point) => Math.max(most, sign * point[axis]), -Infinity) + AROUND_METRES)
  const [west, south, east, north] = [reach(0, -1), reach(1, -1), reach(0, 1), reach(1, 1)]
  const frame: Ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return waters
    .filter(({ length }) => length > 2)
    .flatMap((ring) => polygonClipping.intersection([ring.map((at) => ground.metres(at))], [frame]))
    .map(([outer = []]) => bendsOf(outer, EXACT_METRES).map((bend) => ground.degrees(outer[bend]!)))
    .filter(({ length }) => length > 3)
    .map((ring) => ring.slice(0, -1))
}

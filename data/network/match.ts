/** Whether a map's paths lie where the district's places do. */
import type { Conversion } from '../../cloudfunctions/contract/place-import'
import { gcj02Of } from '../../cloudfunctions/domain/datum'
import type { Network } from '../../cloudfunctions/domain/network'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { SNAP_LIMIT, unreachedOf } from '../../cloudfunctions/domain/reach'
import { ImportFailure } from './failure'

type Place = { point: LngLat }

/**
 * Doors stand at paths. A map in the other datum lies some 500 m off and still has a path near every door of a town, only
 * not so near: so it is told by how near the middle one of the doors is, as the coordinates are and as they would be.
 * @param convert what has been done to the coordinates
 * @throws ImportFailure when most places have no path within reach, or the other datum fits far better
 */
export function assertFitting(network: Network, places: Place[], convert: Conversion | 'none' | undefined): void {
  if (places.length === 0) return
  const points = places.map(({ point }) => point)
  const other = points.map(convert === 'wgs84' ? gcj02Of : wgs84Of)
  const [asIs, otherwise] = [middle(network, points), middle(network, other)]
  if (convert !== 'none' && otherwise < asIs / 2 && asIs - otherwise > CLEARLY)
    throw new ImportFailure(
      convert === 'wgs84'
        ? `这些坐标像是已经换算过的：不换算，地点离路 ${metres(otherwise)}，换算了 ${metres(asIs)}。确认后加 --convert none`
        : `这些坐标像是 WGS-84 的：换算以后，地点离路 ${metres(otherwise)}，现在 ${metres(asIs)}。确认后加 --convert wgs84；确实不用换算，加 --convert none`,
    )
  const unreached = unreachedOf(network, places)
  if (unreached > places.length / 2)
    throw new ImportFailure(
      `${places.length} 个地点里 ${unreached} 个附近没有路：这份地图不是这里的，或者坐标要换算（--convert）`,
    )
}

/** Metres by which a datum has to fit better before anything is said. */
const CLEARLY = 5

/** The way back is as long as the way there, to a centimetre. */
function wgs84Of(point: LngLat): LngLat {
  const [lng, lat] = gcj02Of(point)
  return [2 * point[0] - lng, 2 * point[1] - lat]
}

/** Metres from the middle one of the points to its nearest path; those without one count as if it were at the limit. */
function middle(network: Network, points: LngLat[]): number {
  const away = points.map((point) => (network.snap(point, SNAP_LIMIT)?.away ?? SNAP_LIMIT * 10) / 10)
  return away.sort((one, other) => one - other)[away.length >> 1] ?? 0
}

const metres = (length: number): string => `${Math.round(length)} 米`

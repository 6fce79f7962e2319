/** The plane the builder measures on, and what is asked of every coordinate before it gets there. */
import { gcj02Of } from '../../cloudfunctions/domain/datum'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { NetworkFailure } from './extract'
import type { Point } from './fence'

export type Datum = 'wgs84' | 'gcj02'

const METRES_PER_DEGREE = 111_195

const isInChina = (lng: number, lat: number): boolean => lng > 73 && lng < 136 && lat > 3 && lat < 54

/** In GCJ-02. @throws NetworkFailure for a point that is none, or not in China */
export function settled(at: LngLat, datum: Datum): LngLat {
  const [lng, lat] = at
  if (!isInChina(lng, lat)) {
    if (isInChina(lat, lng))
      throw new NetworkFailure(`经纬度写反了：${lng}, ${lat}。应是经度在前、纬度在后，请调换两列后再导入。`)
    throw new NetworkFailure(`坐标 ${lng}, ${lat} 不在中国境内，请检查是不是投影坐标（应是度），或选错了区域。`)
  }
  return datum === 'wgs84' ? gcj02Of(at) : at
}

/** A point of the extract, on the plane. */
export interface Spot {
  at: Point
  elevation: number | undefined
  isShut: boolean
}

/** Metres east and north of a point; good to 0.1 % over a district. */
export class Ground {
  private readonly metresPerLng: number

  constructor(private readonly origin: LngLat) {
    this.metresPerLng = METRES_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180)
  }

  metres([lng, lat]: LngLat): Point {
    return [(lng - this.origin[0]) * this.metresPerLng, (lat - this.origin[1]) * METRES_PER_DEGREE]
  }

  degrees([x, y]: Point): LngLat {
    return [x / this.metresPerLng + this.origin[0], y / METRES_PER_DEGREE + this.origin[1]]
  }
}

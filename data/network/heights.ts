import Flatbush from 'flatbush'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { NetworkFailure } from './extract'
import { settled } from './ground'

/** A measured point speaks for what is nearer than this: about 100 m. */
const NEAR_DEGREES = 0.001

/** Metres above the sea near a point. */
export type Heights = (at: LngLat) => number | undefined

/** Reads lines of `lng,lat,metres`, with or without a heading. @throws NetworkFailure naming the line */
export function readHeights(text: string, name: string): Heights {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => (cell.trim() === '' ? NaN : Number(cell))))
  const heading = rows[0]?.some(Number.isNaN) ? 1 : 0
  rows.splice(0, heading)
  const wrong = rows.findIndex((row) => row.length < 3 || row.slice(0, 3).some(Number.isNaN))
  if (rows.length === 0 || wrong >= 0)
    throw new NetworkFailure(`${name} 第 ${Math.max(0, wrong) + heading + 1} 行读不出高程，每行应是“经度,纬度,米”。`)
  const index = new Flatbush(rows.length)
  for (const [lng = 0, lat = 0] of rows) {
    // Only asked whether it is one: points are looked up as they are.
    settled([lng, lat], 'gcj02')
    index.add(lng, lat, lng, lat)
  }
  index.finish()
  return ([lng, lat]) => rows[index.neighbors(lng, lat, 1, NEAR_DEGREES)[0] ?? -1]?.[2]
}

import type { Legend } from '../contract/place'
import type { Conversion, Fits, ImportReport, PlaceRow } from '../contract/place-import'
import { locate } from './area'
import { gcj02Of } from './datum'
import type { Place } from './place'
import type { Shapes } from './shapes'

export type Position = [lng: number, lat: number]

/** The district as an import needs it. */
export interface Ground {
  shapes: Shapes
  legend: Legend
  /** Communities and villages, id → name. */
  communities: Map<string, string>
}

interface Lying {
  /** Undefined: outside the district, or in water. */
  path?: string[]
  /** Name of the community or village it lies in. */
  community?: string
  /** In a community, whose parts are grids; villages have none. */
  isGridded: boolean
}

export function lyingAt(point: Position, { shapes, communities }: Ground): Lying {
  const path = shapes.isWater(point) ? undefined : locate(point, shapes)
  const community = communities.get(path?.find((id) => communities.has(id)) ?? '')
  return {
    ...(path && { path }),
    ...(community !== undefined && { community }),
    isGridded: path?.length === 4,
  }
}

/** Where a place belongs by its point; undefined outside the district and in water. */
export function siteOf(
  point: Position,
  shapes: Shapes,
): Pick<Place, 'area' | 'path' | 'street' | 'community'> | undefined {
  const path = shapes.isWater(point) ? undefined : locate(point, shapes)
  const [area, street] = [path?.at(-1), path?.[1]]
  if (!path || area === undefined || street === undefined) return undefined
  return { area, path, street, community: path.length === 4 ? (path.at(-2) ?? null) : null }
}

/** What a chosen conversion does to a point. */
export const CONVERSIONS: Record<Conversion, (point: Position) => Position> = {
  swap: ([lng, lat]) => [lat, lng],
  wgs84: gcj02Of,
}

/** Six decimals, about 0.1 m. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Where the row's point is after the conversion; undefined when there is none, or none on earth. */
export function pointOf({ lng, lat }: Pick<PlaceRow, 'lng' | 'lat'>, convert?: Conversion): Position | undefined {
  if (![lng, lat].every((text) => /^-?\d{1,3}(?:\.\d+)?$/.test(text))) return undefined
  const written: Position = [Number(lng), Number(lat)]
  const [x, y] = convert ? CONVERSIONS[convert](written) : written
  return Math.abs(x) <= 180 && Math.abs(y) <= 180 ? [rounded(x), rounded(y)] : undefined
}

/** How many rows lie where they say, as they are and after each conversion. */
export function fitsOf(rows: PlaceRow[], ground: Ground): Fits {
  const fitting = (convert?: Conversion) => rows.filter((row) => isFitting(row, convert, ground)).length
  return {
    rows: rows.length,
    named: rows.filter(({ community }) => community !== '').length,
    asIs: fitting(),
    swap: fitting('swap'),
    wgs84: fitting('wgs84'),
  }
}

function isFitting(row: PlaceRow, convert: Conversion | undefined, ground: Ground): boolean {
  const point = pointOf(row, convert)
  const { path, community } = point ? lyingAt(point, ground) : {}
  return path !== undefined && (row.community === '' || community === row.community)
}

/** Of several pages of one file. */
export const addedFits = (a: Fits, b: Fits): Fits => ({
  rows: a.rows + b.rows,
  named: a.named + b.named,
  asIs: a.asIs + b.asIs,
  swap: a.swap + b.swap,
  wgs84: a.wgs84 + b.wgs84,
})

/** A conversion has to put right this share of the rows, and at least one: a few slips of the pen are not a datum. */
const WORTH_OFFERING = 0.1

const OFFER_TEXT: Record<Conversion, string> = {
  swap: '经度和纬度像是写反了',
  wgs84: '坐标像是 WGS-84（卫星定位）的，微信地图用的是 GCJ-02，相差约 500 米',
}

/**
 * What should be asked of whoever imports the file; nothing is converted unless they say so. A shift of 500 m leaves most
 * points inside the district: it shows by the communities the rows name, and by points in the river.
 */
export function offerOf(fits: Fits): ImportReport['offer'] {
  const [convert, after] = fits.swap > fits.wgs84 ? (['swap', fits.swap] as const) : (['wgs84', fits.wgs84] as const)
  if (after - fits.asIs < Math.max(1, fits.rows * WORTH_OFFERING)) return undefined
  const text = `${OFFER_TEXT[convert]}：${fits.rows} 行里现在有 ${fits.asIs} 行的位置对得上，换算之后有 ${after} 行`
  return { convert, text }
}

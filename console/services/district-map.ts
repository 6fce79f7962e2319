export type Ring = Array<[lng: number, lat: number]>

export interface DrawnArea {
  id: string
  kind: 'street' | 'community' | 'village'
  name: string
  /** Id one level up. */
  parent: string
  rings: Ring[]
}

/** Borders in GCJ-02 degrees, as the build put them beside the page. */
export interface DistrictMap {
  areas: DrawnArea[]
  water: Ring[]
}

let loading: Promise<DistrictMap> | undefined

/** The district's borders; fetched once. @throws TypeError when they cannot be had; the next call tries again */
export function districtMap(): Promise<DistrictMap> {
  loading ??= fetch('map.json')
    .then((response) => response.json() as Promise<DistrictMap>)
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}

/** 赭山街道 → 赭山: what fits on a map. */
export const shortName = (name: string): string => name.replace(/(街道|社区|村)$/, '')

/** Which of five colours a load gets, measured against the heaviest. 0 is for nothing. */
export function stepOf(load: number, heaviest: number): 0 | 1 | 2 | 3 | 4 {
  if (load <= 0) return 0
  const share = load / Math.max(heaviest, 1)
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1
}

/** Where an area's name stands: the middle of the widest stretch on its middle line, inside even where it bends. */
export function insideOf(ring: Ring): [lng: number, lat: number] {
  const { west, east, south, north } = extentOf([ring])
  const lat = (south + north) / 2
  const cuts = ring
    .flatMap(([lng, at], index) => {
      const [nextLng, next] = ring[(index + 1) % ring.length] ?? [lng, at]
      return at > lat === next > lat ? [] : [lng + ((lat - at) / (next - at)) * (nextLng - lng)]
    })
    .sort((a, b) => a - b)
  const stretches = cuts.flatMap((from, index): Array<[number, number]> =>
    index % 2 === 0 ? [[from, cuts[index + 1] ?? from]] : [],
  )
  const [from, until] = stretches.sort(([a, b], [c, d]) => d - c - (b - a))[0] ?? [west, east]
  return [(from + until) / 2, lat]
}

/** Whether a point lies in the rings of an area; a hole is out of it. */
export const liesIn = ([lng, lat]: [number, number], rings: Ring[]): boolean =>
  rings.reduce((inside, ring) => {
    const cuts = ring.filter(([x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
      return y > lat !== nextY > lat && lng < x + ((lat - y) / (nextY - y)) * (nextX - x)
    })
    return cuts.length % 2 === 1 ? !inside : inside
  }, false)

/** The areas whose ground is a person's own: their area, or all streets of the district. */
export const groundOf = ({ areas }: DistrictMap, scope: string): DrawnArea[] => {
  const own = areas.filter(({ id }) => id === scope)
  return own.length > 0 ? own : areas.filter(({ kind }) => kind === 'street')
}

export interface Extent {
  west: number
  east: number
  south: number
  north: number
}

/** What a map must show to show these rings, in degrees. */
export function extentOf(rings: Ring[]): Extent {
  const extent: Extent = { west: 180, east: -180, south: 90, north: -90 }
  for (const [lng, lat] of rings.flat()) {
    extent.west = Math.min(extent.west, lng)
    extent.east = Math.max(extent.east, lng)
    extent.south = Math.min(extent.south, lat)
    extent.north = Math.max(extent.north, lat)
  }
  return extent
}

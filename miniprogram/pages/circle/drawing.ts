import type { Bounds, Legend, Point, ReachView, RouteView } from '../../../typings/contract'
import { polygonOf } from '../../components/grid-map/polygon'
import type { Found } from './found'
import { faceOf } from './found'

type Corner = Array<{ longitude: number; latitude: number }>
type LngLat = [number, number]

/** Ids of markers are numbers: where one sets out, where a pin was put, and the places after them. */
const HERE = 1
const PIN = 2
const FIRST = 3

const PINS = {
  station: '/images/pin-station.png',
  centre: '/images/pin-centre.png',
  basic: '/images/pin-basic.png',
  better: '/images/pin-better.png',
}
/** Where one sets out is a dot on the spot, low: it never lies over a number that is to be tapped. */
const HERE_DOT = { iconPath: '/images/dot-here.png', width: 22, height: 22, anchor: { x: 0.5, y: 0.5 } }
const PIN_HERE = { iconPath: '/images/pin-here.png', width: 32, height: 39 }
const SIZE = { width: 28, height: 34 }
/** Of the place that is chosen. */
const LARGE = { width: 38, height: 46 }

const at = ([longitude, latitude]: LngLat) => ({ longitude, latitude })

/** Which of the places a tapped marker stands for; −1 for where one sets out and the like. */
export const placeOfMarker = (markerId: number): number => markerId - FIRST

/** What is drawn on the map as markers. */
export interface Scenery {
  /** Where one sets out; null while that is not known. */
  from: LngLat | null
  fromText: string
  pin: Point | null
  /** Those found, and which of them are drawn, by their position. */
  found: Found[]
  shown: number[]
  /** Position of the place that is chosen; −1 for none. */
  chosen: number
  legend: Legend
}

/** 出发的地方、标的一点和各处地点；挨得近的由地图并成一个数，选中的那处不并。 */
export function markersOf({ from, fromText, pin, found, shown, chosen, legend }: Scenery) {
  const places = shown.flatMap((position) => {
    const place = found[position]
    if (!place) return []
    const isChosen = position === chosen
    return {
      id: position + FIRST,
      ...at(place.point),
      iconPath: PINS[faceOf(place, legend)],
      ...(isChosen ? { ...LARGE, zIndex: 9, callout: calloutOf(place.name) } : { ...SIZE, joinCluster: true }),
      ariaLabel: place.minutes === undefined ? place.name : `${place.name}，步行 ${place.minutes} 分钟`,
    }
  })
  return [
    ...(from ? [{ id: HERE, ...at(from), ...HERE_DOT, ariaLabel: `从${fromText}出发` }] : []),
    ...(pin
      ? [
          {
            id: PIN,
            ...at([pin.lng, pin.lat]),
            ...PIN_HERE,
            zIndex: 10,
            callout: calloutOf('这里'),
            ariaLabel: '标的地方',
          },
        ]
      : []),
    ...places,
  ]
}

const calloutOf = (content: string) => ({
  content,
  display: 'ALWAYS' as const,
  color: '#14212b',
  bgColor: '#ffffff',
  fontSize: 13,
  borderRadius: 8,
  padding: 6,
  textAlign: 'center' as const,
})

/** 走得到的范围，区里的主色，淡淡地填。 */
export const polygonsOf = (outline: ReachView['outline']) => outline.filter((ring) => ring.length > 2).map(polygonOf)

/** 走过去的路。 */
export const pathsOf = ({ line }: RouteView) =>
  line.length > 1
    ? [{ points: line.map(at), color: '#0a5a66ff', width: 6, borderColor: '#ffffffff', borderWidth: 2 }]
    : []

/** The box around points. @throws never: without a point it is the box around nothing, at 0, 0 */
export function boxOf(points: LngLat[]): Bounds {
  const [first = [0, 0]] = points
  return points.reduce<Bounds>(
    ({ west, south, east, north }, [lng, lat]) => ({
      west: Math.min(west, lng),
      south: Math.min(south, lat),
      east: Math.max(east, lng),
      north: Math.max(north, lat),
    }),
    { west: first[0], east: first[0], south: first[1], north: first[1] },
  )
}

/** Of a degree of longitude to one of latitude, here. */
const SHRUNK = 0.85

/** Degrees, some 150 m: two doors beside each other are not shown larger than their street. */
const LEAST = 0.0015
/** Room that is left, as a share of what is shown: above for a name, below for the card of the place. */
const ROOM = { above: 0.45, below: 1.3 }

/** What the map has to show at once, as WeChat wants it: two corners say as much as eighty points. */
export function framedBy(points: LngLat[]): Corner {
  if (points.length === 0) return []
  const { west, south, east, north } = boxOf(points)
  return [at([west, south]), at([east, north])]
}

/** The same for the way to a place, whose card lies over the foot of the map. */
export function framedWay(points: LngLat[]): Corner {
  if (points.length === 0) return []
  const { west, south, east, north } = boxOf(points)
  const wide = Math.max(0, LEAST - (east - west)) / 2
  const high = Math.max(north - south, LEAST)
  return [at([west - wide, north - high * (1 + ROOM.below)]), at([east + wide, north + high * ROOM.above])]
}

/** How far apart the middles of two boxes are (degrees of latitude, squared): for comparing. */
export function apart(one: Bounds, other: Bounds): number {
  const east = (one.west + one.east - other.west - other.east) / 2
  const north = (one.south + one.north - other.south - other.north) / 2
  return (east * SHRUNK) ** 2 + north ** 2
}

export const overlap = (one: Bounds, other: Bounds): boolean =>
  one.west < other.east && other.west < one.east && one.south < other.north && other.south < one.north

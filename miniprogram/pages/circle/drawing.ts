import type { Legend, Point, ReachView, RouteView } from '../../../typings/contract'
import { polygonOf } from '../../components/grid-map/polygon'
import type { Found } from './found'
import { faceOf } from './found'
import { at, boxOf, type Footprint, type LngLat } from './framing'

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
/** Over a hand-drawn map: the drawing has the houses and their names itself. */
const SMALL = { width: 18, height: 22 }
/** As many stand on a hand-drawn map one by one; of more, those close to each other become a number. */
const MOST_ON_DRAWING = 60
/** Of the place that is chosen. */
const LARGE = { width: 38, height: 46 }

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
  /** A hand-drawn map lies beneath. */
  isHandDrawn: boolean
}

/** 出发的地方、标的一点和各处地点；挨得近的由地图并成一个数，选中的那处不并；手绘地图上画得小，不盖住画上的名字。 */
export function markersOf({ from, fromText, pin, found, shown, chosen, legend, isHandDrawn }: Scenery) {
  const usual = isHandDrawn && shown.length <= MOST_ON_DRAWING ? SMALL : { ...SIZE, joinCluster: true }
  const places = shown.flatMap((position) => {
    const place = found[position]
    if (!place) return []
    const isChosen = position === chosen
    return {
      id: position + FIRST,
      ...at(place.point),
      iconPath: PINS[faceOf(place, legend)],
      ...(isChosen ? { ...LARGE, zIndex: 9, callout: calloutOf(place.name) } : usual),
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

/** How a name is written on the map; WeChat does not break it into lines. */
const NAME = { fontSize: 14, padding: 6, most: 15 }

const calloutOf = (content: string) => ({
  content: nameOnMap(content),
  display: 'ALWAYS' as const,
  color: '#14212b',
  bgColor: '#ffffff',
  fontSize: NAME.fontSize,
  borderRadius: 8,
  padding: NAME.padding,
  textAlign: 'center' as const,
})

const nameOnMap = (name: string): string => {
  const letters = [...name]
  return letters.length > NAME.most ? `${letters.slice(0, NAME.most - 1).join('')}…` : name
}

/** Pixels below each point of a way that the card of the place takes up. */
const CARD = 164
/** Around a point of the way. */
const AIR = 18

/** What has to be in sight of a way to a place: all of the line, and the place's name over its end. */
export function footprintsOf(line: LngLat[], { point, name }: Pick<Found, 'point' | 'name'>): Footprint[] {
  const { west, south, east, north } = boxOf([...line, point])
  const wide = [...nameOnMap(name)].length * NAME.fontSize + 2 * NAME.padding
  const high = LARGE.height + 1.5 * NAME.fontSize + 2 * NAME.padding
  const corners: LngLat[] = [
    [west, south],
    [east, north],
  ]
  return [
    ...corners.map((corner) => ({ point: corner, side: AIR, above: AIR, below: CARD })),
    { point, side: wide / 2 + AIR / 2, above: high + AIR, below: CARD },
  ]
}

/** 走得到的范围，区里的主色，淡淡地填。 */
export const polygonsOf = (outline: ReachView['outline']) => outline.filter((ring) => ring.length > 2).map(polygonOf)

/** 走过去的路。 */
export const pathsOf = ({ line }: RouteView) =>
  line.length > 1
    ? [{ points: line.map(at), color: '#0a5a66ff', width: 6, borderColor: '#ffffffff', borderWidth: 2 }]
    : []

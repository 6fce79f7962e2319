import type { Point } from '../../../../typings/contract'
import type { Stop } from './stops'

// Colours of the map, which knows no style variables: brand, amber, red of the tokens.
const COLOURS: Record<Stop['level'], string> = {
  normal: '#0f7c8a',
  soon: '#9a5c00',
  overdue: '#c62f26',
  done: '#1c7443',
  late: '#8c3f38',
  aside: '#5f6c78',
}
/** A map cannot do without a picture; this one is drawn too small to be seen, for the number stands on the spot. */
const UNSEEN = { iconPath: '/images/pin.png', width: 1, height: 1 }

const place = ({ lng, lat }: Point) => ({ longitude: lng, latitude: lat })

/** The most pressing first: it gives a shared bubble its colour. */
const LEVELS: Array<Stop['level']> = ['overdue', 'soon', 'normal', 'late', 'done', 'aside']
/** As many numbers stand in a bubble; of more, how many there are. */
const MOST_NUMBERS = 3

/** A bubble for each spot, with the numbers of its stops in the order of the walk and the colour of the closest deadline. */
export const markersOf = (stops: Stop[]) =>
  [...new Set(stops.map(({ spot }) => spot))].map((spot) => markerOf(stops, spot))

function markerOf(stops: Stop[], spot: string) {
  const here = stops.flatMap((stop, at) => (stop.spot === spot ? [{ ...stop, number: at + 1 }] : []))
  const [first] = here as [(typeof here)[number]]
  const numbers = here.map(({ number }) => number)
  const text = numbers.length > MOST_NUMBERS ? `${first.number} 等 ${numbers.length} 处` : numbers.join('、')
  const level = LEVELS.find((one) => here.some((stop) => stop.level === one)) ?? first.level
  return {
    id: first.number,
    ...place(first.point),
    ...UNSEEN,
    ariaLabel: `第 ${text}${numbers.length > MOST_NUMBERS ? '' : ' 处'}，${here.map(({ title }) => title).join('、')}`,
    callout: {
      content: text,
      display: 'ALWAYS' as const,
      color: '#ffffff',
      bgColor: COLOURS[level],
      fontSize: 14,
      borderRadius: 12,
      padding: 5,
      textAlign: 'center' as const,
    },
  }
}

/** The walk as a line from where the person is. */
export function linesOf(stops: Stop[], from: Point | undefined) {
  const points = [...(from ? [from] : []), ...stops.map(({ point }) => point)].map(place)
  return points.length > 1 ? [{ points, color: '#0f7c8acc', width: 4, dottedLine: true }] : []
}

/** Room around the stops, as a share of what they span: numbers stand above their places and take more. */
const ROOM = { above: 0.25, around: 0.1 }
/** Degrees, some 20 m: a single place is not shown larger than its street. */
const LEAST = 0.0002

/** Corners of what the map has to show at once; none without a stop. */
export function framedBy(stops: Stop[], from: Point | undefined) {
  const points = [...(from ? [from] : []), ...stops.map(({ point }) => point)]
  if (stops.length === 0) return []
  const [west, east] = bounds(points.map(({ lng }) => lng))
  const [south, north] = bounds(points.map(({ lat }) => lat))
  const [width, height] = [Math.max(east - west, LEAST), Math.max(north - south, LEAST)]
  return [
    { lng: west - width * ROOM.around, lat: south - height * ROOM.around },
    { lng: east + width * ROOM.around, lat: north + height * ROOM.above },
  ].map(place)
}

const bounds = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]

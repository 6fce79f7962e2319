import type { Point } from '../../../../typings/contract'
import type { Stop } from './stops'

// Colours of the map, which knows no style variables: brand, amber, red of the tokens.
const COLOURS: Record<Stop['level'], string> = {
  normal: '#0f7c8a',
  soon: '#9a5c00',
  overdue: '#c62f26',
  done: '#1c7443',
}
const PIN = '/images/pin.png'

const place = ({ lng, lat }: Point) => ({ longitude: lng, latitude: lat })

/** A pin for each stop, with its number in the order of the walk and the colour of its deadline. */
export const markersOf = (stops: Stop[]) =>
  stops.map(({ point, title, level }, at) => ({
    id: at + 1,
    ...place(point),
    iconPath: PIN,
    width: 20,
    height: 24,
    ariaLabel: `第 ${at + 1} 处，${title}`,
    callout: {
      content: String(at + 1),
      display: 'ALWAYS' as const,
      color: '#ffffff',
      bgColor: COLOURS[level],
      fontSize: 14,
      borderRadius: 12,
      padding: 5,
      textAlign: 'center' as const,
    },
  }))

/** The walk as a line from where the person is. */
export function linesOf(stops: Stop[], from: Point | undefined) {
  const points = [...(from ? [from] : []), ...stops.map(({ point }) => point)].map(place)
  return points.length > 1 ? [{ points, color: '#0f7c8acc', width: 4, dottedLine: true }] : []
}

/** What the map has to show at once. */
export const framedBy = (stops: Stop[], from: Point | undefined) =>
  [...(from ? [from] : []), ...stops.map(({ point }) => point)].map(place)

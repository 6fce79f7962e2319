import L from 'leaflet'

export interface Point {
  latitude: number
  longitude: number
}

export interface Polyline {
  points: Point[]
  color?: string
  width?: number
  dottedLine?: boolean
  arrowLine?: boolean
  borderColor?: string
  borderWidth?: number
}

export interface Circle extends Point {
  radius: number
  color?: string
  fillColor?: string
  strokeWidth?: number
}

export interface Polygon {
  points: Point[]
  strokeWidth?: number
  strokeColor?: string
  fillColor?: string
  zIndex?: number
  dashArray?: number[]
}

function positions(points: Point[]): L.LatLngTuple[] {
  return points.map(({ latitude, longitude }) => [latitude, longitude])
}

export function drawPolygon({
  points,
  strokeWidth = 2,
  strokeColor = '#000000',
  fillColor,
  dashArray,
}: Polygon): L.Polygon {
  return L.polygon(positions(points), {
    weight: strokeWidth,
    color: strokeColor,
    fill: fillColor !== undefined,
    ...(fillColor ? { fillColor } : {}),
    fillOpacity: 1,
    ...(dashArray ? { dashArray } : {}),
    interactive: false,
  })
}

/** A line with its border under it and, when asked, an arrow in the middle of each stretch. */
export function drawPolyline(polyline: Polyline): L.FeatureGroup {
  const { points, color = '#000000', width = 2, dottedLine, borderColor, borderWidth = 0 } = polyline
  const line = (weight: number, colour: string): L.Polyline =>
    L.polyline(positions(points), {
      color: colour,
      weight,
      ...(dottedLine ? { dashArray: [width * 2, width * 2] } : {}),
      interactive: false,
    })
  return L.featureGroup([
    ...(borderWidth > 0 && borderColor ? [line(width + borderWidth * 2, borderColor)] : []),
    line(width, color),
    ...(polyline.arrowLine ? drawArrows(points, width) : []),
  ])
}

function drawArrows(points: Point[], width: number): L.Marker[] {
  const size = Math.max(8, width * 1.6)
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to
    const html = document.createElement('i')
    html.style.transform = `rotate(${bearing(from, to)}deg)`
    const icon = L.divIcon({ className: 'wx-map-arrow', html, iconSize: [size, size] })
    const middle: L.LatLngTuple = [(from.latitude + to.latitude) / 2, (from.longitude + to.longitude) / 2]
    return L.marker(middle, { icon, interactive: false })
  })
}

/** Degrees clockwise from north, as drawn: the projection keeps angles. */
function bearing(from: Point, to: Point): number {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180)
  return (Math.atan2(east, to.latitude - from.latitude) * 180) / Math.PI
}

export function drawCircle({
  latitude,
  longitude,
  radius,
  color = '#000000',
  fillColor,
  strokeWidth = 1,
}: Circle): L.Circle {
  return L.circle([latitude, longitude], {
    radius,
    color,
    weight: strokeWidth,
    fill: fillColor !== undefined,
    ...(fillColor ? { fillColor } : {}),
    fillOpacity: 1,
    interactive: false,
  })
}

import L from 'leaflet'
import { reveal } from '../files'
import { type Point } from './map-shapes'

interface Words {
  content?: string
  color?: string
  fontSize?: number
  bgColor?: string
  borderRadius?: number
  borderWidth?: number
  borderColor?: string
  padding?: number
  textAlign?: string
}

export interface Marker extends Point {
  id?: number
  title?: string
  iconPath?: string
  width?: number | string
  height?: number | string
  rotate?: number
  alpha?: number
  zIndex?: number
  anchor?: { x: number; y: number }
  label?: Words & { anchorX?: number; anchorY?: number; x?: number; y?: number }
  callout?: Words & { display?: 'BYCLICK' | 'ALWAYS'; anchorX?: number; anchorY?: number }
  customCallout?: unknown
  ariaLabel?: string
  /** gives way to a count where markers stand too close */
  joinCluster?: boolean
  /** draws a cluster in the page's own way */
  clusterId?: number
}

interface MarkerListener {
  tapped(): void
  calloutTapped(): void
  labelTapped(): void
}

/** A marker with its label and callout; a callout shown by click opens with the marker's tap. */
export function drawMarker(marker: Marker, listener: MarkerListener): L.Marker {
  if (marker.customCallout) throw new Error('预览还不支持 marker.customCallout')
  const pin = pinOf(marker)
  const { width, height } = size(marker)
  const anchor = anchorOf(marker)
  const drawn = L.marker([marker.latitude, marker.longitude], {
    icon: L.divIcon({
      className: 'wx-map-marker',
      html: pin,
      iconSize: [width, height],
      iconAnchor: [width * anchor.x, height * anchor.y],
    }),
    opacity: marker.alpha ?? 1,
    zIndexOffset: (marker.zIndex ?? 0) * 1000,
    riseOnHover: false,
  })
  const spoken = marker.ariaLabel ?? marker.title
  if (spoken) drawn.on('add', () => drawn.getElement()?.setAttribute('aria-label', spoken))
  const label = pin.querySelector('.wx-map-label')
  const callout = pin.querySelector<HTMLElement>('.wx-map-callout')
  drawn.on('click', ({ originalEvent }: L.LeafletMouseEvent) => {
    const on = originalEvent.target
    if (on instanceof Node && callout?.contains(on)) return listener.calloutTapped()
    if (on instanceof Node && label?.contains(on)) return listener.labelTapped()
    if (callout && marker.callout?.display !== 'ALWAYS') callout.hidden = !callout.hidden
    listener.tapped()
  })
  return drawn
}

/** A cluster as WeChat draws it by itself: a round count. */
export function drawCluster({ latitude, longitude }: Point, count: number, tapped: () => void): L.Marker {
  const size = 32 + 6 * String(count).length
  const icon = L.divIcon({ className: 'wx-map-cluster', html: String(count), iconSize: [size, size] })
  const drawn = L.marker([latitude, longitude], { icon, zIndexOffset: 500 })
  drawn.on('add', () => drawn.getElement()?.setAttribute('aria-label', `${count} 个标记`))
  drawn.on('click', tapped)
  return drawn
}

function pinOf(marker: Marker): HTMLElement {
  const pin = document.createElement('div')
  pin.className = 'wx-map-pin'
  const { width, height } = size(marker)
  const anchor = anchorOf(marker)
  pin.style.cssText = `width:${width}px;height:${height}px`
  if (marker.iconPath) {
    const image = document.createElement('img')
    image.src = reveal(marker.iconPath, '')
    image.alt = ''
    if (marker.rotate) image.style.transform = `rotate(${marker.rotate}deg)`
    pin.append(image)
  } else pin.append(Object.assign(document.createElement('i'), { className: 'wx-map-default-pin' }))
  if (marker.label?.content) {
    const label = words('wx-map-label', marker.label)
    // it is placed from the point on the map, wherever the picture's anchor is
    label.style.left = `${(marker.label.anchorX ?? marker.label.x ?? 0) + width * anchor.x}px`
    label.style.top = `${(marker.label.anchorY ?? marker.label.y ?? 0) + height * anchor.y}px`
    pin.append(label)
  }
  if (marker.callout?.content ?? marker.title) {
    const callout = words('wx-map-callout', marker.callout ?? { content: marker.title ?? '' })
    callout.hidden = marker.callout?.display !== 'ALWAYS'
    pin.append(callout)
  }
  return pin
}

function words(className: string, style: Words): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.textContent = style.content ?? ''
  Object.assign(element.style, {
    color: style.color ?? '',
    fontSize: style.fontSize ? `${style.fontSize}px` : '',
    backgroundColor: style.bgColor ?? '',
    borderRadius: style.borderRadius === undefined ? '' : `${style.borderRadius}px`,
    border: style.borderWidth ? `${style.borderWidth}px solid ${style.borderColor ?? '#000'}` : '',
    padding: style.padding === undefined ? '' : `${style.padding}px`,
    textAlign: style.textAlign ?? '',
  })
  return element
}

/** The middle of the foot, unless said otherwise. */
function anchorOf({ anchor }: Marker): { x: number; y: number } {
  return anchor ?? { x: 0.5, y: 1 }
}

function size({ width = 30, height = 34 }: Marker): { width: number; height: number } {
  return { width: pixels(width), height: pixels(height) }
}

function pixels(value: number | string): number {
  const amount = typeof value === 'number' ? value : parseFloat(value)
  return String(value).endsWith('rpx') ? (amount * innerWidth) / 750 : amount
}

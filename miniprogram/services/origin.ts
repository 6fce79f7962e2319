import type { Origin } from '../../typings/contract'

type Query = Record<string, string | undefined>

/** What a code of ours carries → where its bearer stands: at the door of a place, or in a grid. */
const SCENE = /^([psg])=([\w:.-]{1,30})$/

/** 扫的码指的是哪里；别的码是 undefined。 */
export function originOfScene(scene: string): Origin | undefined {
  const [, kind, id] = SCENE.exec(scene) ?? []
  if (!id) return undefined
  return kind === 'g' ? { area: id } : { place: id }
}

/** 从哪里出发，写进地址里：`area=…`、`place=…` 或 `lng=…&lat=…`。 */
export function originQuery(from: Origin): string {
  if ('area' in from) return `area=${encodeURIComponent(from.area)}`
  if ('place' in from) return `place=${encodeURIComponent(from.place)}`
  return `lng=${from.point.lng}&lat=${from.point.lat}`
}

/** Reads what {@link originQuery} wrote, or the scene of a code; undefined when the address says nothing of it. */
export function originIn({ scene, area, place, lng, lat }: Query): Origin | undefined {
  if (scene) return originOfScene(decodeURIComponent(scene))
  if (place) return { place: decodeURIComponent(place) }
  if (area) return { area: decodeURIComponent(area) }
  const point = { lng: Number(lng), lat: Number(lat) }
  return lng && lat && Number.isFinite(point.lng) && Number.isFinite(point.lat) ? { point } : undefined
}

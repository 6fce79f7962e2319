import type { Origin } from '../contract/circle'
import type { Refusal } from '../contract/envelope'
import { areaText, chainOf, locate } from '../domain/area'
import { placeItem } from '../domain/place-view'
import type { LngLat } from '../domain/plane'
import {
  basisOf,
  fitting,
  type Ground,
  isAfloat,
  metresWithin,
  minutesFor,
  outlineOf,
  placesWithin,
  routeTo,
  standOn,
} from '../domain/reach'
import { isRefusal, refuse } from '../domain/refusal'
import { calibrate } from './calibration'
import { adoptNetwork, rebuildTable } from './circle-table'
import type { CirclePorts } from './ports/circle'
import { groundOf } from './circle-ground'
import { coverage, whatIf } from './coverage'
import type { Caller, Stories } from './serve'

/** As the crow flies; whoever lies beyond them is beyond what an answer can carry anyway. */
const MOST_PLACES = 500
/** An answer with its outline stays under 64 KB. */
const MOST_BYTES = 58_000
/** The database measures on a slightly smaller ball. */
const SLACK = 1.005

export const circleStories: Stories<'circle', CirclePorts> = {
  async reach({ from, minutes, pace }, call) {
    const { ports, now } = call
    const ground = await groundOf(ports)
    const start = await startOf(from, ground, call)
    if (isRefusal(start)) return start
    const { settings } = ground
    const metres = metresWithin(minutes, pace, settings)
    const standing = standOn(start.point, ground.walker)
    const near = await ports.places.near(start.point, metres * SLACK, MOST_PLACES)
    const items = placesWithin(start.point, standing, near, metres, ground).map((found) => ({
      ...placeItem(found.place, now, settings.legend),
      minutes: minutesFor(found.metres, pace, settings),
      metres: found.metres,
    }))
    const carried = fitting(items, MOST_BYTES)
    return {
      from: start.point,
      fromText: start.text,
      minutes,
      ...basisOf(standing, settings),
      outline: outlineOf(start.point, standing, metres, ground),
      items: carried,
      isCut: carried.length < items.length || near.length === MOST_PLACES,
      crowMinute: Math.round(metresWithin(1, pace, settings) / settings.detour),
    }
  },

  async route({ from, to, pace }, call) {
    const ground = await groundOf(call.ports)
    const [start, place] = await Promise.all([startOf(from, ground, call), call.ports.places.get(to)])
    if (isRefusal(start)) return start
    if (!place) return { ...NO_PLACE, field: 'to' }
    if (place.closed) return refuse('circle/no-place', '这个地点已经停用了，不再带路', 'to')
    return routeTo(start.point, place.point, pace, ground)
  },

  rebuild: (_input, call) => rebuildTable(call),
  adopt: adoptNetwork,
  calibrate,
  coverage,
  whatIf,
}

const NO_PLACE = refuse('circle/no-place', '没有找到这个地点，可能已经撤了')

interface Start {
  point: LngLat
  text: string
}

/** From a pin, the middle of an area, or a door. At most one round trip. */
async function startOf(from: Origin, { walker }: Ground, { ports }: Caller<CirclePorts>): Promise<Start | Refusal> {
  const shapes = await ports.reference.shapes()
  if ('point' in from) {
    const point: LngLat = [from.point.lng, from.point.lat]
    if (isAfloat(point, walker?.network)) return refuse('circle/afloat', '这里在水面上，请把起点放到岸边', 'from.point')
    if (!locate(point, shapes)) return refuse('area/outside', '这个位置不在本区范围内，请重新选择', 'from.point')
    return { point, text: '地图上选的位置' }
  }
  if ('place' in from) {
    const place = await ports.places.get(from.place)
    return place ? { point: place.point, text: place.name } : { ...NO_PLACE, field: 'from.place' }
  }
  const areas = await ports.areas.read(shapes.pathOf(from.area) ?? [])
  const chain = chainOf(areas)
  if (chain?.area._id !== shapes.heirOf(from.area))
    return refuse('area/unknown', '没有找到这个地方，请重新选择', 'from.area')
  return { point: chain.area.centre, text: areaText(chain) }
}

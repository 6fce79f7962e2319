import type { Legend, LegendItem, PlaceForm, PlaceItem, PlaceMap, PlaceView, PosterView } from '../contract/place'
import { type Area, areaText, chainOf } from './area'
import { dayOf, dayOfDate } from './hours'
import { exceptionsText, hoursText, openNow } from './hours-text'
import type { Person } from './person'
import { closedOn, isDeskOf, OWN_CLASS_TEXT, picturesOf, type Place, type PlaceCard, runs } from './place'

const nameIn = (items: LegendItem[], code: string): string | undefined => items.find((item) => item.code === code)?.name

/** A place as a marker and a line of a list show it at a moment. */
export function placeItem(place: PlaceCard, now: number, legend: Legend): PlaceItem {
  const { _id, kind, class: code, name, point, services } = place
  return {
    id: _id,
    kind,
    class: code,
    className: OWN_CLASS_TEXT[code] ?? nameIn(legend.classes, code) ?? '其他',
    name,
    point,
    services,
    ...openNow(place, now),
  }
}

/** WeChat's own bound on what a map is given at once, less what the envelope takes. */
const MAP_BYTES = 63_000
export const MAP_ITEMS = 200

/**
 * What fits into one answer: at most {@link MAP_ITEMS} and 64 KB.
 * @param found nearest first; one more than {@link MAP_ITEMS} when there are more
 */
export function placeMap(found: PlaceCard[], now: number, legend: Legend): PlaceMap {
  const items: PlaceItem[] = []
  let bytes = 0
  for (const place of found.slice(0, MAP_ITEMS)) {
    const item = placeItem(place, now, legend)
    bytes += bytesOf(JSON.stringify(item)) + 1
    if (bytes > MAP_BYTES) break
    items.push(item)
  }
  return { items, isCut: items.length < found.length }
}

/** In UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** What of a place has to be looked up. */
export interface Surroundings {
  /** Of its path. */
  areas: Area[]
  legend: Legend
  /** Temporary URLs by fileID. */
  urls: Map<string, string>
}

/** A place as this person sees it. */
export function placeView(place: Place, viewer: Person, now: number, { areas, legend, urls }: Surroundings): PlaceView {
  const mayRun = runs(place, viewer)
  const keeper = keeperOf(place, areas)
  return {
    ...placeItem(place, now, legend),
    ...(place.closed && {
      ...{ isOpen: false, openText: '已停用' },
      closedText: `这个地点${closedOn(place.closed)}停用了：${place.closed.reason}`,
    }),
    address: place.address,
    areaText: textOf(areas),
    area: place.area,
    phone: place.phone,
    hoursText: hoursText(place.hours),
    exceptionsText: exceptionsText(place.exceptions, now),
    serviceNames: serviceNames(place, legend),
    extended: place.extended,
    accessibility: place.accessibility,
    ...(keeper !== undefined && { keeper }),
    photos: picturesOf(place).flatMap(({ file, mark }) => (mark === undefined ? (urls.get(file) ?? []) : [])),
    isSample: place.sample === true,
    mayRun,
    ...(mayRun && { form: formOf(place, urls, isDeskOf(place, viewer)) }),
  }
}

/** 没有写负责人的驿站，由网格员照看. */
const keeperOf = ({ keeper, kind, area }: Place, areas: Area[]): string | undefined =>
  keeper?.name ?? (kind === 'station' ? areas.find(({ _id }) => _id === area)?.worker?.name : undefined)

function textOf(areas: Area[]): string {
  const chain = chainOf(areas)
  return chain ? areaText(chain) : ''
}

/** In the order of the legend. */
const serviceNames = ({ services }: Place, legend: Legend): string[] =>
  legend.services.filter(({ code }) => services.includes(code)).map(({ name }) => name)

const formOf = (place: Place, urls: Map<string, string>, isDesk: boolean): PlaceForm => ({
  revision: place.revision ?? 0,
  hours: place.hours,
  exceptions: place.exceptions,
  phone: place.phone,
  services: place.services,
  extended: place.extended,
  accessibility: place.accessibility,
  photos: picturesOf(place).map(({ id, file, mark }) => {
    const url = mark === 'hidden' ? undefined : urls.get(file)
    return { id, ...(url !== undefined && { url }), ...(mark !== undefined && { state: mark }) }
  }),
  keeper: place.keeper?.name ?? '',
  name: place.name,
  class: place.class,
  address: place.address,
  point: place.point,
  isDesk,
})

/** Days ahead whose exceptions stand on a poster. */
const POSTER_DAYS = 60

/** 门口海报上的文字. @param code temporary URL of its mini-program code */
export const posterView = (place: Place, code: string, areas: Area[], legend: Legend, now: number): PosterView => ({
  name: place.name,
  code,
  address: place.address,
  phone: place.phone,
  hoursText: hoursText(place.hours),
  exceptionsText: exceptionsText(
    place.exceptions.filter(({ date }) => dayOfDate(date) <= dayOf(now) + POSTER_DAYS),
    now,
  ),
  serviceNames: [...serviceNames(place, legend), ...place.extended],
  areaText: textOf(areas),
})

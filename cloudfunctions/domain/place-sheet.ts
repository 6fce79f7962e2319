import type { Legend } from '../contract/place'
import type { PlaceColumn, PlaceRow } from '../contract/place-import'
import type { SheetColumn } from '../contract/cell'
import { guarded, plainOf } from './cell'
import { exceptionsText, hoursText } from './hours-text'
import { OWN_CLASS_TEXT, type Place } from './place'

/** The columns of the spreadsheet, in the order in which they are written. */
export const COLUMN_TEXT: Record<PlaceColumn, string> = {
  id: '编号',
  class: '类别',
  name: '名称',
  lng: '经度',
  lat: '纬度',
  community: '社区',
  address: '地址',
  phone: '电话',
  hours: '开放时间',
  exceptions: '例外',
  services: '基本服务',
  extended: '拓展服务',
  accessibility: '无障碍',
  keeper: '负责人',
}
const COLUMNS = Object.keys(COLUMN_TEXT) as PlaceColumn[]

/** What others call these columns. */
const ALIASES: Record<string, PlaceColumn> = {
  类型: 'class',
  分类: 'class',
  名字: 'name',
  lon: 'lng',
  longitude: 'lng',
  x: 'lng',
  latitude: 'lat',
  y: 'lat',
  村居: 'community',
  所属社区: 'community',
  联系电话: 'phone',
  营业时间: 'hours',
  例外日期: 'exceptions',
  服务: 'services',
  联系人: 'keeper',
}
/** Without these there is nothing to put on a map. */
const NEEDED: PlaceColumn[] = ['class', 'name', 'lng', 'lat']

/** The columns as an import meets them. */
export const placeColumns = (): SheetColumn[] =>
  COLUMNS.map((key) => ({
    ...{ key, title: COLUMN_TEXT[key], isNeeded: NEEDED.includes(key) },
    aliases: Object.entries(ALIASES).flatMap(([alias, column]) => (column === key ? [alias] : [])),
  }))

const columnOf = (heading: string): PlaceColumn | undefined => {
  const name = heading.trim().replace(/^\ufeff/, '')
  return COLUMNS.find((column) => column === name || COLUMN_TEXT[column] === name) ?? ALIASES[name.toLowerCase()]
}

/** Rows read from a file, or what is missing of it. */
export interface Sheet {
  rows: PlaceRow[]
  /** Needed columns that are not there: nothing can be imported. */
  missing: string[]
  /** Headings nobody knows: left aside. */
  unknown: string[]
}

/** @param cells the heading first; empty lines are passed over, and lines keep the number they have in the file */
export function rowsOfSheet(cells: string[][]): Sheet {
  const [headings = [], ...lines] = cells
  const columns = headings.map(columnOf)
  const rows = lines.flatMap((line, i) => {
    const entries = line.flatMap((text, j) => (columns[j] ? [[columns[j], plainOf(text)] as const] : []))
    return entries.some(([, text]) => text !== '') ? [rowOf(i + 2, Object.fromEntries(entries))] : []
  })
  return {
    rows,
    missing: NEEDED.filter((column) => !columns.includes(column)).map((column) => COLUMN_TEXT[column]),
    unknown: headings.filter((heading, j) => heading.trim() !== '' && !columns[j]),
  }
}

/** A feature as any GeoJSON file has it; only points can be places. */
export interface FeatureLike {
  id?: unknown
  geometry?: { type?: unknown; coordinates?: unknown } | null
  properties?: Record<string, unknown> | null
}

/** Properties are named as columns are. A feature that is no point has no coordinates, and is refused by its row. */
export function rowsOfFeatures(features: FeatureLike[]): Sheet {
  const unknown = new Set<string>()
  const rows = features.map(({ id, geometry, properties }, i) => {
    const cells: Partial<Record<PlaceColumn, string>> = {}
    if (id !== undefined) cells.id = textOf(id)
    for (const [key, value] of Object.entries(properties ?? {})) {
      const column = columnOf(key)
      if (column) cells[column] = textOf(value)
      else unknown.add(key)
    }
    const at = geometry?.type === 'Point' && Array.isArray(geometry.coordinates) ? geometry.coordinates : []
    return rowOf(i + 1, { ...cells, lng: textOf(at[0]), lat: textOf(at[1]) })
  })
  return { rows, missing: [], unknown: [...unknown] }
}

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join('、')
    : typeof value === 'string' || typeof value === 'number'
      ? plainOf(String(value))
      : ''

function rowOf(row: number, cells: Partial<Record<PlaceColumn, string>>): PlaceRow {
  const empty = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<PlaceColumn, string>
  return { row, ...empty, ...cells }
}

/** Places as the spreadsheet has them, the heading first: what is exported can be imported again. */
export function sheetOf(places: Place[], legend: Legend, communities: Map<string, string>): string[][] {
  const names = new Map([...legend.services, ...legend.classes].map(({ code, name }) => [code, name]))
  const line = (place: Place): Record<PlaceColumn, string> => ({
    id: place._id,
    class: OWN_CLASS_TEXT[place.class] ?? names.get(place.class) ?? place.class,
    name: place.name,
    lng: String(place.point[0]),
    lat: String(place.point[1]),
    community: communities.get(place.community ?? '') ?? '',
    address: place.address,
    phone: place.phone,
    hours: place.hours.length > 0 ? hoursText(place.hours).join('；') : '不开',
    exceptions: exceptionsText(place.exceptions, 0, Infinity)
      .map((text) => text.replace(/（(.*)）$/, ' $1'))
      .join('；'),
    services: place.services.map((code) => names.get(code) ?? code).join('、'),
    extended: place.extended.join('、'),
    accessibility: place.accessibility.join('、'),
    keeper: place.keeper?.name ?? '',
  })
  return [
    COLUMNS.map((column) => COLUMN_TEXT[column]),
    ...places.map(line).map((cells) => COLUMNS.map((column) => guarded(cells[column]))),
  ]
}

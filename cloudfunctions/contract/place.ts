import * as v from 'valibot'
import { Id } from './primitives'

/** 先锋驿站 · 党群服务中心 · 便民生活圈里的店和设施. */
export const PlaceKind = v.picklist(['station', 'centre', 'living'], '没有这种地点')
export type PlaceKind = v.InferOutput<typeof PlaceKind>

/** Degrees, GCJ-02; at most about 30 km each way: a phone's view of a district. */
export const Bounds = v.pipe(
  v.strictObject(
    {
      west: v.pipe(v.number('范围不对'), v.minValue(-180, '范围不对'), v.maxValue(180, '范围不对')),
      south: v.pipe(v.number('范围不对'), v.minValue(-90, '范围不对'), v.maxValue(90, '范围不对')),
      east: v.pipe(v.number('范围不对'), v.minValue(-180, '范围不对'), v.maxValue(180, '范围不对')),
      north: v.pipe(v.number('范围不对'), v.minValue(-90, '范围不对'), v.maxValue(90, '范围不对')),
    },
    '范围不对',
  ),
  v.check(({ west, east, south, north }) => west < east && south < north, '范围不对'),
)
export type Bounds = v.InferOutput<typeof Bounds>

export const place = {
  /** 服务和分类的名目：地图上的筛选条。 */
  legend: v.strictObject({}),
  /** 地图上这一片有哪些地点。 */
  around: v.strictObject({ bounds: Bounds }),
  /** 一个地点。 */
  get: v.strictObject({ id: Id }),
  /** 门口海报上的小程序码和文字。 */
  poster: v.strictObject({ id: Id }),
  /** 手绘地图：哪些社区有，各在哪一片。 */
  handMaps: v.strictObject({}),
}

/** One thing a chip can choose. */
export interface LegendItem {
  code: string
  name: string
}

export interface Legend {
  /** The eight basic services. */
  services: LegendItem[]
  /** 便民生活圈 classes; `group` 基本保障 or 品质提升. */
  classes: Array<LegendItem & { group: 'basic' | 'better' }>
}

/** A place as a marker and a line of a list show it. */
export interface PlaceItem {
  id: string
  kind: PlaceKind
  /** Of the living circle; `station`, `centre` for those. */
  class: string
  className: string
  name: string
  /** `[lng, lat]`, GCJ-02. */
  point: [number, number]
  /** Codes of the eight basic services it has. */
  services: string[]
  isOpen: boolean
  /** 营业中，到 21:00 · 已关门，明天 08:30 开. */
  openText: string
}

export interface PlaceMap {
  items: PlaceItem[]
  /** More lie in this view than are given: the person has to come closer. */
  isCut: boolean
}

export interface PlaceView extends PlaceItem {
  address: string
  /** 赭麓街道 · 车站社区 · 第05网格 */
  areaText: string
  area: string
  phone: string
  /** 每天 08:30—17:30, one line each. */
  hoursText: string[]
  /** 10月1日 不开（国庆节）, those that lie ahead. */
  exceptionsText: string[]
  /** Names of the basic services it has, and of the others. */
  serviceNames: string[]
  extended: string[]
  /** 无障碍坡道 · 无障碍卫生间. */
  accessibility: string[]
  keeper?: string
  /** Temporary URLs. */
  photos: string[]
  isSample: boolean
  /** The caller looks after it: may change hours, rosters, lists. */
  mayRun: boolean
}

export interface PosterView {
  name: string
  /** PNG of its mini-program code, temporary URL. */
  code: string
  address: string
  phone: string
  hoursText: string[]
  serviceNames: string[]
  areaText: string
}

/** A drawn picture that lies north-up on the map. */
export interface HandMap {
  community: string
  name: string
  /** PNG, temporary URL. */
  url: string
  bounds: Bounds
}

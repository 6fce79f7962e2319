import * as v from 'valibot'
import type { SheetColumn } from './cell'
import { Bounds, type HandMap, type PlaceItem, PlaceKind } from './place'
import { Cursor, Id, optionalWords, words } from './primitives'

/** A PNG of some 2 MB. */
const MOST_BASE64 = 2_800_000

const Revision = v.pipe(v.number('版本不对'), v.integer('版本不对'), v.minValue(0, '版本不对'))

/** 电脑上管着的地面：地点名单、手绘地图、服务圈用的路网。 */
export const gazetteer = {
  /** 地点名单：我管着的地方的，一页一页。 */
  places: v.strictObject({
    /** Of the caller's own, or in it; left out: the widest they look after. */
    area: v.optional(Id),
    kind: v.optional(PlaceKind),
    class: v.optional(Id),
    /** 在用的，或者停用了的；left out: both. */
    state: v.optional(v.picklist(['open', 'closed'], '没有这种状态')),
    /** In its name or address. */
    words: optionalWords(20, '名称'),
    cursor: Cursor,
  }),
  /** 全部在用的地点，写成可以再导入的表，一页一页（区网格中心）。 */
  sheet: v.strictObject({ cursor: Cursor }),
  /** 导入的表有哪些列（区网格中心）。 */
  columns: v.strictObject({ table: v.picklist(['places', 'catalogue'], '没有这种表') }),
  /** 服务圈现在用的路网和表（区网格中心）。 */
  circle: v.strictObject({}),
  /** 手绘地图，连同看到的是哪一版（区网格中心）。 */
  handMaps: v.strictObject({}),
  /** 手绘地图的清单，导出用；留一条审计（区网格中心）。 */
  handMapSheet: v.strictObject({}),
  /** 给一个社区放上一张手绘地图，原来有的换下（区网格中心）。 */
  hangMap: v.strictObject({
    community: Id,
    name: words(20, '名称'),
    bounds: Bounds,
    /** The PNG, base64; left out: the picture there is, with other words or bounds. */
    picture: v.optional(v.pipe(v.string('图片不对'), v.maxLength(MOST_BASE64, '图片太大了，最大 2 MB'))),
    revision: Revision,
  }),
  /** 撤下一张手绘地图（区网格中心）。 */
  takeMapDown: v.strictObject({ community: Id, revision: Revision }),
}

/** A line of the table of places. */
export interface PlaceLine extends PlaceItem {
  address: string
  /** 赭麓街道 · 车站社区 */
  areaText: string
  keeperText: string
  isSample: boolean
  isClosed: boolean
}

export interface PlaceLines {
  area: string
  text: string
  items: PlaceLine[]
  /** Absent at the end. There may be more although this page is empty: looking takes a while. */
  next?: string
}

export interface PlaceSheet {
  /** The heading. */
  headings: string[]
  rows: string[][]
  next?: string
}

/** What answers people on foot at this moment. */
export interface CircleState {
  /** Null while there is none: distances are straight then. */
  network: { file: string; label: string; nodes: number } | null
  /** Null while every list is a search. */
  table: { at: number; places: number; isOfNetwork: boolean } | null
  /** One can go back to it. */
  formerNetwork?: string
  /** How many there are now. */
  places: number
  speeds: { normal: number; elder: number }
  detour: number
}

export interface HandMaps {
  /** To be given back with a change. */
  revision: number
  items: HandMap[]
}

/** What each action answers. */
export interface GazetteerOutputs {
  places: PlaceLines
  sheet: PlaceSheet
  columns: SheetColumn[]
  circle: CircleState
  handMaps: HandMaps
  handMapSheet: Omit<PlaceSheet, 'next'>
  hangMap: HandMaps
  takeMapDown: HandMaps
}

import * as v from 'valibot'
import { CloudId, Id, optionalWords, Point } from './primitives'

/** What a mini-program code of ours carries: `g=<grid>`, `s=<station>`, `j=<invitation>`, at most 32 characters (wxacode.getUnlimited). */
const Scene = v.pipe(v.string('二维码不对'), v.regex(/^[gsj]=[\w.:-]{1,30}$/, '这不是本小程序的二维码'))

export const area = {
  /** 这个位置属于哪个网格。 */
  locate: v.strictObject({ point: Point }),
  /** 下一级：区 → 街道 → 社区（村）→ 网格。 */
  children: v.strictObject({ parent: v.optional(Id) }),
  /** 地图上的边界：区下面的街道，或者街道、社区里的网格；`deep` 要区里全部的网格。 */
  outlines: v.strictObject({ area: v.optional(Id), deep: v.optional(v.boolean('选择不对'), false) }),
  /** 网格名片：五个一。 */
  card: v.strictObject({ area: Id }),
  /** 扫了网格或驿站的码：这是哪里。 */
  scene: v.strictObject({ scene: Scene }),
  /** 网格的小程序码，贴在楼道里；或者它的一个驿站的，贴在门口。 */
  code: v.strictObject({ area: Id, station: v.optional(Id) }),
  /** 网格员把微信群绑到网格（一个微信群）。 */
  bindGroup: v.strictObject({ grid: Id, cloudId: CloudId, name: optionalWords(30, '群名') }),
  /** 解除绑定。 */
  unbindGroup: v.strictObject({ grid: Id }),
  /** 从群里的卡片进来：这个群是哪个网格的。 */
  enter: v.strictObject({ cloudId: CloudId }),
}

export type AreaKind = 'district' | 'street' | 'community' | 'village' | 'grid'

export interface AreaItem {
  id: string
  kind: AreaKind
  name: string
  /** `[lng, lat]`, GCJ-02. */
  centre: [number, number]
}

/** An area as a map draws it. */
export interface AreaOutline extends AreaItem {
  /** One level up. */
  parent: string
  /** Outer border, `[lng, lat]` each, first point not repeated. */
  outline: Array<[number, number]>
}

/** An area a ticket can lie in: a grid, or a street where there is no grid. */
export interface Located {
  id: string
  kind: AreaKind
  /** 赭麓街道 · 车站社区 · 第05网格 */
  text: string
  /** `[lng, lat]` of the area's centre. */
  centre: [number, number]
  /** Outer border, `[lng, lat]` each, first point not repeated. */
  outline: Array<[number, number]>
  /** Who would get it, as a resident would say it: 网格员 王秀兰. */
  takenBy: string
}

export interface StationItem {
  id: string
  name: string
  /** `[lng, lat]`, GCJ-02. */
  point: [number, number]
}

/** Where a code hangs: in a grid, and at a station's door when it is a station's. */
export interface Scanned extends Located {
  station?: StationItem
}

/** 一个网格、一支队伍、一个微信群: what is shown of a grid wherever it is named. */
export interface GridCard extends Located {
  worker?: { name: string; phone: string; onDuty: boolean }
  standIns: Array<{ name: string; phone: string }>
  team: Array<{ name: string; dutyText: string }>
  /** The WeChat group of the grid, once bound. */
  group?: { name: string }
  /** 社区和街道的办公电话，近的在前. */
  offices: Array<{ name: string; phone: string }>
}

/** 一套制度, one part of it: 多久办, and the words. */
export interface CharterLine {
  title: string
  text: string
}

/** 五个一: with 一套制度 added; 一本台账 is the grid's board. */
export interface GridPage extends GridCard {
  charter: CharterLine[]
}

/** Which grid a group belongs to; absent when nobody has bound it. */
export interface Entered {
  grid?: GridCard
}

export interface CodeView {
  /** PNG, temporary URL. */
  url: string
  text: string
  /** The grid's stations: each has a code of its own. */
  stations: StationItem[]
}

import * as v from 'valibot'
import { Id, Point } from './primitives'

export const area = {
  /** 这个位置属于哪个网格。 */
  locate: v.strictObject({ point: Point }),
  /** 下一级：区 → 街道 → 社区（村）→ 网格。 */
  children: v.strictObject({ parent: v.optional(Id) }),
}

export type AreaKind = 'district' | 'street' | 'community' | 'village' | 'grid'

export interface AreaItem {
  id: string
  kind: AreaKind
  name: string
  /** `[lng, lat]`, GCJ-02. */
  centre: [number, number]
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

/** The grid's public face, as the home page shows it. */
export interface GridCard extends Located {
  worker?: { name: string; phone: string; onDuty: boolean }
  standIns: Array<{ name: string; phone: string }>
}

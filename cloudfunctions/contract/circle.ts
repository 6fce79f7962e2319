import * as v from 'valibot'
import type { PlaceItem } from './place'
import { Id, Point } from './primitives'

/** Where one walks from: a pin, the middle of an area, or a place's door. */
const Origin = v.union(
  [v.strictObject({ point: Point }), v.strictObject({ area: Id }), v.strictObject({ place: Id })],
  '请选择从哪里出发',
)
export type Origin = v.InferOutput<typeof Origin>

/** 步速：1.1 米每秒；大字版按老年人 0.8 米每秒. */
const Pace = v.optional(v.picklist(['normal', 'elder'], '没有这种步速'), 'normal')

export const circle = {
  /** 步行多少分钟内到得了哪里。 */
  reach: v.strictObject({ from: Origin, minutes: v.picklist([5, 10, 15], '只能看 5、10、15 分钟'), pace: Pace }),
  /** 走过去的路线。 */
  route: v.strictObject({ from: Origin, to: Id, pace: Pace }),
}

/** How walking was reckoned: along the paths, or as the crow flies × 1.3. */
export type Basis = 'network' | 'straight'

export interface ReachItem extends PlaceItem {
  /** Whole minutes on foot, rounded up. */
  minutes: number
  metres: number
}

export interface ReachView {
  /** `[lng, lat]` one starts from, and what it is called. */
  from: [number, number]
  fromText: string
  minutes: 5 | 10 | 15
  basis: Basis
  /** Said beside the figures: 按步行路网计算 · 没有步行路网，按直线距离 × 1.3 估算. */
  basisText: string
  /** Rings `[lng, lat]`, without holes, at most 80 points in all; the first point is not repeated. */
  outline: Array<Array<[number, number]>>
  /** Nearest first. */
  items: ReachItem[]
  /** There are more than an answer can carry: the farthest are left out. */
  isCut: boolean
}

export interface RouteView {
  /** `[lng, lat]`, from the start to the door. */
  line: Array<[number, number]>
  metres: number
  minutes: number
  basis: Basis
  basisText: string
}

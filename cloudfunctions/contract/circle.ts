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

const Minutes = v.picklist([5, 10, 15], '只能看 5、10、15 分钟')

export const circle = {
  /** 步行多少分钟内到得了哪里。 */
  reach: v.strictObject({ from: Origin, minutes: Minutes, pace: Pace }),
  /** 走过去的路线。 */
  route: v.strictObject({ from: Origin, to: Id, pace: Pace }),
  /** 地点有变动，重新算一遍（区网格中心）。 */
  rebuild: v.strictObject({}),
  /** 换一份步行路网，先放进云存储（区网格中心）。 */
  adopt: v.strictObject({
    network: v.pipe(
      v.string('请填写路网文件的编号'),
      v.maxLength(200, '路网文件的编号太长'),
      v.regex(/^cloud:\/\/[\w.-]+\/circle\/[\w.-]+\.bin$/, '路网文件要在云存储的 circle 文件夹里，以 .bin 结尾'),
    ),
  }),
  /** 和腾讯位置服务的步行距离比一比（区网格中心；没有配置密钥就没有开启）。 */
  calibrate: v.strictObject({
    pairs: v.optional(
      v.pipe(
        v.number('数量不对'),
        v.integer('数量不对'),
        v.minValue(10, '至少比 10 对'),
        v.maxValue(200, '一次最多比 200 对'),
      ),
      50,
    ),
  }),
  /** 本辖区的居民，走得到每种服务的有多少，缺口在哪里（社区、街道、区）。 */
  coverage: v.strictObject({ scope: Id, minutes: Minutes }),
  /** 要是在这里设一处，多少人从走不到变成走得到。 */
  whatIf: v.strictObject({
    scope: Id,
    minutes: Minutes,
    point: Point,
    services: v.pipe(
      v.array(Id, '请选择服务'),
      v.minLength(1, '请选择服务'),
      v.maxLength(30, '一次最多选 30 种服务'),
      v.check((list) => new Set(list).size === list.length, '有重复的服务'),
    ),
  }),
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
  /** Metres as the crow flies that take about a minute: a first guess for what lies beyond the circle. */
  crowMinute: number
}

export interface RouteView {
  /** `[lng, lat]`, from the start to the door. */
  line: Array<[number, number]>
  metres: number
  minutes: number
  basis: Basis
  basisText: string
}

/** What the table holds now. */
export interface CircleRebuilt {
  places: number
  /** Those that no path leads to. */
  unreached: number
}

/** Residents who do not reach a service on foot, of one area below the scope. */
export interface CoverageGap {
  area: string
  name: string
  /** Residents without, of how many. */
  without: number
  residents: number
}

/** One basic service, or one class of places. */
export interface CoverageRow {
  code: string
  name: string
  /** 基本服务 · 基本保障 · 品质提升 · 阵地. */
  group: 'service' | 'basic' | 'better' | 'post'
  /** Residents who reach one in time. */
  covered: number
  /** 83.2% ; — where nobody lives. */
  share: string
  /** Where most people are without, the worst first, at most five. */
  gaps: CoverageGap[]
}

/** A gap, and what is missing there. */
export interface WorstGap extends CoverageGap {
  code: string
  /** 菜市场 */
  what: string
}

export interface CoverageView {
  scope: string
  name: string
  minutes: 5 | 10 | 15
  residents: number
  rows: CoverageRow[]
  /** The gaps of all services and classes together, the worst first, at most twenty. */
  gaps: WorstGap[]
  /** Places as they were when the table was made. */
  placesText: string
  basisText: string
}

export interface WhatIfView {
  /** What a place here would reach. */
  outline: Array<[number, number][]>
  residents: number
  rows: Array<{
    code: string
    name: string
    before: string
    after: string
    /** Residents who would newly reach one. */
    gained: number
  }>
}

/** How our walks compare with the map service's; nothing is changed by it. */
export interface CalibrationView {
  /** Pairs asked for, and those that were answered. */
  asked: number
  measured: number
  /** Measured metres to ours: the median, and where the middle eight in ten lie. */
  ratio: { median: number; low: number; high: number }
  /** Measured metres to straight ones: what the detour of straight lines should be. */
  detour: number
  /** 中位数 1.08：他们的路比我们的长 8% … */
  text: string
}

/** What each action answers. */
export interface CircleOutputs {
  reach: ReachView
  route: RouteView
  rebuild: CircleRebuilt
  adopt: CircleRebuilt
  calibrate: CalibrationView
  coverage: CoverageView
  whatIf: WhatIfView
}

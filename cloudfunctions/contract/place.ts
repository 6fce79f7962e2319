import * as v from 'valibot'
import { importInput } from './place-import'
import { cleanWords, ClockTime, Id, lengthOf, optionalWords, PHOTO_ID, PhoneNumber, words } from './primitives'
import { CalendarDay } from './times'

/** 先锋驿站 · 党群服务中心 · 便民生活圈里的店和设施. */
export const PlaceKind = v.picklist(['station', 'centre', 'living'], '没有这种地点')
export type PlaceKind = v.InferOutput<typeof PlaceKind>

/** A photo someone has taken, or one that came with the district's data. */
const PLACE_PHOTO = new RegExp(`${PHOTO_ID.source}|^cloud://[\\w.-]+/places/[\\w./-]{1,200}$`)

/** Degrees, GCJ-02. */
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

/** Of a service or a class in the legend. */
const Code = v.pipe(v.string('代码不对'), v.regex(/^[\w-]{1,30}$/, '代码不对'))

/** `HH:mm`; `until` at or before `from` is on the next day, `24:00` the end of this one. */
const Span = v.tuple([ClockTime, v.union([v.literal('24:00'), ClockTime], '时间不对')], '时间不对')
export type Span = [from: string, until: string]

const Weekday = v.pipe(
  v.number('星期不对'),
  v.integer('星期不对'),
  v.minValue(1, '星期不对'),
  v.maxValue(7, '星期不对'),
)

/** 每周的开放时间. Days 1 (Monday) to 7. */
const WeeklySpan = v.strictObject(
  {
    days: v.pipe(
      v.array(Weekday, '星期不对'),
      v.minLength(1, '请选择星期几'),
      v.check((days) => new Set(days).size === days.length, '星期不对'),
    ),
    spans: v.pipe(v.array(Span, '时间不对'), v.minLength(1, '请填写时间'), v.maxLength(4, '一天最多分四段')),
  },
  '开放时间不对',
)
export interface WeeklySpan {
  days: number[]
  spans: Span[]
}

/** 某一天的例外; no spans: closed. */
const HoursException = v.strictObject(
  {
    date: CalendarDay,
    spans: v.pipe(v.array(Span, '时间不对'), v.maxLength(4, '一天最多分四段')),
    note: optionalWords(20, '说明'),
  },
  '例外的日子不对',
)
export interface HoursException {
  /** `2026-10-01` */
  date: string
  spans: Span[]
  note: string
}

const names = (max: number, what: string) =>
  v.pipe(
    v.array(words(16, what), `${what}格式不对`),
    v.maxLength(max, `${what}最多 ${max} 项`),
    v.check((list) => new Set(list).size === list.length, `${what}有重复的`),
  )

const Hours = v.pipe(v.array(WeeklySpan, '开放时间不对'), v.maxLength(14, '开放时间最多分十四行'))
const Phone = v.union([v.literal(''), PhoneNumber], '电话号码不对，请检查')
const Services = v.pipe(v.array(Code, '服务不对'), v.maxLength(20, '服务太多了'))
const Name = words(40, '名称')
const Address = v.pipe(
  v.string('地址格式不对'),
  v.transform(cleanWords),
  v.check((text) => lengthOf(text) <= 100, '地址最多 100 个字'),
)
const degrees = (most: number) =>
  v.pipe(v.number('位置不对'), v.finite('位置不对'), v.minValue(-most, '位置不对'), v.maxValue(most, '位置不对'))
/** `[lng, lat]`, GCJ-02. */
const Spot = v.tuple([degrees(180), degrees(90)], '位置不对')
const Revision = v.pipe(v.number('版本不对'), v.integer('版本不对'))

/** What whoever looks after a place may change; what is left out stays. The first four are the areas' clerks' alone. */
const PlaceChange = v.strictObject({
  name: v.optional(Name),
  class: v.optional(Code),
  address: v.optional(Address),
  point: v.optional(Spot),
  hours: v.optional(Hours),
  exceptions: v.optional(
    v.pipe(
      v.array(HoursException, '例外的日子不对'),
      v.maxLength(60, '例外的日子最多 60 天'),
      v.check((list) => new Set(list.map(({ date }) => date)).size === list.length, '同一天写了两次'),
    ),
  ),
  phone: v.optional(Phone),
  services: v.optional(Services),
  extended: v.optional(names(30, '拓展服务')),
  accessibility: v.optional(names(12, '无障碍设施')),
  photos: v.optional(
    v.pipe(
      v.array(v.pipe(v.string('照片格式不对'), v.regex(PLACE_PHOTO, '照片格式不对，请重新选择照片')), '照片格式不对'),
      v.maxLength(6, '照片最多 6 张'),
      v.check((list) => new Set(list).size === list.length, '有重复的照片'),
    ),
  ),
  keeper: v.optional(optionalWords(20, '负责人')),
})
export type PlaceChange = v.InferOutput<typeof PlaceChange>

export const place = {
  /** 服务和分类的名目：地图上的筛选条。 */
  legend: v.strictObject({}),
  /** 地图上这一片有哪些地点；只看某一类、有某项基本服务的。 */
  around: v.strictObject({ bounds: Bounds, class: v.optional(Code), service: v.optional(Code) }),
  /** 一个地点。 */
  get: v.strictObject({ id: Id }),
  /** 门口海报上的小程序码和文字。 */
  poster: v.strictObject({ id: Id }),
  /** 手绘地图：哪些社区有，各在哪一片。 */
  handMaps: v.strictObject({}),
  /** 管这个地点的人改它的资料；`revision` 是看到的那一版。 */
  edit: v.strictObject({ id: Id, revision: Revision, change: PlaceChange }),
  /** 新增一个地点；它属于哪里，看位置（社区、街道和区，各在自己的地方）。 */
  add: v.strictObject({
    ...{ class: Code, name: Name, address: Address, point: Spot, phone: Phone },
    ...{ hours: Hours, services: Services },
  }),
  /** 停用一个地点：居民的地图和搜索里没有它了，记录还在。 */
  close: v.strictObject({ id: Id, revision: Revision, reason: words(40, '停用的原因') }),
  /** 重新启用。 */
  reopen: v.strictObject({ id: Id, revision: Revision }),
  /** 导入之前逐行检查，什么也不写（区网格中心）。 */
  importCheck: importInput,
  /** 导入没有问题的行；再导一遍也无妨（区网格中心）。 */
  importPlaces: importInput,
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
  /** 营业中，到 21:00 · 开放中，到 17:30 · 休息中，14:00 开 · 已关门，明天 08:30 开 · 今天不开，周一 09:00 开. */
  openText: string
}

export interface PlaceMap {
  /** Nearest to the middle of the view first. */
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
  /** 已停用（2026年3月2日）：搬走了. Absent while it is in use. */
  closedText?: string
  /** The caller looks after it: may change hours, rosters, lists. */
  mayRun: boolean
  /** What they may change, as it stands; absent for everyone else. */
  form?: PlaceForm
}

/** The stored values behind a place's page, to begin an edit with. */
export interface PlaceForm {
  /** To be given back with the change. */
  revision: number
  hours: WeeklySpan[]
  exceptions: HoursException[]
  phone: string
  services: string[]
  extended: string[]
  accessibility: string[]
  /** `url` is temporary, and missing when the file is. */
  /** `state` is missing where everyone sees it: `pending` waits to be looked at, `hidden` was not allowed. */
  photos: Array<{ id: string; url?: string; state?: 'pending' | 'hidden' }>
  keeper: string
  name: string
  class: string
  address: string
  point: [number, number]
  /** The caller may change its name, class, address and point, close it and open it again. */
  isDesk: boolean
}

export interface PosterView {
  name: string
  /** PNG of its mini-program code, temporary URL. */
  code: string
  address: string
  phone: string
  hoursText: string[]
  /** Of the next weeks only: a sheet of paper hangs for a while, not for a year. */
  exceptionsText: string[]
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

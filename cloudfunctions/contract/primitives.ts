import * as v from 'valibot'

/** Characters a person sees: code points, so that a rare 汉字 or an emoji counts once. */
export const lengthOf = (text: string): number => [...text].length

/** Ids are opaque: what they are made of is nobody's business but the maker's. */
export const Id = v.pipe(v.string('编号格式不对'), v.regex(/^[\w:.-]{1,64}$/, '编号格式不对'))

/** Chosen by the phone once per intention; a retry carries the same one and gets the first answer. */
export const RequestId = v.pipe(v.string('缺少请求编号'), v.regex(/^[A-Za-z0-9_-]{8,64}$/, '请求编号格式不对'))

/** Degrees, GCJ-02 (the only datum WeChat's map speaks). */
export const Point = v.strictObject(
  {
    lng: v.pipe(v.number('位置不对'), v.finite('位置不对'), v.minValue(-180, '位置不对'), v.maxValue(180, '位置不对')),
    lat: v.pipe(v.number('位置不对'), v.finite('位置不对'), v.minValue(-90, '位置不对'), v.maxValue(90, '位置不对')),
  },
  '位置不对',
)
export type Point = v.InferOutput<typeof Point>

/** Takes and shows room but says nothing: control, format and filler characters, halves of surrogate pairs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu
/** Line breaks and tabs are kept, and the joiner that holds emoji together. */
const KEPT = /[\n\t\u200d]/

/** Words as they are kept: nothing in them that nobody can see. */
export const cleanWords = (text: string): string =>
  text.replace(UNSEEN, (character) => (KEPT.test(character) ? character : '')).trim()

const isSaying = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

/** Two letters or digits at least: a full stop is no evidence of anything. */
export const isTelling = (text: string): boolean => (text.match(/[\p{L}\p{N}]/gu) ?? []).length > 1

/** What a person typed: trimmed, never empty, at most `max` characters. */
export const words = (max: number, what: string) =>
  v.pipe(
    v.string(`请填写${what}`),
    v.transform(cleanWords),
    v.check(isSaying, `请填写${what}`),
    v.check((text) => lengthOf(text) <= max, `${what}最多 ${max} 个字`),
  )

/** Like {@link words}, but may be left out or blank. */
export const optionalWords = (max: number, what: string) =>
  v.optional(
    v.pipe(
      v.string(`${what}格式不对`),
      v.transform(cleanWords),
      v.check((text) => lengthOf(text) <= max, `${what}最多 ${max} 个字`),
    ),
    '',
  )

/** A photo already in cloud storage: `cloud://<env>/photos/<person>/<day>/<name>.<type>`. */
export const PHOTO_ID = /^cloud:\/\/[\w.-]+\/photos\/([\w-]{1,64})\/\d{8}\/[\w-]{8,64}\.(?:jpg|jpeg|png|webp)$/
export const PHOTO_LIMIT = 9

export const photos = (min = 0) =>
  v.pipe(
    v.array(v.pipe(v.string('照片格式不对'), v.regex(PHOTO_ID, '照片格式不对，请重新选择照片')), '照片格式不对'),
    v.minLength(min, `请至少拍 ${min} 张照片`),
    v.maxLength(PHOTO_LIMIT, `照片最多 ${PHOTO_LIMIT} 张`),
    v.check((list) => new Set(list).size === list.length, '有重复的照片'),
  )

/** A short video in cloud storage, beside the photos. */
export const VIDEO_ID = /^cloud:\/\/[\w.-]+\/videos\/([\w-]{1,64})\/\d{8}\/[\w-]{8,64}\.mp4$/
export const VideoId = v.pipe(v.string('视频格式不对'), v.regex(VIDEO_ID, '视频格式不对，请重新选择视频'))

/** Milliseconds since 1970. */
export const Moment = v.pipe(
  v.number('时间格式不对'),
  v.integer('时间格式不对'),
  v.minValue(0, '时间格式不对'),
  v.maxValue(4_102_444_800_000, '时间格式不对'),
)

/** 请假的几段，一段从什么时候到什么时候。 */
export const LeaveSpans = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({ from: Moment, until: Moment }, '请假时间不对'),
      v.check(({ from, until }) => from < until, '结束要晚于开始'),
    ),
    '请假时间不对',
  ),
  v.maxLength(20, '最多 20 段请假'),
)

/** `08:30`, in Beijing. */
export const ClockTime = v.pipe(v.string('时间不对'), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间不对'))

/** A mobile or landline number of the mainland: digits and hyphens. */
export const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,4})?)$/
export const PhoneNumber = v.pipe(v.string('电话格式不对'), v.trim(), v.regex(PHONE, '电话号码不对，请检查'))

/** A pin, a hand-picked area, or both; the hand-picked area wins over the one found from the pin. */
export const Spot = v.pipe(
  v.strictObject(
    { point: v.optional(Point), area: v.optional(Id), address: optionalWords(100, '地点说明') },
    '请选择位置',
  ),
  v.check((place) => place.point !== undefined || place.area !== undefined, '请在地图上选择位置，或者选择所在网格'),
)

/** Given by WeChat for something it knows (the group one came from); a function opens it. */
export const CloudId = v.pipe(
  v.string('缺少微信凭证'),
  v.minLength(8, '微信凭证不对'),
  v.maxLength(512, '微信凭证不对'),
)

/** Where a list goes on: time and id of the last item; given by the page before, empty at the start. */
export const Cursor = v.optional(
  v.pipe(v.string('翻页位置不对'), v.regex(/^(?:\d{1,16}~[\w:.-]{1,140})?$/, '翻页位置不对')),
  '',
)

/** A page of a list; `next` is absent on the last page. */
export interface Page<T> {
  items: T[]
  next?: string
}

/** What a person is, each in an area of its own kind; of a `department` the scope is the department. */
export const Role = v.picklist(
  ['resident', 'worker', 'team', 'community', 'street', 'district', 'department'],
  '没有这种身份',
)
export type Role = v.InferOutput<typeof Role>

/** Who works at the console: the rest have their phones. */
export const ConsoleRole = v.picklist(['community', 'street', 'district', 'department'], '这种身份没有电脑端账号')
export type ConsoleRole = v.InferOutput<typeof ConsoleRole>

/** What the subscription dialog of WeChat can be asked for. */
export const TemplateKey = v.picklist(['progress', 'resolved', 'task', 'activity'], '没有这种提醒')
export type TemplateKey = v.InferOutput<typeof TemplateKey>

/** What the person said yes to in WeChat's dialog: one accept is one message (订阅消息). */
export const Consent = v.strictObject(
  {
    templates: v.pipe(
      v.array(TemplateKey, '提醒格式不对'),
      v.minLength(1, '没有选择提醒'),
      v.maxLength(3, '一次最多三种提醒'),
    ),
    /** The tap at which the dialog was shown; it counts once, however often it is told. */
    tap: RequestId,
  },
  '提醒格式不对',
)
export type Consent = v.InferOutput<typeof Consent>

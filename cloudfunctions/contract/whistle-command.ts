import * as v from 'valibot'
import { Id, Moment, optionalWords, photos, Point, words } from './primitives'

/** 常规哨 · 重点哨 · 应急哨. */
export const WhistleKind = v.picklist(['regular', 'key', 'emergency'], '请选择哨的类别')
export type WhistleKind = v.InferOutput<typeof WhistleKind>

/** 街道的评价. */
export const Verdict = v.picklist(['satisfied', 'basically', 'dissatisfied'], '请选择评价')
export type Verdict = v.InferOutput<typeof Verdict>

/** 黄牌 · 红牌. */
export const Colour = v.picklist(['yellow', 'red'], '请选择督办等级')
export type Colour = v.InferOutput<typeof Colour>

/** 可以申诉的：评单的哪一项，或者街道的评价. */
export const ObjectedLine = v.picklist(['answer', 'reportIn', 'finish', 'evaluation'], '请选择对哪一项申诉')
export type ObjectedLine = v.InferOutput<typeof ObjectedLine>

export const DeclineReason = v.picklist(['not-ours', 'not-listed', 'needs-others', 'other'], '请选择退回原因')
export type DeclineReason = v.InferOutput<typeof DeclineReason>

const Assists = v.pipe(
  v.array(Id, '协办部门格式不对'),
  v.maxLength(10, '协办部门最多 10 个'),
  v.check((list) => new Set(list).size === list.length, '协办部门有重复'),
)

const Points = v.pipe(
  v.number('请填写分数'),
  v.integer('分数要是整数'),
  v.minValue(0, '分数不能小于 0'),
  v.maxValue(100, '分数不能大于 100'),
)

/** What can be done to a whistle, and what each needs. */
export const WhistleCommand = v.variant(
  'name',
  [
    // 街道：清单之外的
    v.strictObject({
      name: v.literal('admit'),
      lead: Id,
      assists: v.optional(Assists, []),
      /** 同时建议列入清单. */
      isProposed: v.optional(v.boolean('选择不对'), false),
      note: words(200, '准入理由'),
    }),
    // 平台：社区、街道、区
    v.strictObject({ name: v.literal('accept') }),
    v.strictObject({ name: v.literal('reject'), note: words(200, '不予受理的原因和建议') }),
    v.strictObject({
      name: v.literal('dispatch'),
      lead: Id,
      assists: v.optional(Assists, []),
      note: words(200, '改派原因'),
    }),
    // 部门
    v.strictObject({ name: v.literal('answer') }),
    v.strictObject({ name: v.literal('decline'), reason: DeclineReason, note: words(200, '退回原因') }),
    v.strictObject({ name: v.literal('assign'), to: Id, note: optionalWords(200, '交代') }),
    v.strictObject({ name: v.literal('reportIn'), point: v.optional(Point), photos: v.optional(photos(), []) }),
    v.strictObject({ name: v.literal('progress'), note: words(500, '进展'), photos: v.optional(photos(), []) }),
    v.strictObject({ name: v.literal('finish'), note: words(500, '协办情况'), photos: v.optional(photos(), []) }),
    v.strictObject({ name: v.literal('complete'), note: words(500, '办理情况'), photos: photos(1) }),
    v.strictObject({ name: v.literal('extend'), until: Moment, note: words(200, '延期原因') }),
    v.strictObject({ name: v.literal('giveBack'), note: words(200, '退回原因') }),
    // 街道：部门有话说的时候
    v.strictObject({ name: v.literal('uphold'), department: Id, note: words(200, '理由') }),
    v.strictObject({ name: v.literal('redirect'), department: Id, to: Id, note: words(200, '理由') }),
    v.strictObject({ name: v.literal('approve'), department: Id, note: optionalWords(200, '意见') }),
    v.strictObject({ name: v.literal('deny'), department: Id, note: words(200, '意见') }),
    // 街道：办完以后
    v.strictObject({
      name: v.literal('evaluate'),
      verdict: Verdict,
      points: Points,
      note: optionalWords(200, '评价意见'),
    }),
    v.strictObject({ name: v.literal('rework'), note: words(200, '哪里还没有办好') }),
    // 评单以后：部门申诉，街道答复，区里裁定
    v.strictObject({
      name: v.literal('object'),
      line: ObjectedLine,
      note: words(500, '申诉理由'),
      photos: v.optional(photos(), []),
    }),
    v.strictObject({
      name: v.literal('respond'),
      department: Id,
      agrees: v.picklist(['yes', 'no'], '请选择是否赞成'),
      note: words(200, '街道的答复'),
    }),
    v.strictObject({
      name: v.literal('rule'),
      department: Id,
      upheld: v.picklist(['yes', 'no'], '请选择申诉是否成立'),
      note: words(200, '裁定理由'),
    }),
    // 吹哨的人，和各级
    v.strictObject({ name: v.literal('urge'), note: optionalWords(200, '想说的话') }),
    v.strictObject({
      name: v.literal('supervise'),
      colour: Colour,
      until: Moment,
      note: words(200, '督办要求'),
    }),
    v.strictObject({ name: v.literal('withdraw'), note: words(200, '撤哨原因') }),
  ],
  '没有这个操作',
)
export type WhistleCommand = v.InferOutput<typeof WhistleCommand>
export type WhistleAction = WhistleCommand['name']

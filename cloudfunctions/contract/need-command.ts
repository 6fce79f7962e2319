import * as v from 'valibot'
import { Id, isTelling, Moment, optionalWords, photos, words } from './primitives'

/** 承办：在辖区任职的一个人，或者一个单位. */
const Owner = v.union(
  [v.strictObject({ person: Id }), v.strictObject({ unit: words(30, '承办单位') })],
  '请选择由谁来办',
)

const note = (what: string) => words(300, what)

export const NeedCommand = v.variant(
  'name',
  [
    /** 列入工作清单（驿站、社区自己办）或服务清单（有人来服务）. */
    v.strictObject({
      name: v.literal('plan'),
      list: v.picklist(['work', 'service'], '请选择列入哪张清单'),
      owner: Owner,
      dueBy: Moment,
      resource: v.optional(Id),
      note: optionalWords(300, '安排说明'),
    }),
    /** 换一个资源；不给就是不用资源. */
    v.strictObject({ name: v.literal('match'), resource: v.optional(Id) }),
    /** 转交. */
    v.strictObject({ name: v.literal('handOver'), owner: Owner, note: note('转交原因') }),
    /** 记一笔进展. */
    v.strictObject({ name: v.literal('progress'), note: note('进展'), photos: photos() }),
    /** 延期. */
    v.strictObject({ name: v.literal('postpone'), dueBy: Moment, note: note('延期原因') }),
    /** 销号. */
    v.pipe(
      v.strictObject({ name: v.literal('close'), note: optionalWords(300, '办理结果'), photos: photos() }),
      v.forward(
        v.check(({ note: said, photos: shown }) => isTelling(said) || shown.length > 0, '销号要有照片或者文字作凭据'),
        ['note'],
      ),
    ),
    /** 不办，说明原因. */
    v.strictObject({ name: v.literal('decline'), note: note('原因') }),
    /** 登记人说不用了. */
    v.strictObject({ name: v.literal('withdraw'), note: optionalWords(300, '原因') }),
    /** 重新办. */
    v.strictObject({ name: v.literal('reopen'), note: note('原因') }),
  ],
  '没有这种操作',
)
export type NeedCommand = v.InferOutput<typeof NeedCommand>
export type NeedAction = NeedCommand['name']

export const ResourceCommand = v.variant(
  'name',
  [
    /** 看过了，上线. */
    v.strictObject({ name: v.literal('approve') }),
    /** 不上线，说明原因. */
    v.strictObject({ name: v.literal('refuse'), note: note('原因') }),
    v.strictObject({ name: v.literal('pause') }),
    v.strictObject({ name: v.literal('resume') }),
    /** 不再提供. */
    v.strictObject({ name: v.literal('end'), note: optionalWords(300, '原因') }),
  ],
  '没有这种操作',
)
export type ResourceCommand = v.InferOutput<typeof ResourceCommand>
export type ResourceAction = ResourceCommand['name'] | 'amend'

import * as v from 'valibot'
import {
  Consent,
  Cursor,
  Id,
  optionalWords,
  photos,
  Point,
  PhoneNumber,
  Role,
  Spot,
  VideoId,
  words,
} from './primitives'
import { Command } from './ticket-command'

const TicketActionName = v.pipe(v.string('没有这个操作'), v.regex(/^[a-zA-Z]{1,20}$/, '没有这个操作'))

const TicketNumber = v.pipe(v.string('请填写编号'), v.trim(), v.toUpperCase(), v.maxLength(32, '编号不对'))

/** Answers to a category's questions by their keys; which are asked and what they take, the categories say. */
const Answers = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/, '回答格式不对')),
    v.union(
      [
        v.pipe(v.string(), v.maxLength(200, '回答最多 200 个字')),
        v.pipe(v.array(v.pipe(v.string(), v.maxLength(60, '回答格式不对'))), v.maxLength(20, '回答格式不对')),
      ],
      '回答格式不对',
    ),
    '回答格式不对',
  ),
  v.check((answers) => Object.keys(answers).length <= 5, '最多五个问题'),
)

export const ticket = {
  /** 类别目录。 */
  categories: v.strictObject({}),
  /** 从一句话猜类别，最像的在前；听起来危险的先提醒打电话。 */
  suggest: v.strictObject({ words: optionalWords(500, '内容') }),
  /** 附近有没有同一件事（同类或相关类、250 米内（工作人员 1,000 米内）、未结或 7 天内办结）。 */
  similar: v.strictObject({ category: Id, point: Point }),
  /** 我要反映。 */
  report: v.strictObject({
    words: words(500, '要反映的情况'),
    photos: v.optional(photos(), []),
    video: v.optional(VideoId),
    /** 只有投进意见箱的可以不选：从话里猜，猜不出就是意见建议。 */
    category: v.optional(Id),
    answers: v.optional(Answers, {}),
    /** 只有投进意见箱的可以不选：就是那个箱子所在的地方。 */
    place: v.optional(Spot),
    /** 哪个驿站、党群服务中心的意见箱。居民自己投的，来源还是自己；开箱登记的，来源是意见箱。 */
    box: v.optional(Id),
    /** 居民自己以外的来源只有工作人员能用。 */
    source: v.optional(
      v.picklist(['resident', 'patrol', 'phone', 'walk-in', 'opinion-box'], '没有这种来源'),
      'resident',
    ),
    /** 代父母、邻居，或来电来访的人反映。 */
    behalf: v.optional(v.strictObject({ who: words(20, '称呼'), phone: v.optional(PhoneNumber) }, '代谁反映格式不对')),
    /** 对公众和团队成员不显示我是谁。 */
    isAnonymous: v.optional(v.boolean('匿名选择不对'), false),
    consent: v.optional(Consent),
  }),
  /** 附议并关注。 */
  second: v.strictObject({ id: Id, consent: v.optional(Consent) }),
  /** 点错了，或者不想再听：不再附议、关注。 */
  unfollow: v.strictObject({ id: Id }),
  /** 对诉求做一步。 */
  act: v.strictObject({ id: Id, command: Command, consent: v.optional(Consent) }),
  /** 这一步可以选谁、选哪件。 */
  options: v.strictObject({
    id: Id,
    action: TicketActionName,
    /** 并件：不在附近的，按编号找。 */
    no: v.optional(TicketNumber),
  }),
  /** 这一步会带来什么变化，先看再做。 */
  effect: v.strictObject({ id: Id, command: Command }),
  /** 查看反映人电话：只给当前承办人，每次留痕。 */
  reveal: v.strictObject({ id: Id }),
  /** 一件诉求。 */
  get: v.strictObject({ id: Id }),
  /** 别人转来的卡片：只说类别、街道、状态和公开的摘要；并走了的，说它并入的那一件。 */
  shared: v.strictObject({ id: Id }),
  /** 按编号找一件（工作人员，本人辖区内；反映人，自己的）。 */
  find: v.strictObject({ no: TicketNumber }),
  /** 我反映的。 */
  mine: v.strictObject({ cursor: Cursor }),
  /** 我附议的。 */
  followed: v.strictObject({ cursor: Cursor }),
  /** 我要办的；`as` 给出以哪个身份看。 */
  tasks: v.strictObject({ as: v.optional(v.strictObject({ role: Role, scope: Id })) }),
}

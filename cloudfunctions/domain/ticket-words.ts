import type { Score, SendBackReason } from '../contract/ticket-command'
import type { Source, TicketStatus, Urgency } from '../contract/ticket-view'
import type { Arrival, DeskRole } from './dispatch'
import type { EndKind, Player, Ticket } from './ticket'

// 诉求里的词，每个说法只写一次。

export const CLOSING_TEXT: Record<EndKind, string> = {
  solved: '已解决',
  explained: '已解释',
  elsewhere: '非本辖区',
  duplicate: '重复',
  withdrawn: '已撤回',
}

export const SCORE_TEXT: Record<Score, string> = { satisfied: '满意', fair: '一般', dissatisfied: '不满意' }

export const SEND_BACK_TEXT: Record<SendBackReason, string> = {
  'wrong-category': '类别不对',
  'not-mine': '不归我管',
  other: '其他原因',
}

export const SOURCE_TEXT: Record<Source, string> = {
  resident: '居民反映',
  patrol: '网格员巡查',
  phone: '来电',
  'walk-in': '来访',
  'opinion-box': '意见箱',
}

/** 意见箱 · 车站社区第05网格先锋驿站 */
export const sourceText = ({ source, box }: Pick<Ticket, 'source' | 'box'>): string =>
  box ? `${SOURCE_TEXT[source]} · ${box.name}` : SOURCE_TEXT[source]

export const URGENCY_TEXT: Record<Urgency, string> = { normal: '', raised: '优先', urgent: '紧急' }

/** 怎么到了这里；照常派到的，不用说。 */
export const ARRIVAL_TEXT: Partial<Record<Arrival, string>> = {
  climbed: '上报',
  overdue: '超期上报',
  'sent-back': '退回',
  'nobody-on-duty': '网格无人接单',
  'no-worker': '网格无人接单',
  'by-hand': '改派',
  handed: '交办',
  left: '原承办人离岗',
  moved: '更正地点',
}

/** How a handler is called, in front of the name. */
export const DESK_ROLE_TEXT: Record<DeskRole, string> = {
  worker: '网格员',
  team: '团队成员',
  community: '社区',
  street: '街道',
}
export const playerText = ({ role, name }: Player): string => `${DESK_ROLE_TEXT[role]} ${name}`

/** Where a ticket stands, as a sentence to answer someone who comes too late. */
export const STATUS_SENTENCE: Record<TicketStatus, string> = {
  dispatched: '这件诉求还没有人接单',
  handling: '这件诉求正在办理',
  checking: '这件诉求正在等待核查',
  resolved: '这件诉求已经办结',
  closed: '这件诉求已经结案',
}

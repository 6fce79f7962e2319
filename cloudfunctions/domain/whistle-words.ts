import type { Colour, DeclineReason, ObjectedLine, Verdict, WhistleKind } from '../contract/whistle-command'
import type { Field } from './catalogue'
import type { SheetLine } from './whistle-settings'
import { leadOf, type PartyRole, type PartyStatus, type WaitingFor, type Whistle } from './whistle'
import { isEvaluationVoid } from './whistle-objection'

// 吹哨报到里的词，每个说法只写一次。

export const KIND_TEXT: Record<WhistleKind, string> = { regular: '常规哨', key: '重点哨', emergency: '应急哨' }
export const KIND_NOTE: Record<WhistleKind, string> = {
  regular: '按平常的时限办',
  key: '街道领导挂帅',
  emergency: '不等平台，值班的人一起叫',
}
export const FIELD_TEXT: Record<Field, string> = {
  enforcement: '综合执法',
  service: '管理服务',
  response: '应急处置',
}
export const PARTY_ROLE_TEXT: Record<PartyRole, string> = { lead: '主办', assist: '协办' }
export const PARTY_STATUS_TEXT: Record<PartyStatus, string> = {
  called: '等待应哨',
  declined: '已退回，等街道裁定',
  answered: '已应哨',
  arrived: '已到场，正在办',
  done: '已办结',
  keeping: '新部门应哨前仍负责',
  released: '已转出',
}
export const VERDICT_TEXT: Record<Verdict, string> = {
  satisfied: '满意',
  basically: '基本满意',
  dissatisfied: '不满意',
}
export const DECLINE_TEXT: Record<DeclineReason, string> = {
  'not-ours': '不是本部门职责',
  'not-listed': '不在清单之内',
  'needs-others': '要其他部门先办',
  other: '其他原因',
}
export const COLOUR_TEXT: Record<Colour, string> = { yellow: '黄牌', red: '红牌' }
export const LINE_TEXT: Record<SheetLine, string> = { answer: '应哨', reportIn: '报到', finish: '办结' }

export const OBJECTED_TEXT: Record<ObjectedLine, string> = { ...LINE_TEXT, evaluation: '街道评价' }

export const WAITING_TEXT: Record<WaitingFor, string> = {
  review: '清单之外，等街道审核',
  accept: '等平台接单',
  decision: '部门退回，等街道裁定',
  extension: '申请延期，等街道审批',
  return: '申请退回，等街道答复',
  evaluation: '办完了，等街道评价',
  objection: '部门申诉，等街道答复',
  ruling: '部门申诉，等区里裁定',
}

/** 还有多久、已超期多久，说的是做什么. */
export const WAITING_VERB: Record<WaitingFor, string> = {
  review: '审核',
  accept: '接单',
  decision: '裁定',
  extension: '审批',
  return: '答复',
  evaluation: '评价',
  objection: '答复',
  ruling: '裁定',
}

/** 区城管局主办，等待应哨 */
export function whistleStatusText(whistle: Whistle): string {
  const lead = leadOf(whistle)
  switch (whistle.status) {
    case 'reviewing':
      return '清单之外，等街道审核'
    case 'blown':
      return '等平台接单'
    case 'running':
      return lead ? `${lead.name}主办，${PARTY_STATUS_TEXT[lead.status]}` : '正在分单'
    case 'completed':
      return `${lead?.name ?? '部门'}已办结，等街道评价`
    case 'closed':
      return `已评单${assessedText(whistle)}`
    case 'rejected':
      return '没有受理'
    case 'withdrawn':
      return '已撤哨'
  }
}

/** 裁定不计的评价，不再当作现在的评价说. */
const assessedText = (whistle: Whistle): string => {
  if (!whistle.evaluation) return ''
  return isEvaluationVoid(whistle)
    ? '，街道的评价不计（申诉成立）'
    : `，街道评价：${VERDICT_TEXT[whistle.evaluation.verdict]}`
}

/** What it is about and its number: 占道经营反复发生（JHS261122-7K3QX）. */
export const whatOf = ({ item, no }: Pick<Whistle, 'item' | 'no'>): string =>
  `${item?.name ?? '清单之外的事项'}（${no}）`

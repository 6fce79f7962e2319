import type { TemplateKey, TicketCard } from '../../../../typings/contract'
import { splitArea } from '../../../services/area'
import { newRequestId } from '../../../services/cloud'
import type { Step } from '../../../services/step-queue'
import { isToAccept } from '../../../services/ticket'

export interface Row {
  id: string
  title: string
  /** 公共照明 · 乙社区 · 第05网格 */
  about: string
  /** 还有 2 小时 */
  left: string
  level: TicketCard['deadline']['level']
  asks: TemplateKey[]
  isChosen: boolean
  /** 正在接… · 已接单 · 这件诉求已由他人接单; empty before. */
  result: string
  tone: 'normal' | 'done' | 'soon' | 'overdue'
  /** One for this row, so that it is accepted once. */
  requestId: string
}

/** A row for a ticket that can be accepted, none for others. */
export function rowOf(card: TicketCard, chosen: string): Row[] {
  if (!isToAccept(card)) return []
  const { id, title, categoryText, placeText, deadline, actions } = card
  const shown = {
    id,
    title,
    about: `${categoryText} · ${splitArea(placeText).below}`,
    left: deadline.text,
    level: deadline.level,
  }
  const blank = { isChosen: id === chosen, result: '', tone: 'normal' as const, requestId: newRequestId() }
  return [{ ...shown, ...blank, asks: actions.flatMap(({ name, asks }) => (name === 'accept' ? asks : [])) }]
}

export const ACCEPTED = { result: '已接单', tone: 'done' } as const
export const QUEUED = { result: '待发送', tone: 'soon' } as const

/** It waits for the network. */
export const isQueued = ({ tone }: Row): boolean => tone === QUEUED.tone

/** What became of a row that was put into the queue. */
export function endingOf({ id }: Row, steps: Step[]): Partial<Row> {
  const step = steps.find(({ ticket, command }) => ticket === id && command.name === 'accept')
  if (!step) return ACCEPTED
  return step.trouble === undefined ? QUEUED : { result: step.trouble, tone: 'overdue' }
}

/** What to ask for once, for all that are chosen. */
export const asksOf = (rows: Row[]): TemplateKey[] => [
  ...new Set(rows.flatMap(({ isChosen, asks }) => (isChosen ? asks : []))),
]

/** 接了 3 件，1 件没接成 */
export function summaryOf(rows: Row[]): string {
  const count = (tone: Row['tone']) => rows.filter((row) => row.isChosen && row.tone === tone).length
  const parts = [
    { count: count('done'), text: '件已接单' },
    { count: count('soon'), text: '件已存下，有网络时发送' },
    { count: count('overdue'), text: '件没有接成' },
  ]
  return parts.flatMap((part) => (part.count > 0 ? [`${part.count} ${part.text}`] : [])).join('，')
}

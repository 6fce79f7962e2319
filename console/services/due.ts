import type { OpenFigures, TicketCard, WhistleCard } from '../../typings/contract'

/** A ticket or a whistle that is late, or soon will be. */
export interface DueCase {
  id: string
  /** 诉求 · 吹哨 */
  kindText: string
  title: string
  statusText: string
  placeText: string
  /** 超期 2 小时 */
  dueText: string
  dueBy: number
  level: 'overdue' | 'soon'
  /** Of the board; the title is cut before they are. */
  tags: string[]
  to: string
}

type Card = Pick<TicketCard | WhistleCard, 'id' | 'title' | 'statusText' | 'placeText' | 'deadline' | 'tags'>

const caseOf = (
  { id, title, statusText, placeText, deadline, tags }: Card,
  kindText: string,
  to: string,
  isLate: boolean,
): DueCase => ({
  ...{ id, kindText, title, statusText, placeText },
  ...{ dueText: deadline.text, dueBy: deadline.dueBy, level: isLate ? 'overdue' : 'soon', to: `${to}/${id}` },
  tags: tags.filter(({ text }) => /督办|催办/.test(text)).map(({ text }) => text),
})

/** 超期的在前，再是快到期的；里面按期限。 */
export function dueCases(tickets: TicketCard[], whistles: WhistleCard[]): DueCase[] {
  const late = tickets
    .filter(({ deadline }) => deadline.level === 'overdue' || deadline.level === 'soon')
    .map((one) => caseOf(one, '诉求', '/tickets', one.deadline.level === 'overdue'))
  const called = whistles
    .filter(({ standing }) => standing === 'overdue' || standing === 'soon')
    .map((one) => caseOf(one, '吹哨', '/whistles', one.standing === 'overdue'))
  const rank = ({ level }: DueCase): number => (level === 'overdue' ? 0 : 1)
  return [...late, ...called].sort((a, b) => rank(a) - rank(b) || a.dueBy - b.dueBy)
}

/** What is late or soon will be and does not stand in the list, and which list has it. */
export interface MoreDue {
  text: string
  count: number
  path: string
  only: 'late' | 'soon'
}

const KINDS = [
  { kind: '诉求', unit: '件', path: '/tickets' },
  { kind: '吹哨', unit: '声', path: '/whistles' },
] as const
const LEVELS = [
  { level: 'overdue', text: '超期', only: 'late', name: 'overdue' },
  { level: 'soon', text: '快到期', only: 'soon', name: 'dueSoon' },
] as const

/**
 * 还有几件没有列出来。
 * @param shown those that stand in the list
 * @param tickets figures of what is open, and of whistles beside; absent while they have not come
 */
export const moreDue = (
  shown: DueCase[],
  tickets: OpenFigures | undefined,
  whistles: OpenFigures | undefined,
): MoreDue[] =>
  KINDS.flatMap(({ kind, unit, path }, at) =>
    LEVELS.flatMap(({ level, text, only, name }) => {
      const listed = shown.filter((one) => one.kindText === kind && one.level === level).length
      const left = ((at === 0 ? tickets : whistles)?.[name] ?? 0) - listed
      return left > 0
        ? [{ text: `还有 ${left} ${unit}${text}的${at === 0 ? '诉求' : '哨'}`, count: left, path, only }]
        : []
    }),
  )

import type { TicketAction, TicketView } from '../../../typings/contract'

/** Something that wants attention before the rest of the page is read; drawn as a `callout`. */
export interface Matter {
  key: string
  tone: 'brand' | 'soon' | 'overdue'
  icon: string
  title: string
  text: string
  /** The step that answers it, while it can be done. */
  name?: TicketAction
  /** Words of its button; empty for none. */
  action: string
}

type Pending = NonNullable<TicketView['pending']>

/** 等着的是什么，说给能批的人，和别的人。 */
const PENDING_TITLES: Record<Pending['kind'], { mine: string; others: string }> = {
  extension: { mine: '等您审批', others: '等待审批' },
  check: { mine: '等您核查', others: '等待核查' },
}

/** 要先看的事，最要紧的在前：督办、等着批的、要补充的。 */
export function mattersOf({ supervision, pending, asked, relation, actions }: TicketView): Matter[] {
  const matters: Matter[] = []
  if (supervision) {
    const { text, note = '', isOverdue } = supervision
    matters.push({
      key: 'supervision',
      tone: isOverdue ? 'overdue' : 'soon',
      icon: 'error-triangle',
      title: text,
      text: note,
      action: '',
    })
  }
  if (pending) {
    const isMine = actions.some(({ name }) => name === 'approve')
    matters.push({
      key: 'pending',
      tone: isMine ? 'soon' : 'brand',
      icon: 'time',
      title: PENDING_TITLES[pending.kind][isMine ? 'mine' : 'others'],
      text: [pending.text, pending.note].filter(Boolean).join('\n'),
      action: '',
    })
  }
  if (asked !== undefined) {
    const supplement = actions.find(({ name }) => name === 'supplement')
    matters.push({
      key: 'asked',
      tone: 'soon',
      icon: 'chat',
      title: relation === 'author' ? '办理人员想请您补充' : '已请反映人补充',
      text: asked,
      action: supplement?.text ?? '',
      ...(supplement && { name: supplement.name }),
    })
  }
  return matters
}

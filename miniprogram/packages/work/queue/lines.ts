import { relativeTime } from '../../../services/moment'
import type { Step } from '../../../services/step-queue'

export interface Line {
  requestId: string
  ticket: string
  action: string
  /** 办结 · 楼道灯不亮 */
  title: string
  /** What was written, and how many photos. */
  note: string
  when: string
  /** 待发送 · 正在发送 · 等上一步 · 没有办成 */
  state: string
  tone: 'normal' | 'soon' | 'overdue'
  /** The server's words. */
  trouble: string
  /** There is a form to go back to. */
  canRewrite: boolean
}

/** Each step as it is shown, in the order in which they go out. */
export function linesOf(steps: Step[], sending: string): Line[] {
  const held = new Set<string>()
  return steps.map((step) => {
    const { requestId, ticket, command, takenAt, trouble = '' } = step
    const line = { requestId, ticket, action: command.name, title: titleOf(step), note: noteOf(step), trouble }
    const shown = {
      ...line,
      when: relativeTime(takenAt),
      canRewrite: step.draft !== undefined,
      ...stateOf(step, sending, held),
    }
    if (trouble) held.add(ticket)
    return shown
  })
}

function stateOf(
  { requestId, ticket, trouble }: Step,
  sending: string,
  held: Set<string>,
): Pick<Line, 'state' | 'tone'> {
  if (trouble) return { state: '没有办成', tone: 'overdue' }
  if (held.has(ticket)) return { state: '等上一步', tone: 'soon' }
  return requestId === sending ? { state: '正在发送', tone: 'normal' } : { state: '待发送', tone: 'soon' }
}

const titleOf = ({ text, title }: Step): string => (title ? `${text} · ${title}` : text)

function noteOf({ command, photos }: Step): string {
  const words = 'note' in command ? command.note : ''
  const count = photos.length + ('photos' in command ? command.photos.length : 0)
  return [words, count > 0 ? `照片 ${count} 张` : ''].filter(Boolean).join(' · ')
}

import { relativeTime } from '../../../services/moment'
import { heldBack, type Step } from '../../../services/step-queue'

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
  const held = heldBack(steps)
  return steps.map((step) => {
    const { requestId, ticket, command, takenAt, trouble = '' } = step
    const line = { requestId, ticket, action: command.name, title: titleOf(step), note: noteOf(step), trouble }
    const when = relativeTime(takenAt)
    return { ...line, when, canRewrite: step.draft !== undefined, ...stateOf(step, sending, held.includes(step)) }
  })
}

function stateOf({ requestId, trouble }: Step, sending: string, isHeld: boolean): Pick<Line, 'state' | 'tone'> {
  if (trouble) return { state: '没有办成', tone: 'overdue' }
  if (isHeld) return { state: '等上一步', tone: 'soon' }
  return requestId === sending ? { state: '正在发送', tone: 'normal' } : { state: '待发送', tone: 'soon' }
}

const titleOf = ({ text, title }: Step): string => (title ? `${text} · ${title}` : text)

function noteOf({ command, photos }: Step): string {
  const words = 'note' in command ? command.note : ''
  const count = photos.length + ('photos' in command ? command.photos.length : 0)
  return [words, count > 0 ? `照片 ${count} 张` : ''].filter(Boolean).join(' · ')
}

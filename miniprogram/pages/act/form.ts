import type { ActionView, Command } from '../../../typings/contract'
import { type Fault, newRequestId } from '../../services/cloud'
import { type DraftBox, draftBox } from '../../services/draft'

/** 一步操作要填的东西，写到一半也留着。 */
export interface ActForm {
  choice: string
  note: string
  /** Photos that have arrived in the cloud. */
  photos: string[]
  /** Kept until the action has succeeded, so that it is done once. */
  requestId: string
}

export const FIELDS = ['closing', 'score', 'note', 'photos'] as const
export type ActFault = Fault<(typeof FIELDS)[number]>

/** One draft for each step of each ticket. */
export const draftOf = (id: string, action: string): DraftBox<ActForm> => draftBox(`act:${id}:${action}`)

export const blankForm = (): ActForm => ({ choice: '', note: '', photos: [], requestId: newRequestId() })

/** The first thing the action needs and the form lacks; undefined when it can be sent. */
export function missingIn(
  { needs }: ActionView,
  form: { choice: string; note: string; photos: unknown[] },
): ActFault | undefined {
  if (needs.choice && !form.choice) return { field: needs.choice.field, text: `请选择${needs.choice.label}` }
  if (needs.note?.isRequired && !form.note.trim()) return { field: 'note', text: `请填写${needs.note.label}` }
  if (needs.photos && form.photos.length < needs.photos.min)
    return { field: 'photos', text: `请至少拍 ${needs.photos.min} 张照片` }
  return undefined
}

/** The command with exactly the fields the server said this action needs. */
export function commandOf({ name, needs }: ActionView, form: Omit<ActForm, 'requestId'>): Command {
  const command = {
    name,
    ...(needs.choice && { [needs.choice.field]: form.choice }),
    ...(needs.note && { note: form.note }),
    ...(needs.photos && { photos: form.photos }),
  }
  // 要填哪些由服务端决定，编译器不知道；服务端会再核对一遍。
  return command as Command
}

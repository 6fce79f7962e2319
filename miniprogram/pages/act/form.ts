import type { ActionView, CategoryView, Command, Needs } from '../../../typings/contract'
import { type Fault, newRequestId } from '../../services/cloud'
import { type DraftBox, stepDraft } from '../../services/draft'
import { type Place, placeInput } from '../../services/place'

/** 一步操作要填的东西，写到一半也留着。 */
export interface ActForm {
  choice: string
  /** Value of what was picked from a list; empty for nothing. */
  picked: string
  category: CategoryView | null
  place: Place | null
  /** Milliseconds since 1970; 0 for no moment. */
  until: number
  words: string
  note: string
  /** Photos that have arrived in the cloud. */
  photos: string[]
  /** Kept until the action has succeeded, so that it is done once. */
  requestId: string
}

/** What is in the form; photos that are still on their way count as well. */
export type Written = Omit<ActForm, 'photos' | 'requestId'> & { photos: unknown[] }

export const FIELDS = [
  'closing',
  'score',
  'reason',
  'to',
  'into',
  'photo',
  'category',
  'place',
  'until',
  'words',
  'text',
  'note',
  'photos',
] as const
type Field = (typeof FIELDS)[number]
export type ActFault = Fault<Field>

type Name = Exclude<keyof Needs, 'effect'>
type Need<N extends Name> = NonNullable<Needs[N]>

/** One part of the form: which field of the command it fills, what keeps it from being sent, and what is sent. */
interface Part<N extends Name> {
  field(need: Need<N>): Field
  /** Empty when there is enough. */
  lack(need: Need<N>, form: Written): string
  /** Undefined is left out of the command. */
  value(form: Written): unknown
}

const pleaseChoose = (isMissing: boolean, label: string): string => (isMissing ? `请选择${label}` : '')
const pleaseWrite = (isMissing: boolean, label: string): string => (isMissing ? `请填写${label}` : '')

/** 每一种要填的东西，按从上到下的顺序。 */
const PARTS: { [N in Name]: Part<N> } = {
  choice: {
    field: ({ field }) => field,
    lack: ({ label }, { choice }) => pleaseChoose(!choice, label),
    value: ({ choice }) => choice,
  },
  pick: {
    field: ({ field }) => field,
    lack: ({ label, isRequired }, { picked }) => pleaseChoose(isRequired && !picked, label),
    value: ({ picked }) => picked || undefined,
  },
  category: {
    field: () => 'category',
    lack: ({ label, isRequired }, { category }) => pleaseChoose(isRequired && !category, label),
    value: ({ category }) => category?.code,
  },
  place: {
    field: () => 'place',
    lack: ({ label, isRequired }, { place }) => pleaseChoose(isRequired && !place, label),
    value: ({ place }) => (place ? placeInput(place) : undefined),
  },
  date: {
    field: ({ field }) => field,
    lack: ({ label }, { until }) => pleaseChoose(!until, label),
    value: ({ until }) => until,
  },
  words: {
    field: ({ field }) => field,
    lack: ({ label, isRequired }, { words }) => pleaseWrite(isRequired && !words.trim(), label),
    value: ({ words }) => words,
  },
  note: {
    field: () => 'note',
    lack: ({ label, isRequired }, { note }) => pleaseWrite(isRequired && !note.trim(), label),
    value: ({ note }) => note,
  },
  photos: {
    field: () => 'photos',
    lack: ({ min }, { photos }) => (photos.length < min ? `请至少拍 ${min} 张照片` : ''),
    value: ({ photos }) => photos,
  },
}

const NAMES = Object.keys(PARTS) as Name[]

interface Filled {
  name: Name
  field: Field
  lack: string
  value: unknown
}

function fill<N extends Name>(name: N, needs: Needs, form: Written): Filled[] {
  const need = needs[name]
  if (!need) return []
  const part: Part<N> = PARTS[name]
  return [{ name, field: part.field(need), lack: part.lack(need, form), value: part.value(form) }]
}

/** Only the parts this action needs, in their order. */
const filled = ({ needs }: ActionView, form: Written): Filled[] => NAMES.flatMap((name) => fill(name, needs, form))

/** 这一步要人写点什么；只是点一下、选一下的不算。 */
export const asksForWords = ({ needs }: ActionView): boolean =>
  [needs.note, needs.words].some((part) => part?.isRequired)

/** 留下了话或照片的，要先同意隐私保护指引。 */
export const leavesSomething = ({ note, words, photos }: Written): boolean =>
  `${note}${words}`.trim() !== '' || photos.length > 0

/** One draft for each step of each ticket. */
export const draftOf = (id: string, action: string): DraftBox<ActForm> => stepDraft(id, action)

/** A form nobody has touched: with what the server proposes. */
export const blankForm = (needs: Needs = {}): ActForm => ({
  choice: '',
  picked: '',
  category: null,
  place: null,
  until: needs.date?.value ?? 0,
  words: needs.words?.value ?? '',
  note: '',
  photos: [],
  requestId: newRequestId(),
})

/** The form where the person left it, or a blank one; a moment that cannot be chosen any more is proposed anew. */
export function reopenedForm(draft: Partial<ActForm> | undefined, needs: Needs): ActForm {
  const form = { ...blankForm(needs), ...draft }
  const { date } = needs
  const isOver = date !== undefined && (form.until < date.min || form.until > date.max)
  return isOver ? { ...form, until: date.value } : form
}

/** Nobody would miss it: it holds what the server proposed, and nothing else. */
export function isUntouched(form: ActForm, needs: Needs): boolean {
  const { requestId: _, ...proposed } = blankForm(needs)
  const names = Object.keys(proposed) as Array<keyof typeof proposed>
  return names.every((name) => JSON.stringify(form[name]) === JSON.stringify(proposed[name]))
}

/** The first thing the action needs and the form lacks; undefined when it can be sent. */
export function missingIn(action: ActionView, form: Written): ActFault | undefined {
  const first = filled(action, form).find(({ lack }) => lack)
  return first && { field: first.field, text: first.lack }
}

/** What is in one field, to tell later whether it has been changed. */
export const contentOf = (action: ActionView, form: Written, field: ActFault['field']): string =>
  JSON.stringify(filled(action, form).find((one) => one.field === field)?.value)

/** The command with exactly the fields the server said this action needs. */
export function commandOf(action: ActionView, form: Omit<ActForm, 'requestId'>): Command {
  const fields = filled(action, form).flatMap(({ field, value }) => (value === undefined ? [] : [[field, value]]))
  // 要填哪些由服务端决定，编译器不知道；服务端会再核对一遍。
  const seen = action.needs.words?.seen
  return { name: action.name, ...Object.fromEntries(fields), ...(seen !== undefined && { seen }) } as Command
}

/** What is explained or shown, and changes nothing by itself. */
const WITHOUT_EFFECT: readonly Name[] = ['note', 'photos']

/** The command whose effect can be told already, before the reasons are written; undefined while it would have none. */
export function foreseeable(action: ActionView, form: Written): Command | undefined {
  const parts = filled(action, form).filter(({ name }) => !WITHOUT_EFFECT.includes(name))
  const isReady = parts.every(({ lack }) => !lack) && parts.some(({ value }) => value !== undefined)
  // 原因还没写也能先看影响：影响与原因无关，只是指令里不能空着。
  return isReady ? commandOf(action, { ...form, note: form.note.trim() || '…', photos: [] }) : undefined
}

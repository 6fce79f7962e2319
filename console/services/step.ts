import type { CategoryGroupView, PointSpan } from '../../typings/contract'
import { CallError } from './call-error'
import { photosMissing, type PickedPhoto } from './file'

/** What a step of a case needs before it can be sent: of a ticket and of a whistle, whichever the server asks for. */
export interface StepNeeds {
  note?: { label: string; placeholder: string; max: number; isRequired: boolean; phrases?: string[] }
  words?: {
    field: string
    label: string
    placeholder: string
    max: number
    isRequired: boolean
    value?: string
    seen?: string
  }
  photos?: { label: string; min: number; max: number }
  choice?: {
    field: string
    label: string
    options: Array<{ value: string; text: string; note?: string; points?: PointSpan }>
  }
  points?: { label: string }
  /** Left out, `isRequired` means yes. */
  pick?: { field: string; label: string; isRequired?: boolean; byNumber?: true }
  assists?: { label: string; value: string[] }
  isProposed?: { label: string }
  date?: { field: string; label: string; min: number; max: number; value: number }
  category?: { label: string; isRequired: boolean }
  place?: { isRequired: boolean }
  point?: { label: string; within: number }
  effect?: true
}

export interface Step {
  name: string
  text: string
  tone: 'primary' | 'plain' | 'danger'
  needs: StepNeeds
  confirm?: string
  /** Goes into the command as it is. */
  department?: string
}

/** One thing `pick` or `assists` can be set to. */
export interface StepOption {
  value: string
  text: string
  note: string
  isDisabled?: boolean
}

/** How the steps of one case are done; each rejects with a CallError. */
export interface StepDesk<View> {
  act(command: object, requestId: string): Promise<View>
  /** @param no finds what is not offered, by its number */
  options(action: string, no?: string): Promise<StepOption[]>
  categories?(): Promise<CategoryGroupView[]>
  /** What a command would change, line by line. */
  foresee?(command: object): Promise<string[]>
}

/** What somebody has filled in for a step, by what it needs. */
export interface Draft {
  note: string
  words: string
  choice: string
  /** As typed. */
  points: string
  pick: string
  assists: string[]
  isProposed: boolean
  /** Milliseconds; 0 while none is chosen. */
  date: number
  category: string
  photos: PickedPhoto[]
}

export const emptyDraft = ({ needs }: Step): Draft => ({
  ...{ note: '', choice: '', points: '', pick: '', isProposed: false, category: '' },
  words: needs.words?.value ?? '',
  photos: [],
  assists: [...(needs.assists?.value ?? [])],
  date: needs.date?.value ?? 0,
})

/** Whether somebody has filled in anything: beside what the form stood with when it was opened, or stands with by now. */
export const isTouched = (draft: Draft, ...untouched: Draft[]): boolean =>
  (Object.keys(draft) as Array<keyof Draft>).some((key) =>
    untouched.every((one) => JSON.stringify(one[key]) !== JSON.stringify(draft[key])),
  )

/** The same step may be asked of several departments. */
export const stepKey = ({ name, department = '' }: Step): string => `${name}@${department}`

/** A desk does not stand where the case is: what has to be done there is for the phone, unless a photo taken there says the same. */
export const isForPhone = ({ needs }: Step): boolean =>
  needs.place?.isRequired === true || (needs.point !== undefined && !needs.photos)

/** Photos a desk has to give: one at least where a phone could say where it stands. */
export const photosOf = ({ needs: { photos, point } }: Step): StepNeeds['photos'] =>
  photos && point ? { ...photos, min: Math.max(1, photos.min) } : photos

/** Points that may go with what was chosen. */
export const spanOf = ({ needs }: Step, choice: string): PointSpan | undefined =>
  needs.choice?.options.find(({ value }) => value === choice)?.points

/** What is still missing, in words; empty when nothing is. */
export function missingOf(step: Step, draft: Draft): string {
  const { needs } = step
  if (needs.choice && !draft.choice) return `请选择${needs.choice.label}`
  if (needs.points && !areGiven(step, draft)) return `请填写${needs.points.label}${spanText(step, draft)}`
  if (needs.pick && needs.pick.isRequired !== false && !draft.pick) return `请选择${needs.pick.label}`
  if (needs.category?.isRequired && !draft.category) return `请选择${needs.category.label}`
  if (needs.words?.isRequired && draft.words.trim() === '') return `请填写${needs.words.label}`
  if (needs.note?.isRequired && draft.note.trim() === '') return `请填写${needs.note.label}`
  const photos = photosOf(step)
  return photos ? photosMissing(draft.photos, photos.min) : ''
}

function areGiven(step: Step, { choice, points }: Draft): boolean {
  const { from, until } = spanOf(step, choice) ?? { from: 0, until: 100 }
  return /^\d{1,3}$/.test(points.trim()) && Number(points) >= from && Number(points) <= until
}

function spanText(step: Step, { choice }: Draft): string {
  const span = spanOf(step, choice)
  return span ? `，${span.from} 到 ${span.until} 分` : ''
}

/** Somebody else has written the same meanwhile: what the step needs has to be asked for again. */
export const isOutdated = (error: unknown): boolean => error instanceof CallError && error.code === 'ticket/changed'

/** The command as the contract has it: only what this step needs. */
export const commandOf = ({ name, needs, department }: Step, draft: Draft): object => ({
  name,
  ...(department !== undefined && { department }),
  ...(needs.note && { note: draft.note }),
  ...(needs.words && { [needs.words.field]: draft.words }),
  ...(needs.words?.seen !== undefined && { seen: needs.words.seen }),
  ...(needs.choice && { [needs.choice.field]: draft.choice }),
  ...(needs.points && { points: Number(draft.points) }),
  ...(needs.pick && draft.pick && { [needs.pick.field]: draft.pick }),
  ...(needs.assists && { assists: draft.assists.filter((one) => one !== draft.pick) }),
  ...(needs.isProposed && { isProposed: draft.isProposed }),
  ...(needs.date && { [needs.date.field]: draft.date }),
  ...(needs.category && draft.category && { category: draft.category }),
  ...(needs.photos && { photos: draft.photos.map(({ id }) => id) }),
})

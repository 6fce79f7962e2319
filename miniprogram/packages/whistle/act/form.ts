import type { Point, WhistleActionView, WhistleCommand, WhistleNeeds } from '../../../../typings/contract'
import { type Fault, faultOf } from '../../../services/cloud'

/** 一步要填的东西。 */
export interface WhistleForm {
  choice: string
  points: string
  pick: string
  assists: string[]
  isProposed: boolean
  until: number
  note: string
  /** Where the phone was, if it said so. */
  point: Point | null
}

type Place = 'choice' | 'points' | 'pick' | 'assists' | 'until' | 'note' | 'photos'
export type WhistleFault = Fault<Place>
export const NO_FAULT: WhistleFault = { field: '', text: '' }

/** 服务端说的字段，落在页面的哪一处。 */
const PLACES: Record<string, Place> = {
  reason: 'choice',
  verdict: 'choice',
  colour: 'choice',
  line: 'choice',
  agrees: 'choice',
  upheld: 'choice',
  to: 'pick',
  lead: 'pick',
  points: 'points',
  assists: 'assists',
  until: 'until',
  note: 'note',
  photos: 'photos',
}

/** Why it was refused, at the place of the form it speaks of. */
export function placedFault(error: unknown): WhistleFault {
  const { field, text } = faultOf(error, Object.keys(PLACES))
  return { field: PLACES[field] ?? '', text }
}

/** 一打开是什么样。 */
export const blankForm = ({ date, assists }: WhistleNeeds): WhistleForm => ({
  choice: '',
  points: '',
  pick: '',
  assists: assists?.value ?? [],
  isProposed: false,
  until: date?.value ?? 0,
  note: '',
  point: null,
})

/** 选了这一档，分数在什么范围，通常给多少。 */
export const spanOf = ({ choice }: WhistleNeeds, value: string) =>
  choice?.options.find((option) => option.value === value)?.points

/** What keeps it from being sent. @param photos how many there are, arrived or not */
export function missingIn({ needs }: WhistleActionView, form: WhistleForm, photos: number): WhistleFault {
  if (needs.choice && !form.choice) return { field: 'choice', text: `请选择${needs.choice.label}` }
  if (needs.points) {
    const [span, points] = [spanOf(needs, form.choice), Number(form.points)]
    if (form.points === '' || !Number.isInteger(points)) return { field: 'points', text: '请填写分数' }
    if (span && (points < span.from || points > span.until))
      return { field: 'points', text: `这一档的分数在 ${span.from} 到 ${span.until} 之间` }
  }
  if (needs.pick && !form.pick) return { field: 'pick', text: `请选择${needs.pick.label}` }
  if (needs.date && !form.until) return { field: 'until', text: `请选择${needs.date.label}` }
  if (needs.note?.isRequired && !form.note.trim()) return { field: 'note', text: `请填写${needs.note.label}` }
  const least = needs.photos?.min ?? 0
  if (photos < least) return { field: 'photos', text: `请至少拍 ${least} 张照片` }
  if (needs.point && !form.point && photos === 0) return { field: 'photos', text: '没有定位，请拍一张现场照片' }
  return NO_FAULT
}

/** What is sent: the name, and what the step asks for. */
export function commandOf(
  { needs, name, department }: WhistleActionView,
  form: WhistleForm,
  photos: string[],
): WhistleCommand {
  const command = {
    name,
    ...(department && { department }),
    ...(needs.choice && { [needs.choice.field]: form.choice }),
    ...(needs.points && { points: Number(form.points) }),
    ...(needs.pick && { [needs.pick.field]: form.pick }),
    ...(needs.assists && { assists: form.assists.filter((one) => one !== form.pick) }),
    ...(needs.isProposed && { isProposed: form.isProposed }),
    ...(needs.date && { until: form.until }),
    ...(needs.note && { note: form.note }),
    ...(needs.point && form.point && { point: form.point }),
    ...(needs.photos && { photos }),
  }
  // 要填什么是服务端说的，填好了就是它要的那一步。
  return command as WhistleCommand
}

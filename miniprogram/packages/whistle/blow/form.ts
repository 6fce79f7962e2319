import type { Input, ItemView, TicketView, WhistleKind } from '../../../../typings/contract'
import type { Fault } from '../../../services/cloud'
import { type Place, placeInput } from '../../../services/place'

export const FIELDS = ['words', 'photos', 'place', 'item', 'field'] as const
type Field = (typeof FIELDS)[number]
export type BlowFault = Fault<Field>
export const NO_FAULT: BlowFault = { field: '', text: '' }

/** 清单之外的，是哪一类难题。 */
export const PROBLEMS = [
  { value: 'enforcement', text: '综合执法' },
  { value: 'service', text: '管理服务' },
  { value: 'response', text: '应急处置' },
] as const
export type Problem = (typeof PROBLEMS)[number]['value']

/** 吹一声哨要填的。 */
export interface BlowForm {
  ticket: TicketView | null
  place: Place | null
  item: ItemView | null
  isOffList: boolean
  problem: Problem | ''
  kind: WhistleKind | ''
  words: string
}

/** 从诉求吹，或者在一个地方吹。 */
export const sourceOf = ({ ticket, place }: Pick<BlowForm, 'ticket' | 'place'>) =>
  ticket ? { ticket: ticket.id } : place ? { place: placeInput(place) } : {}

/** What keeps it from being sent. */
export function missingIn({ ticket, place, isOffList, problem, words }: BlowForm): BlowFault {
  if (!ticket && !place) return { field: 'place', text: '请选择地点' }
  if (isOffList && !problem) return { field: 'field', text: '请选择是哪一类难题' }
  const isTold = words.trim() !== '' || (ticket !== null && !isOffList)
  if (!isTold) return { field: 'words', text: isOffList ? '请说明为什么清单之外也要办' : '请说明现场情况' }
  return NO_FAULT
}

export const inputOf = (form: BlowForm, photos: string[]): Input<'whistle', 'blow'> => ({
  ...sourceOf(form),
  ...(form.item && { item: form.item.code }),
  ...(form.kind && { kind: form.kind }),
  ...(form.isOffList && form.problem && { field: form.problem }),
  words: form.words,
  photos,
})

import type { CategoryView, Input } from '../../../typings/contract'
import { type Fault, newRequestId } from '../../services/cloud'
import { type Place, placeInput } from '../../services/place'

/** 写到一半的诉求，每敲一个字都存一次。 */
export interface ReportForm {
  words: string
  category: CategoryView | null
  /** The person chose the class; words no longer change it. */
  isChosen: boolean
  place: Place | null
  /** Photos that have arrived in the cloud. */
  photos: string[]
  /** Kept until the ticket exists, so that a lost answer never makes a second one. */
  requestId: string
}

export const FIELDS = ['words', 'photos', 'category', 'place'] as const
export type ReportFault = Fault<(typeof FIELDS)[number]>

export function blankForm(): ReportForm {
  return { words: '', category: null, isChosen: false, place: null, photos: [], requestId: newRequestId() }
}

/** Nothing a person would miss: the class and the place find themselves again. */
export const isBlank = ({ words, photos }: ReportForm): boolean => !words.trim() && photos.length === 0

type Written = Pick<ReportForm, 'words' | 'category' | 'place'>
type Checked =
  | { isComplete: true; input: Omit<Input<'ticket', 'report'>, 'photos' | 'consent'> }
  | { isComplete: false; fault: ReportFault }

/** Looks for what is still missing, so that nobody is asked for consent to a form that cannot be sent. */
export function checkForm({ words, category, place }: Written): Checked {
  const missing = (field: ReportFault['field'], text: string): Checked => ({
    isComplete: false,
    fault: { field, text },
  })
  if (!words.trim()) return missing('words', '请写几个字，说说是什么问题')
  if (!category) return missing('category', '请选择类别')
  if (!place) return missing('place', '请选择位置')
  return { isComplete: true, input: { words, category: category.code, place: placeInput(place) } }
}

import type { CategoryView, Input } from '../../../../typings/contract'
import { type Fault, faultOf, newRequestId } from '../../../services/cloud'

/** 写到一半的意见，每敲一个字都存一次. */
export interface OpinionForm {
  words: string
  category: CategoryView | null
  isChosen: boolean
  photos: string[]
  isAnonymous: boolean
  requestId: string
}

const FIELDS = ['words', 'category', 'photos'] as const
export type OpinionFault = Fault<(typeof FIELDS)[number]>
export const NO_FAULT: OpinionFault = { field: '', text: '' }

export const blankOpinion = (): OpinionForm => ({
  words: '',
  category: null,
  isChosen: false,
  photos: [],
  isAnonymous: false,
  requestId: newRequestId(),
})

/** 先要回答几个问题才能受理的一类，意见箱里答不了。 */
export const asksFirst = (category: CategoryView): boolean => category.questions.some(({ isRequired }) => isRequired)

/** 哪里还不行；可以投了就没有. */
export function lackOf({
  words,
  category,
  isChosen,
}: Pick<OpinionForm, 'words' | 'category' | 'isChosen'>): OpinionFault {
  if (!words.trim()) return { field: 'words', text: '请写几个字' }
  if (isChosen && category && asksFirst(category))
    return { field: 'category', text: `“${category.name}”要多问您几句，请到首页的“我要反映”里提交` }
  return NO_FAULT
}

/** 没有选类别的，由服务端从话里猜，猜不出就是意见建议；地点就是这个驿站. */
export const inputOf = (
  { words, category, isChosen, isAnonymous }: Omit<OpinionForm, 'photos' | 'requestId'>,
  box: string,
  photos: string[],
): Input<'ticket', 'report'> => ({
  words,
  box,
  photos,
  isAnonymous,
  ...(isChosen && category && { category: category.code }),
})

export const refusedAt = (error: unknown): OpinionFault => faultOf(error, FIELDS)

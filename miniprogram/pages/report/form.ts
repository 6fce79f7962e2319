import type { CategoryView, Input, Question, Source } from '../../../typings/contract'
import { type Fault, faultOf, newRequestId, pathOf } from '../../services/cloud'
import { draftBox } from '../../services/draft'
import type { PhotoFile } from '../../services/photo'
import { type Place, placeInput } from '../../services/place'
import type { Answers } from '../../services/ticket'
import type { VideoFile } from '../../services/video'
import { isForCaller } from './source'

/** 代谁反映；都空着就是自己。 */
export interface Behalf {
  who: string
  phone: string
}

/** 写到一半的诉求，每敲一个字都存一次。 */
export interface ReportForm {
  /** Empty until it is known in which role the person acts. */
  source: Source | ''
  words: string
  category: CategoryView | null
  /** The person chose the class; words no longer change it. */
  isChosen: boolean
  /** Answers by class: whoever tries another class finds them again on return. */
  answers: Record<string, Answers>
  place: Place | null
  /** The place is where the phone or the person's grid is: nobody has chosen it. */
  isPlaceFound: boolean
  /** Photos that have arrived in the cloud. */
  photos: string[]
  /** The video, once it has arrived; empty for none. */
  video: string
  /** Photos and the video that have not arrived, saved on the phone. */
  waiting: PhotoFile[]
  film: VideoFile | null
  behalf: Behalf
  isAnonymous: boolean
  /** 开箱登记：哪里的意见箱；空的是没有说。 */
  box: string
  /** Kept until the ticket exists, so that a lost answer never makes a second one. */
  requestId: string
}

const FIELDS = ['source', 'words', 'photos', 'video', 'category', 'answers', 'place', 'behalf'] as const

export interface ReportFault extends Fault<(typeof FIELDS)[number]> {
  /** Of `answers` the question's key, of `behalf` the one of its fields. */
  part?: string
}

export const draft = draftBox<Partial<ReportForm>>('report')

export const blankForm = (): ReportForm => ({
  source: '',
  words: '',
  category: null,
  isChosen: false,
  answers: {},
  place: null,
  isPlaceFound: false,
  photos: [],
  video: '',
  waiting: [],
  film: null,
  behalf: { who: '', phone: '' },
  isAnonymous: false,
  box: '',
  requestId: newRequestId(),
})

/** Nothing a person would miss: the class and the place find themselves again. */
export const isBlank = ({ words, photos, video, waiting, film, behalf }: ReportForm): boolean =>
  !`${words}${video}${behalf.who}${behalf.phone}`.trim() && photos.length + waiting.length === 0 && !film

type Written = Pick<
  ReportForm,
  'source' | 'words' | 'category' | 'answers' | 'place' | 'behalf' | 'isAnonymous' | 'box'
>
type Sendable = Omit<Input<'ticket', 'report'>, 'photos' | 'video' | 'consent'>
type Checked = { isComplete: true; input: Sendable } | { isComplete: false; fault: ReportFault }

/** Looks for what is still missing, so that nobody is asked for consent to a form that cannot be sent. */
export function checkForm(form: Written): Checked {
  const missing = (field: ReportFault['field'], text: string, part?: string): Checked => ({
    isComplete: false,
    fault: { field, text, ...(part && { part }) },
  })
  const { words, category, place, behalf } = form
  if (!words.trim()) return missing('words', '请写几个字，说说是什么问题')
  if (!category) return missing('category', '请选择类别')
  const answers = givenTo(category.questions, form.answers[category.code])
  const open = category.questions.find(({ key, isRequired }) => isRequired && !(key in answers))
  if (open) return missing('answers', '请先回答这一题', open.key)
  if (!place) return missing('place', isForCaller(form.source) ? '请选择事情发生的地方' : '请选择位置')
  if (behalf.phone.trim() && !behalf.who.trim()) return missing('behalf', '请填写怎么称呼', 'who')
  return { isComplete: true, input: inputOf({ ...form, words, category, place }, answers) }
}

/** What was said to questions that are asked now; a question that was changed or left open counts as not answered. */
function givenTo(questions: Question[], said: Answers = {}): Answers {
  const given = questions.flatMap(({ key }) => {
    const answer = said[key]
    return answer === undefined || String(answer).trim() === '' ? [] : [[key, answer] as const]
  })
  return Object.fromEntries(given)
}

/** Only what was filled in, beside what has to be. */
function inputOf(
  { source, words, category, place, behalf, isAnonymous, box }: Written & { category: CategoryView; place: Place },
  answers: Answers,
): Sendable {
  const who = behalf.who.trim()
  const phone = behalf.phone.trim()
  return {
    words,
    category: category.code,
    place: placeInput(place),
    ...(source !== '' && source !== 'resident' && { source }),
    ...(source === 'opinion-box' && box && { box }),
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(who && source !== 'patrol' && { behalf: { who, ...(phone && { phone }) } }),
    ...(isAnonymous && source !== 'patrol' && { isAnonymous }),
  }
}

/** What the server refuses, at the place in the form that it is about. */
export function refusedAt(error: unknown): ReportFault {
  const fault = faultOf(error, FIELDS)
  const path = pathOf(error)
  const part = fault.field && path[path.indexOf(fault.field) + 1]
  return part ? { ...fault, part } : fault
}

import type {
  AssessmentView,
  AwardForm,
  AwardItem,
  AwardObjectionPage,
  AwardObjectionView,
  AwardView,
  Candidates,
  Input,
  NominationAction,
  NominationView,
  Page,
} from '../../typings/contract'
import { CallError } from './call-error'
import { call } from './cloud'

export const listAwards = (cursor: string): Promise<Page<AwardItem>> => call('award', 'list', { cursor })

export const getAward = (id: string): Promise<AwardView> => call('award', 'get', { id })

/** 新开一轮时先填好的奖项和公示天数。 */
export const awardForm = (): Promise<AwardForm> => call('award', 'form', {})

export const openAward = (plan: Input<'award', 'open'>, requestId: string): Promise<AwardView> =>
  call('award', 'open', plan, requestId)

/** Which version somebody has before them. */
interface Existing {
  id: string
  revision: number
}

export const reschedule = (
  existing: Existing,
  dates: { nominateUntil: number; reviewUntil: number },
  reason: string,
  requestId: string,
): Promise<AwardView> => call('award', 'reschedule', { ...existing, ...dates, reason }, requestId)

export const publicise = (existing: Existing, nominations: string[], requestId: string): Promise<AwardView> =>
  call('award', 'publicise', { ...existing, nominations }, requestId)

export const strike = (existing: Existing, nomination: string, reason: string, requestId: string): Promise<AwardView> =>
  call('award', 'strike', { ...existing, nomination, reason }, requestId)

export const announce = (existing: Existing, requestId: string): Promise<AwardView> =>
  call('award', 'announce', existing, requestId)

export const cancel = (existing: Existing, reason: string, requestId: string): Promise<AwardView> =>
  call('award', 'cancel', { ...existing, reason }, requestId)

/** 自己辖区的推荐，全部：一轮最多几百份。 */
export async function allNominations(award: string): Promise<NominationView[]> {
  const found: NominationView[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: Page<NominationView> = await call('award', 'nominations', { award, cursor })
    found.push(...page.items)
    cursor = page.next
  }
  return found
}

/** 一个社区里可以推荐的人。 */
export const candidatesIn = (award: string, community: string): Promise<Candidates> =>
  call('award', 'candidates', { award, ...(community && { community }) })

export const nominate = (input: Input<'award', 'nominate'>, requestId: string): Promise<NominationView> =>
  call('award', 'nominate', input, requestId)

/** Somebody else has done something with the same meanwhile: what stands there now has to be asked for. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof CallError && ['award/changed', 'award/nomination-changed'].includes(error.code)

export const NOMINATION_TEXT: Record<NominationAction, string> = {
  recommend: '审核通过，推荐到区',
  accept: '审核通过',
  sendBack: '退回',
  resubmit: '改了再报',
  withdraw: '撤回推荐',
}

/** 审核、退回、撤回：都要写一句。 */
export function reviewNomination(
  { id, revision }: Pick<NominationView, 'id' | 'revision'>,
  action: Exclude<NominationAction, 'resubmit'>,
  words: string,
  requestId: string,
): Promise<NominationView> {
  const nomination = { id, revision }
  return action === 'recommend' || action === 'accept'
    ? call('award', action, { nomination, opinion: words }, requestId)
    : call('award', action, { nomination, reason: words }, requestId)
}

export const resubmit = (
  { id, revision }: Pick<NominationView, 'id' | 'revision'>,
  facts: { kind: number; deeds: string },
  requestId: string,
): Promise<NominationView> => call('award', 'resubmit', { nomination: { id, revision }, ...facts }, requestId)

export const listObjections = (award: string, cursor: string): Promise<AwardObjectionPage> =>
  call('award', 'objections', { award, cursor })

export const answerObjection = (
  objection: string,
  isUpheld: boolean,
  words: string,
  requestId: string,
): Promise<AwardObjectionView> => call('award', 'answer', { objection, isUpheld, words }, requestId)

/** 一个网格员一个月的吹哨情况，摆在推荐旁边看。 */
export const workerFigures = (person: string, month: string): Promise<AssessmentView> =>
  call('assessment', 'worker', { person, month })

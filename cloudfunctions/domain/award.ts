import type { AwardAction, AwardStage, NominationStatus, Nominator } from '../contract/award'
import type { Refusal } from '../contract/envelope'
import { afterWorkingDays, type Calendar, isCovered } from './calendar'
import { datedTime, dayTime } from './moment'
import type { Person } from './person'
import { refuse } from './refusal'

/** 一个奖项和它的名额. */
export interface AwardKind {
  name: string
  quota: number
}

export interface Pick {
  nomination: string
  person: string
  /** Which of the round's kinds. */
  kind: number
}

/** Who did what, when and why; nothing is edited away. */
export interface PublicationStep<Name extends string> {
  id: string
  at: number
  by: string
  /** 赭麓街道, at that time. */
  face: string
  name: Name
  note: string
  requestId: string
  digest: string
}

type AwardStepName = 'opened' | 'rescheduled' | 'publicised' | 'struck' | 'announced' | 'cancelled'
export type Stamp = Omit<PublicationStep<string>, 'name' | 'note'>

/** 一轮评优. The list and its quotas are one document: two desks at once can never choose more than there is room for. */
export interface Award {
  _id: string
  schemaVersion: 1
  revision: number
  title: string
  year: number
  /** The district whose round it is. */
  district: string
  kinds: AwardKind[]
  nominators: Nominator[]
  nominateUntil: number
  reviewUntil: number
  publicDays: number
  stage: AwardStage
  picks: Pick[]
  publicFrom: number | null
  publicUntil: number | null
  isProvisional: boolean
  /** Persons, once the result is out. */
  winners: string[]
  openedAt: number
  timeline: Array<PublicationStep<AwardStepName>>
}

export type AwardPlan = globalThis.Pick<
  Award,
  'title' | 'year' | 'kinds' | 'nominators' | 'nominateUntil' | 'reviewUntil' | 'publicDays'
>

export type AwardCommand =
  | { name: 'reschedule'; nominateUntil: number; reviewUntil: number; reason: string }
  | { name: 'publicise'; nominations: string[] }
  | { name: 'strike'; nomination: string; reason: string }
  | { name: 'announce' }
  | { name: 'cancel'; reason: string }

const FROM: Record<AwardAction, AwardStage[]> = {
  reschedule: ['nominating'],
  publicise: ['nominating', 'publicity'],
  strike: ['publicity'],
  announce: ['publicity'],
  cancel: ['nominating', 'publicity'],
}

/** 评优由区网格中心开、定名单、公布. */
export const runsAward = ({ roles }: Person, district: string): boolean =>
  roles.some(({ role, scope }) => role === 'district' && scope === district)

export const awardActions = (award: Award, actor: Person, now: number): AwardAction[] =>
  runsAward(actor, award.district)
    ? (Object.keys(FROM) as AwardAction[]).filter(
        (action) => FROM[action].includes(award.stage) && !tooEarly(award, action, now),
      )
    : []

/** 推荐没有截止，不能定名单；公示没有满，不能公布. */
function tooEarly({ nominateUntil, publicUntil }: Award, action: AwardAction, now: number): Refusal | undefined {
  if (action === 'publicise' && now < nominateUntil)
    return refuse('award/still-open', '推荐还没有截止，请等到截止，或者先把截止时间改早')
  if (action === 'announce' && now < (publicUntil ?? 0))
    return refuse('award/still-public', '公示期还没有满，不能公布结果')
  return undefined
}

export function unfitDates(
  { nominateUntil, reviewUntil }: globalThis.Pick<Award, 'nominateUntil' | 'reviewUntil'>,
  now: number,
): Refusal | undefined {
  if (reviewUntil < nominateUntil) return refuse('award/backwards', '审核截止不能早于推荐截止', 'reviewUntil')
  if (reviewUntil <= now) return refuse('award/past', '审核截止的时间已经过去了，请改晚一些', 'reviewUntil')
  return undefined
}

/** What the list has to know of a nomination. */
interface Nominee {
  _id: string
  award: string
  person: string
  name: string
  kind: number
  status: NominationStatus
}

export interface AwardContext {
  actor: Person
  now: number
  calendar: Calendar
  /** The revision the caller had before them. */
  seen: number
  /** Those that are, or are to be, on the list. */
  nominations: Nominee[]
  /** Who serves as a worker today. */
  serving: Set<string>
  objections: { isOpen: boolean; upheld: string[] }
}

/** 这一步能不能走；能走就是走完以后的样子. */
export function decideAward(award: Award, command: AwardCommand, context: AwardContext, stamp: Stamp): Award | Refusal {
  const { actor, now, seen } = context
  if (!runsAward(actor, award.district)) return refuse('award/not-district', '评优由区网格中心开展和公布')
  if (award.revision !== seen) return refuse('award/changed', '别人刚刚改过这一轮评优，请看过最新的再办', 'revision')
  if (!FROM[command.name].includes(award.stage)) return refuse('award/not-now', '这一轮评优现在不能这样办')
  const early = tooEarly(award, command.name, now)
  if (early) return early
  const step = (name: AwardStepName, note: string): Award => ({
    ...award,
    revision: award.revision + 1,
    timeline: [...award.timeline, { ...stamp, name, note }],
  })
  switch (command.name) {
    case 'reschedule': {
      const { nominateUntil, reviewUntil, reason } = command
      return unfitDates(command, now) ?? { ...step('rescheduled', reason), nominateUntil, reviewUntil }
    }
    case 'publicise':
      return publicised(award, command.nominations, context, step('publicised', ''))
    case 'strike': {
      const picks = award.picks.filter(({ nomination }) => nomination !== command.nomination)
      if (picks.length === award.picks.length) return refuse('award/not-picked', '这个人不在名单里', 'nomination')
      return { ...step('struck', command.reason), picks }
    }
    case 'announce':
      return (
        unready(award, context) ?? {
          ...step('announced', ''),
          stage: 'announced',
          winners: award.picks.map(({ person }) => person),
        }
      )
    case 'cancel':
      return { ...step('cancelled', command.reason), stage: 'cancelled' }
  }
}

function publicised(award: Award, chosen: string[], context: AwardContext, next: Award): Award | Refusal {
  const { now, calendar } = context
  const ids = [...new Set(chosen)]
  const picks: Pick[] = context.nominations
    .filter(({ _id, award: of }) => of === award._id && ids.includes(_id))
    .map(({ _id, person, kind }) => ({ nomination: _id, person, kind }))
  if (picks.length === 0 || picks.length < ids.length)
    return refuse('award/no-picks', '请从通过审核的推荐里选入围的人', 'nominations')
  const refusal = unfitPicks(picks, context) ?? overQuota(award.kinds, picks)
  if (refusal) return refusal
  const publicUntil = afterWorkingDays(now, award.publicDays, calendar)
  const isProvisional = !(isCovered(now, calendar) && isCovered(publicUntil, calendar))
  return { ...next, stage: 'publicity', picks, publicFrom: now, publicUntil, isProvisional }
}

function overQuota(kinds: AwardKind[], picks: Pick[]): Refusal | undefined {
  for (const [index, { name, quota }] of kinds.entries()) {
    const chosen = picks.filter(({ kind }) => kind === index).length
    if (chosen > quota)
      return refuse('award/over-quota', `${name}最多 ${quota} 名，现在选了 ${chosen} 名`, 'nominations')
  }
  return undefined
}

/** 审核没有通过的、已经离任的，不能在名单里. */
function unfitPicks(picks: Pick[], { nominations, serving }: AwardContext): Refusal | undefined {
  const found = picks.map(({ nomination }) => nominations.find(({ _id }) => _id === nomination))
  if (!found.every((one) => one?.status === 'accepted'))
    return refuse('award/not-accepted', '名单里有人的推荐还没有通过审核', 'nominations')
  const left = found.find((one) => one && !serving.has(one.person))
  return left && refuse('award/left', `${left.name || '有一位'}已经离任，请先移出名单`, 'nominations')
}

function unready(award: Award, context: AwardContext): Refusal | undefined {
  if (award.picks.length === 0) return refuse('award/empty', '名单里一个人也没有，不能公布')
  if (context.objections.isOpen) return refuse('award/unanswered', '还有异议没有答复，请先答复')
  if (award.picks.some(({ nomination }) => context.objections.upheld.includes(nomination)))
    return refuse('award/upheld', '有异议成立的人还在名单里，请先移出')
  return unfitPicks(award.picks, context)
}

export const opened = (base: globalThis.Pick<Award, '_id' | 'district'>, plan: AwardPlan, stamp: Stamp): Award => ({
  ...base,
  ...plan,
  schemaVersion: 1,
  revision: 1,
  stage: 'nominating',
  picks: [],
  publicFrom: null,
  publicUntil: null,
  isProvisional: false,
  winners: [],
  openedAt: stamp.at,
  timeline: [{ ...stamp, name: 'opened', note: '' }],
})

export const AWARD_STEP_TEXT: Record<AwardStepName, string> = {
  opened: '开始评优',
  rescheduled: '改了截止时间',
  publicised: '公示入围名单',
  struck: '移出名单',
  announced: '公布结果',
  cancelled: '取消这一轮',
}

export const STAGE_TEXT: Record<AwardStage, string> = {
  nominating: '推荐审核中',
  publicity: '公示中',
  announced: '结果已公布',
  cancelled: '已取消',
}

/** Residents see a round from its publicity on. */
export const isShown = ({ stage, publicFrom }: Award): boolean =>
  stage === 'publicity' || stage === 'announced' || (stage === 'cancelled' && publicFrom !== null)

export function stageNote(award: Award, now: number): string {
  const { stage, nominateUntil, reviewUntil, publicUntil, isProvisional, timeline } = award
  switch (stage) {
    case 'nominating':
      return now < nominateUntil ? `推荐到 ${dayTime(nominateUntil)}` : `审核到 ${dayTime(reviewUntil)}`
    case 'publicity':
      return now < (publicUntil ?? 0)
        ? `公示到 ${dayTime(publicUntil ?? 0)}${isProvisional ? '（暂定）' : ''}`
        : `公示期已满（到 ${dayTime(publicUntil ?? 0)}），等公布结果`
    case 'announced':
      return `${datedTime(timeline.at(-1)?.at ?? 0, now)} 公布`
    case 'cancelled':
      return timeline.at(-1)?.note ?? ''
  }
}

/** 公示期内才能提异议. */
export const takesObjections = ({ stage, publicUntil }: Award, now: number): boolean =>
  stage === 'publicity' && now < (publicUntil ?? 0)

import type { NominationAction, NominationStatus, Nominator, ObjectionOutcome } from '../contract/award'
import type { Refusal } from '../contract/envelope'
import type { Award, PublicationStep, Stamp } from './award'
import type { Person } from './person'
import { refuse } from './refusal'

type NominationStepName = 'nominated' | 'recommended' | 'accepted' | 'sentBack' | 'resubmitted' | 'withdrawn'

/** 对一个网格员的推荐：一轮里一人只有一份. */
export interface Nomination {
  _id: string
  schemaVersion: 1
  revision: number
  award: string
  person: string
  /** Empty once the person was erased; so are the deeds. */
  name: string
  /** 车站社区第05网格 */
  placeText: string
  /** From the district down to the worker's grid. */
  path: string[]
  kind: number
  deeds: string
  /** Who put it forward, a community or a street, and which. */
  level: Nominator
  from: string
  status: NominationStatus
  at: number
  timeline: Array<PublicationStep<NominationStepName>>
}

/** 自下而上、逐级审核：谁在哪一步可以做什么. */
const RULES: Record<
  NominationAction,
  { from: Partial<Record<NominationStatus, Array<'nominator' | 'street' | 'district'>>>; name: NominationStepName }
> = {
  recommend: { from: { nominated: ['street'] }, name: 'recommended' },
  accept: { from: { recommended: ['district'] }, name: 'accepted' },
  sendBack: { from: { nominated: ['street'], recommended: ['district'], accepted: ['district'] }, name: 'sentBack' },
  resubmit: { from: { returned: ['nominator'] }, name: 'resubmitted' },
  withdraw: { from: { nominated: ['nominator'], returned: ['nominator'] }, name: 'withdrawn' },
}

const sidesOf = ({ level, from, path }: Nomination, { roles }: Person) =>
  roles.flatMap(({ role, scope }) => [
    ...(role === level && scope === from ? (['nominator'] as const) : []),
    ...((role === 'street' || role === 'district') && path.includes(scope) ? [role] : []),
  ])

/** 名单公示以前、审核截止以前，推荐才能动. */
export const nominationActions = (
  nomination: Nomination,
  award: Award,
  actor: Person,
  now: number,
): NominationAction[] => {
  const sides: string[] = sidesOf(nomination, actor)
  return award.stage !== 'nominating' || now >= award.reviewUntil
    ? []
    : (Object.keys(RULES) as NominationAction[]).filter((action) =>
        RULES[action].from[nomination.status]?.some((side) => sides.includes(side)),
      )
}

export type NominationCommand =
  | { name: 'recommend' | 'accept'; note: string }
  | { name: 'sendBack' | 'withdraw'; note: string }
  | { name: 'resubmit'; kind: number; deeds: string }

interface Context {
  award: Award
  actor: Person
  now: number
  /** The revision the caller had before them. */
  seen: number
}

/** 这一步能不能走；能走就是走完以后的样子. */
export function decideNomination(
  nomination: Nomination,
  command: NominationCommand,
  { award, actor, now, seen }: Context,
  stamp: Stamp,
): Nomination | Refusal {
  if (sidesOf(nomination, actor).length === 0) return refuse('award/not-yours', '只能办自己辖区的推荐')
  if (award.stage !== 'nominating') return refuse('award/closed', '名单已经公示，推荐不能再改')
  if (nomination.revision !== seen)
    return refuse('award/nomination-changed', '别人刚刚办过这份推荐，请看过最新的再办', 'revision')
  if (now >= award.reviewUntil) return refuse('award/review-over', '审核已经截止')
  if (!nominationActions(nomination, award, actor, now).includes(command.name))
    return refuse('award/not-your-turn', '这份推荐现在不归您办')
  const next: Nomination = {
    ...nomination,
    revision: nomination.revision + 1,
    timeline: [
      ...nomination.timeline,
      { ...stamp, name: RULES[command.name].name, note: 'note' in command ? command.note : '' },
    ],
  }
  switch (command.name) {
    case 'recommend':
      return { ...next, status: 'recommended' }
    case 'accept':
      return { ...next, status: 'accepted' }
    case 'sendBack':
      return { ...next, status: 'returned' }
    case 'withdraw':
      return { ...next, status: 'withdrawn' }
    case 'resubmit': {
      const { kind, deeds } = command
      if (!award.kinds[kind]) return NO_KIND
      return { ...next, kind, deeds, status: begins(nomination.level) }
    }
  }
}

const NO_KIND = refuse('award/no-kind', '没有这个奖项，请重新选择', 'kind')

/** 社区推荐的先由街道审，街道推荐的直接到区. */
const begins = (level: Nominator): NominationStatus => (level === 'community' ? 'nominated' : 'recommended')

/** Whom somebody may put forward for: their own community or street, as far as the round lets them. */
export const nominatesFor = ({ nominators }: Award, { roles }: Person): Array<{ level: Nominator; area: string }> =>
  roles.flatMap(({ role, scope }) =>
    (role === 'community' || role === 'street') && nominators.includes(role) ? [{ level: role, area: scope }] : [],
  )

export function nominated(
  base: Pick<Nomination, '_id' | 'person' | 'name' | 'placeText' | 'path' | 'kind' | 'deeds'>,
  { award, actor, now }: Omit<Context, 'seen'>,
  stamp: Stamp,
): Nomination | Refusal {
  const own = nominatesFor(award, actor)
  const side = own.find(({ area }) => base.path.includes(area))
  if (own.length === 0) return refuse('award/not-nominator', '这一轮不由您推荐')
  if (!side) return refuse('award/elsewhere', '只能推荐自己辖区的网格员', 'person')
  if (award.stage !== 'nominating' || now >= award.nominateUntil) return refuse('award/nominating-over', '推荐已经截止')
  if (!award.kinds[base.kind]) return NO_KIND
  return {
    ...base,
    schemaVersion: 1,
    revision: 1,
    award: award._id,
    level: side.level,
    from: side.area,
    status: begins(side.level),
    at: now,
    timeline: [{ ...stamp, name: 'nominated', note: '' }],
  }
}

export const NOMINATION_STEP_TEXT: Record<NominationStepName, string> = {
  nominated: '推荐',
  recommended: '街道审核，推荐到区',
  accepted: '区审核通过',
  sentBack: '退回',
  resubmitted: '修改后再报',
  withdrawn: '撤回推荐',
}

export const NOMINATION_STATUS_TEXT: Record<NominationStatus, string> = {
  nominated: '待街道审核',
  recommended: '待区审核',
  accepted: '审核通过',
  returned: '已退回',
  withdrawn: '已撤回',
}

/** 公示期间的一条异议：一人对一人只有一条. */
export interface Objection {
  _id: string
  schemaVersion: 1
  revision: number
  award: string
  nomination: string
  by: string
  at: number
  /** Empty once its author was erased. */
  words: string
  outcome: ObjectionOutcome
  answer: { at: number; by: string; words: string } | null
  /** Since when its author is to be told of the answer; null when there is nothing to tell. */
  tellAt: number | null
}

/** 公示过的名单不悄悄改：移出之前，人还在名单上，旁边说明. */
export const UPHELD_TEXT = '异议成立，正在处理'

export const OUTCOME_TEXT: Record<ObjectionOutcome, string> = {
  open: '待答复',
  upheld: '异议成立',
  dismissed: '异议不成立',
}

import type { AwardItem, AwardView, NominationView, PickView } from '../contract/award'
import {
  type Award,
  AWARD_STEP_TEXT,
  awardActions,
  isShown,
  runsAward,
  STAGE_TEXT,
  stageNote,
  takesObjections,
} from '../domain/award'
import {
  type Nomination,
  NOMINATION_STATUS_TEXT,
  NOMINATION_STEP_TEXT,
  nominatesFor,
  nominationActions,
  UPHELD_TEXT,
} from '../domain/nomination'
import { isStaffRole, type Person } from '../domain/person'
import type { AwardWorld } from './ports'
import { stepsBy, stepViews } from './publication-step'
import type { Caller } from './serve'

type Call = Caller<AwardWorld>

/** Whoever was erased won it all the same. */
const nameOf = ({ name }: Pick<Nomination, 'name'>): string => name || '已注销'

/** Desks see every round; residents those that were publicised. */
export const seesAward = (award: Award, { roles }: Person): boolean =>
  isShown(award) || roles.some(({ role }) => isStaffRole(role))

export const awardItem = (award: Award, now: number): AwardItem => ({
  id: award._id,
  title: award.title,
  year: award.year,
  stage: award.stage,
  stageText: STAGE_TEXT[award.stage],
  note: stageNote(award, now),
})

export async function showAward(award: Award, call: Call): Promise<AwardView> {
  const { ports, actor, now } = call
  const { kinds, picks, publicFrom, publicUntil } = award
  const [found, mine, against] = await Promise.all([
    isShown(award) ? ports.nominations.read(picks.map(({ nomination }) => nomination)) : [],
    ports.objections.by(award._id, actor._id),
    againstPicks(award, call),
  ])
  return {
    ...awardItem(award, now),
    kinds: kinds.map((one, index) => ({ ...one, chosen: picks.filter(({ kind }) => kind === index).length })),
    ...{ nominateUntil: award.nominateUntil, reviewUntil: award.reviewUntil, publicDays: award.publicDays },
    ...(publicFrom !== null && { publicFrom }),
    ...(publicUntil !== null && { publicUntil }),
    isProvisional: award.isProvisional,
    picks: pickViews(award, found, new Set(against.upheld)),
    canObject: takesObjections(award, now),
    mine: mine.map(({ nomination, at, words, outcome, answer }) => ({
      ...{ nomination, at, words, outcome },
      answer: answer?.words ?? '',
    })),
    ...(actor.roles.some(({ role }) => isStaffRole(role)) && { desk: await deskOf(award, against.isOpen, call) }),
  }
}

/** 结果没有定，异议才还管用；有没有没答复的，只有区里要知道. */
async function againstPicks(award: Award, { ports, actor }: Call): Promise<{ isOpen: boolean; upheld: string[] }> {
  if (award.stage !== 'publicity') return { isOpen: false, upheld: [] }
  if (runsAward(actor, award.district)) return ports.objections.standing(award._id)
  return { isOpen: false, upheld: await ports.objections.upheld(award._id) }
}

/** By kind, then by place. */
const pickViews = ({ kinds, picks }: Award, found: Nomination[], upheld: Set<string>): PickView[] =>
  picks
    .flatMap((pick) => {
      const nomination = found.find(({ _id }) => _id === pick.nomination)
      return nomination ? [{ pick, nomination }] : []
    })
    .sort((a, b) => a.pick.kind - b.pick.kind || (a.nomination.path.join() < b.nomination.path.join() ? -1 : 1))
    .map(({ pick, nomination }) => ({
      nomination: nomination._id,
      name: nameOf(nomination),
      kindText: kinds[pick.kind]?.name ?? '',
      placeText: nomination.placeText,
      deeds: nomination.deeds,
      ...(upheld.has(nomination._id) && { upheldText: UPHELD_TEXT }),
    }))

async function deskOf(award: Award, isOpen: boolean, { ports, actor, now }: Call): Promise<AwardView['desk']> {
  const steps = await stepViews(award.timeline, AWARD_STEP_TEXT, ports)
  return {
    revision: award.revision,
    actions: awardActions(award, actor, now),
    canNominate: award.stage === 'nominating' && now < award.nominateUntil && nominatesFor(award, actor).length > 0,
    hasOpenObjections: isOpen,
    steps,
  }
}

/** However many there are, people are read once: those put forward, and whoever took a step. */
export async function nominationViews(found: Nomination[], award: Award, call: Call): Promise<NominationView[]> {
  const { ports, actor, now } = call
  const people = await ports.people.read([
    ...new Set(found.flatMap(({ person, timeline }) => [person, ...timeline.map(({ by }) => by)])),
  ])
  const serving = workersAmong(people)
  return found.map((one) => ({
    ...{ id: one._id, revision: one.revision, person: one.person, name: nameOf(one), placeText: one.placeText },
    ...{ kind: one.kind, kindText: award.kinds[one.kind]?.name ?? '', deeds: one.deeds },
    ...{ status: one.status, statusText: NOMINATION_STATUS_TEXT[one.status] },
    hasLeft: !serving.has(one.person),
    isChosen: award.picks.some(({ nomination }) => nomination === one._id),
    actions: nominationActions(one, award, actor, now),
    steps: stepsBy(people, one.timeline, NOMINATION_STEP_TEXT),
  }))
}

/** Which of these serve as a worker today, as their own and not as a stand-in. */
export const servingAmong = async (people: string[], { ports }: Call): Promise<Set<string>> =>
  workersAmong(await ports.people.read([...new Set(people)]))

const workersAmong = (people: Person[]): Set<string> => new Set(people.filter(isWorker).map(({ _id }) => _id))

const isWorker = ({ roles }: Person): boolean => roles.some(({ role, standIn }) => role === 'worker' && !standIn)

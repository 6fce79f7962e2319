import type { Honours } from '../contract/award'
import type { Award } from '../domain/award'
import { placeOf } from './area-card'
import { candidatesFor, listNominations, nominate, NOT_STAFF, stepNomination } from './award-nomination'
import { answerObjection, listObjections, objectTo } from './award-objection'
import { NO_AWARD, openAward, stepAward } from './award-round'
import { awardItem, seesAward, showAward } from './award-show'
import { beforeOf, pageOf } from './cursor'
import type { AwardWorld } from './ports'
import { staffScopes } from './scope'
import type { Caller, Stories } from './serve'

const PAGE = 20
/** Rounds one worker has won in that are shown beside their name. */
const HONOURS = 5

export const awardStories: Stories<'award', AwardWorld> = {
  async list({ cursor }, { ports, actor, now }) {
    const isStaff = staffScopes(actor).length > 0
    const found = await ports.awards.list(isStaff ? undefined : ['publicity', 'announced'], beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ openedAt, _id }) => ({ at: openedAt, id: _id }))
    return { ...page, items: page.items.map((award) => awardItem(award, now)) }
  },

  async get({ id }, call) {
    const award = await call.ports.awards.get(id)
    return award && seesAward(award, call.actor) ? showAward(award, call) : NO_AWARD
  },

  async form(_, { ports, actor }) {
    if (staffScopes(actor).length === 0) return NOT_STAFF
    const { awards, publicDays } = await ports.publication()
    return { kinds: awards, publicDays }
  },

  open: openAward,

  reschedule: ({ id, revision, ...rest }, call) => stepAward(id, revision, { name: 'reschedule', ...rest }, call),
  publicise: ({ id, revision, ...rest }, call) => stepAward(id, revision, { name: 'publicise', ...rest }, call),
  strike: ({ id, revision, ...rest }, call) => stepAward(id, revision, { name: 'strike', ...rest }, call),
  announce: ({ id, revision }, call) => stepAward(id, revision, { name: 'announce' }, call),
  cancel: ({ id, revision, ...rest }, call) => stepAward(id, revision, { name: 'cancel', ...rest }, call),

  nominations: listNominations,
  candidates: candidatesFor,
  nominate,

  recommend: ({ nomination, opinion }, call) => stepNomination(nomination, { name: 'recommend', note: opinion }, call),
  accept: ({ nomination, opinion }, call) => stepNomination(nomination, { name: 'accept', note: opinion }, call),
  sendBack: ({ nomination, reason }, call) => stepNomination(nomination, { name: 'sendBack', note: reason }, call),
  withdraw: ({ nomination, reason }, call) => stepNomination(nomination, { name: 'withdraw', note: reason }, call),
  resubmit: ({ nomination, ...rest }, call) => stepNomination(nomination, { name: 'resubmit', ...rest }, call),

  object: objectTo,
  objections: listObjections,
  answer: answerObjection,

  honours: ({ area }, call) => honoursOf(area, call),
}

/** 最美网格员 2026: shown beside the worker of a grid. */
async function honoursOf(area: string, { ports }: Caller<AwardWorld>): Promise<Honours> {
  const person = (await placeOf(area, ports))?.area.worker?.person
  if (person === undefined) return { items: [] }
  const won = await ports.awards.wonBy(person, HONOURS)
  return { items: won.flatMap((award) => ({ award: award._id, text: honourText(award, person) })) }
}

function honourText({ kinds, picks, year }: Award, person: string): string {
  const pick = picks.find((one) => one.person === person)
  return `${kinds[pick?.kind ?? -1]?.name ?? ''} ${year}`
}

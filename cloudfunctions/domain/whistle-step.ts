import type { Refusal } from '../contract/envelope'
import { deadlineFrom } from './deadline'
import type { Calendar } from './calendar'
import type { StageLimits } from './catalogue'
import { SECOND } from './moment'
import type { Content } from './ticket'
import type { Stamp } from './ticket-step'
import {
  type Asked,
  type Called,
  type Face,
  isActive,
  type PartyClock,
  type PartyRole,
  type WaitingFor,
  type Whistle,
  type WhistleEntry,
  type WhistleEvent,
  type WhistleEventName,
} from './whistle'
import { effectsOf } from './whistle-audience'
import { evolveWhistle } from './whistle-evolution'
import type { WhistleEffect, WhistleIntent } from './whistle-intent'
import type { WhistleSettings } from './whistle-settings'

/** Steps that change nothing of what is counted, `whistle-count.ts`. */
const UNCOUNTED: WhistleEventName[] = [
  ...(['accepted', 'calledAgain', 'declined', 'upheld', 'assigned', 'progressed', 'extensionAsked'] as const),
  ...(['extensionRefused', 'returnAsked', 'returnRefused', 'urged', 'supervisionOverdue', 'deskLate'] as const),
  ...(['objected', 'objectionAnswered'] as const),
]

/** Milliseconds the answering call has for its outbox before the clock looks after it. */
const OUTBOX_GRACE = 5 * SECOND

/** One thing that is decided to happen, and what its author wrote. */
export interface WhistleStep {
  event: WhistleEvent
  content?: Content
  /** Those who have a part in it from now on, by person. */
  cast?: Record<string, Face>
}

/** What a rule answers: the steps to stamp, or why not. */
export type WhistleDecision = WhistleStep[] | Refusal

/** What deadlines are made of. */
export interface WhistleRules {
  calendar: Calendar
  settings: WhistleSettings
}

export const noted = (event: WhistleEvent, words: string, photos: string[] = []): WhistleStep =>
  words === '' && photos.length === 0 ? { event } : { event, content: { words, photos } }

/** 从叫到的那一刻起，应哨、报到、办结各到什么时候. */
function partyClock(at: number, { answer, reportIn, finish }: StageLimits, calendar: Calendar): PartyClock {
  const [answered, finished] = [deadlineFrom(at, answer, calendar), deadlineFrom(at, finish, calendar)]
  const arrived = reportIn && deadlineFrom(at, reportIn, calendar)
  return {
    calledAt: at,
    answerBy: answered.dueBy,
    reportInBy: arrived?.dueBy ?? null,
    finishBy: finished.dueBy,
    provisionalFrom: [answered, arrived, finished].find((deadline) => deadline?.isProvisional)?.dueBy ?? null,
  }
}

export const call = (
  { _id, name }: { _id: string; name: string },
  role: PartyRole,
  at: number,
  limits: StageLimits,
  calendar: Calendar,
): Called => ({ department: _id, name, role, ...partyClock(at, limits, calendar) })

/** 谁该在什么时候以前答复. */
export function asked(
  what: WaitingFor,
  desk: string,
  at: number,
  { kind }: Pick<Whistle, 'kind'>,
  { calendar, settings }: WhistleRules,
): Asked {
  const { decision, approval, evaluation } = settings.owed
  const review = kind === 'emergency' ? settings.owed.urgentReview : settings.owed.review
  const limits = {
    review,
    accept: settings.platform[kind]?.accept ?? review,
    decision,
    extension: approval,
    return: approval,
    evaluation,
    objection: settings.objection.answer,
    ruling: settings.objection.ruling,
  }
  const { dueBy, isProvisional } = deadlineFrom(at, limits[what], calendar)
  return { desk, owedBy: dueBy, ...(isProvisional && { isProvisional }) }
}

export interface WhistleApplying {
  stamp: Stamp
  /** How the one who acts is called. */
  face?: Face | undefined
  settings: WhistleSettings
}

/**
 * Stamps the steps on the timeline and puts what must follow into the outbox, all in one new version. Instances' clocks
 * differ a little: no stamp is earlier than the one before it.
 */
export function applyWhistle(
  whistle: Whistle,
  steps: WhistleStep[],
  { stamp, face, settings }: WhistleApplying,
): Whistle {
  const at = Math.max(stamp.now, whistle.timeline.at(-1)?.at ?? 0)
  const outbox: WhistleIntent[] = []
  const contents = { ...whistle.contents }
  let cast = face ? { ...whistle.cast, [stamp.by]: face } : whistle.cast
  let next = whistle
  const put = (entry: string, effect: WhistleEffect) => {
    const what = effect.kind === 'notify' ? effect.news : effect.kind === 'ticket' ? effect.move : effect.kind
    outbox.push({ ...effect, id: `${whistle._id}.${entry}.${what}.${outbox.length}`, entry })
  }
  steps.forEach(({ event, content, cast: faces = {} }, i) => {
    const { requestId, digest, by } = stamp
    // Only the first stamp of a call carries its request: it is what a retry looks for.
    const origin = i === 0 && requestId !== undefined ? { requestId, ...(digest !== undefined && { digest }) } : {}
    const entry: WhistleEntry = { ...event, id: `e${whistle.timeline.length + i}`, at, by, ...origin }
    if (content) contents[entry.id] = content
    cast = { ...cast, ...faces }
    const before = next
    next = evolveWhistle(next, entry, settings)
    for (const effect of effectsOf(before, next, entry)) put(entry.id, effect)
  })
  const counted = next.timeline
    .slice(whistle.timeline.length)
    .filter(({ name }) => !UNCOUNTED.includes(name))
    .at(-1)
  if (counted) put(counted.id, { kind: 'count' })
  return {
    ...next,
    version: whistle.version + 1,
    contents,
    cast,
    outbox: [...whistle.outbox, ...outbox],
    // A call drains what it leaves behind by itself; what the clock decides, the clock drains.
    outboxAt: outbox.length > 0 ? stamp.now + (stamp.requestId === undefined ? 0 : OUTBOX_GRACE) : whistle.outboxAt,
  }
}

/** 重新打开叫谁：主办，和当时在里面的协办，没应过哨的也在内；都从头计时. */
export const recalled = ({ parties, limits }: Whistle, at: number, calendar: Calendar): Called[] =>
  parties
    .filter(isActive)
    .map(({ department, name, role }) => call({ _id: department, name }, role, at, limits, calendar))

export const reopening = (whistle: Whistle, { words, photos }: Content, at: number, calendar: Calendar): WhistleStep =>
  noted({ name: 'reopened', parties: recalled(whistle, at, calendar) }, words, photos)

import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { BlowPreview } from '../contract/whistle-view'
import { spokenTime } from '../domain/moment'
import { isRefusal } from '../domain/refusal'
import type { Ticket } from '../domain/ticket'
import { relationOf } from '../domain/ticket-sides'
import { mayNotBlow } from '../domain/ticket-whistle'
import { type Called, isProvisional, type Plan, type Whistle } from '../domain/whistle'
import { limitsFor } from '../domain/whistle-blow'
import { platformFor } from '../domain/whistle-platform'
import { call as calling, recalled } from '../domain/whistle-step'
import { KIND_NOTE, KIND_TEXT, PARTY_ROLE_TEXT } from '../domain/whistle-words'
import type { WhistleKind } from '../contract/whistle-command'
import type { WhistleWorld } from './ports'
import type { Caller } from './serve'
import { NOT_FOUND, NOT_YOURS } from './ticket-refusals'
import { groundAt, openedAgain, wantedOf } from './whistle-blow'
import { departmentsById } from './whistle-change'
import { itemView } from './whistle-items'
import { planFor } from './whistle-make'
import { officeOf } from './whistle-office'

const KINDS: WhistleKind[] = ['regular', 'key', 'emergency']

/** 吹之前先看：谁来，什么时候到。 */
export async function previewWhistle(
  input: Parsed<'whistle', 'preview'>,
  call: Caller<WhistleWorld>,
): Promise<BlowPreview | Refusal> {
  const { ports, actor, now } = call
  const [{ calendar }, settings, departments, catalogue] = await Promise.all([
    ports.reference.read(),
    ports.reference.whistles(),
    departmentsById(ports),
    ports.catalogues.inForce(),
  ])
  const wanted = wantedOf({ ...input, field: input.item === undefined ? 'service' : undefined }, catalogue)
  if (isRefusal(wanted)) return wanted
  const ticket = input.ticket === undefined ? undefined : await blowable(input.ticket, call)
  if (isRefusal(ticket)) return ticket
  const ground = ticket ? { spot: ticket } : await groundAt(input.place, call)
  if (isRefusal(ground)) return ground
  const { item, kind } = wanted
  const before = ticket && (await openedAgain(ticket, wanted, now, ports))
  const limits = limitsFor(item?.found, kind, settings)
  const waits = platformFor({ ...ground.spot, kind }, actor, now, { calendar, settings })
  const plan = item && planFor(item.found, departments)
  const parties = before
    ? recalled(before, now, calendar)
    : plan
      ? [
          calling(plan.lead, 'lead', now, limits, calendar),
          ...plan.assists.map((one) => calling(one, 'assist', now, limits, calendar)),
        ]
      : []
  return {
    ...(item && { item: itemView(item.found, departments) }),
    kindText: KIND_TEXT[kind],
    kinds: KINDS.map((value) => ({ value, text: KIND_TEXT[value], note: KIND_NOTE[value] })),
    route: routeText(before, plan, waits && officeOf(ground.spot, waits.desk)),
    parties: parties.map((party) => partyPreview(party, now)),
    isFromAcceptance: !before && waits !== null,
    placeText: ground.spot.areaText,
  }
}

/** 先到谁那里. @param office whose platform accepts it first; null: nobody's */
function routeText(before: Whistle | undefined, plan: Plan | null, office: string | null): string {
  if (before) return `原来的哨 ${before.no} 重新打开，直接叫原来的部门`
  if (!plan) return '清单之外，先由街道审核'
  return office === null ? '不等平台，直接叫部门' : `先由${office}平台接单`
}

function partyPreview(party: Called, now: number): BlowPreview['parties'][number] {
  const { name, role, answerBy, reportInBy, finishBy } = party
  const by = (dueBy: number, what: string) =>
    `${spokenTime(dueBy, now)} 前${what}${isProvisional(party, dueBy) ? '（暂定）' : ''}`
  return {
    name,
    roleText: PARTY_ROLE_TEXT[role],
    answer: by(answerBy, '应哨'),
    reportIn: reportInBy === null ? '' : by(reportInBy, '到场'),
    finish: by(finishBy, '办结'),
  }
}

/** The ticket, if the caller may blow for it. */
async function blowable(id: string, { ports, actor }: Caller<WhistleWorld>): Promise<Ticket | Refusal> {
  const ticket = await ports.tickets.get(id)
  if (!ticket) return NOT_FOUND
  if (relationOf(ticket, actor, false) === undefined) return NOT_YOURS
  return mayNotBlow(ticket, actor) ?? ticket
}

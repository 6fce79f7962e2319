import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { BlowPreview } from '../contract/whistle-view'
import { spokenTime } from '../domain/moment'
import { isRefusal } from '../domain/refusal'
import { mayNotBlow, relationOf } from '../domain/ticket-rules'
import { limitsFor } from '../domain/whistle-blow'
import { platformFor } from '../domain/whistle-platform'
import { call as calling } from '../domain/whistle-step'
import { KIND_NOTE, KIND_TEXT, PARTY_ROLE_TEXT } from '../domain/whistle-words'
import type { WhistleKind } from '../contract/whistle-command'
import type { WhistleWorld } from './ports'
import type { Caller } from './serve'
import { NOT_FOUND, NOT_YOURS } from './ticket-refusals'
import { type Ground, groundAt, wantedOf } from './whistle-blow'
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
  const ground = input.ticket === undefined ? await groundAt(input.place, call) : await groundOf(input.ticket, call)
  if (isRefusal(ground)) return ground
  const { item, kind } = wanted
  const limits = limitsFor(item?.found, kind, settings)
  const waits = platformFor({ kind, ...ground.spot }, actor, now, { calendar, settings })
  const plan = item && planFor(item.found, departments)
  const parties = plan
    ? [
        calling(plan.lead, 'lead', now, limits, calendar),
        ...plan.assists.map((one) => calling(one, 'assist', now, limits, calendar)),
      ]
    : []
  return {
    ...(item && { item: itemView(item.found, departments) }),
    kindText: KIND_TEXT[kind],
    kinds: KINDS.map((value) => ({ value, text: KIND_TEXT[value], note: KIND_NOTE[value] })),
    route: !plan
      ? '清单之外，先由街道审核'
      : waits
        ? `先由${officeOf(ground.spot, waits.desk)}平台接单`
        : '不等平台，直接叫部门',
    parties: parties.map(({ name, role, answerBy, reportInBy, finishBy, isProvisional }) => ({
      name,
      roleText: PARTY_ROLE_TEXT[role],
      answer: `${spokenTime(answerBy, now)} 前应哨`,
      reportIn: reportInBy === null ? '' : `${spokenTime(reportInBy, now)} 前到场`,
      finish: `${spokenTime(finishBy, now)} 前办结${isProvisional ? '（暂定）' : ''}`,
    })),
    isFromAcceptance: waits !== null,
    placeText: ground.spot.areaText,
  }
}

async function groundOf(id: string, { ports, actor }: Caller<WhistleWorld>): Promise<Ground | Refusal> {
  const ticket = await ports.tickets.get(id)
  if (!ticket) return NOT_FOUND
  if (relationOf(ticket, actor, false) === undefined) return NOT_YOURS
  const refusal = mayNotBlow(ticket, actor)
  if (refusal) return refusal
  const { area, path, areaText, streetText, street, community, point } = ticket
  return { spot: { area, path, areaText, streetText, street, community, point }, address: '', leader: null }
}

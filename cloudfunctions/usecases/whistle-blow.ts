import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { WhistleKind } from '../contract/whistle-command'
import type { WhistleView } from '../contract/whistle-view'
import type { Catalogue, Field, Item } from '../domain/catalogue'
import { isRefusal, refuse } from '../domain/refusal'
import { servingRoles } from '../domain/person'
import type { Server } from '../domain/server'
import type { Spot, Ticket } from '../domain/ticket'
import { relationOf } from '../domain/ticket-sides'
import { mayNotBlow } from '../domain/ticket-whistle'
import { apply, type Stamp, type Step } from '../domain/ticket-step'
import type { Whistle } from '../domain/whistle'
import { opensAgain } from '../domain/whistle-blow'
import { actingAt } from './acting'
import { auditStep } from './audit'
import { checkContent } from './content'
import { soon } from './outbox-drain'
import { PATIENCE, type WhistleWorld } from './ports'
import type { Caller } from './serve'
import { findSpot, spotOf } from './spot'
import { NOT_FOUND, NOT_YOURS } from './ticket-refusals'
import { whistleStamp } from './whistle-change'
import { blowFor, tellWhistleLater } from './whistle-effects'
import { makeWhistle, whistleNumber } from './whistle-make'
import { showWhistle } from './whistle-show'

const TRIES = 5

type Input = Omit<Parsed<'whistle', 'blow'>, 'consent'>

const REUSED = refuse('request/reused', '这次提交刚才已经成功，请到“我吹的哨”查看')

/** What is to be blown, once it is known to be on the list, or to be allowed off it. */
export interface Wanted {
  item: { found: Item; version: number } | null
  kind: WhistleKind
  field: Field
}

/** 吹哨：从诉求吹的，记在诉求上；自己吹的，要在自己的辖区。 */
export async function blowWhistle(input: Input, call: Caller<WhistleWorld>): Promise<WhistleView | Refusal> {
  const wanted = wantedOf(input, await call.ports.catalogues.inForce())
  if (isRefusal(wanted)) return wanted
  const isTold = input.words !== '' || (input.ticket !== undefined && wanted.item !== null)
  if (!isTold) return refuse('whistle/no-words', '请填写情况说明', 'words')
  const whistle = await (input.ticket === undefined
    ? blowAt(input, wanted, call)
    : blowFrom(input.ticket, input, wanted, call))
  if (isRefusal(whistle)) return whistle
  auditStep('whistle.blow', whistle, call)
  return showWhistle(whistle, call)
}

/** 严格准入：清单上的事项；清单之外的，先说是哪一类难题。 */
export function wantedOf(
  { item: code, kind, field }: Pick<Input, 'item' | 'kind' | 'field'>,
  { items, version }: Catalogue,
): Wanted | Refusal {
  if (code === undefined)
    return field === undefined
      ? refuse('whistle/no-field', '清单之外的，请选择是哪一类难题', 'field')
      : { item: null, kind: kind ?? 'regular', field }
  const found = items.find((one) => one.code === code)
  if (!found) return refuse('whistle/unknown-item', '清单里没有这个事项，它可能已经调整，请重新选择', 'item')
  return { item: { found, version }, kind: kind ?? found.kind, field: found.field }
}

/** Where it is to be blown, and the street's leader. */
export interface Ground {
  spot: Spot
  address: string
  leader: Server | null
}

/** The place somebody who serves there has chosen. */
export async function groundAt(
  place: NonNullable<Input['place']> | undefined,
  call: Caller<WhistleWorld>,
): Promise<Ground | Refusal> {
  if (!place) return refuse('whistle/no-place', '请选择地点', 'place')
  const found = await findSpot(place, await call.ports.reference.shapes(), call.ports)
  if (isRefusal(found)) return found
  const isServing = servingRoles(call.actor).some(({ role, scope }) => role !== 'team' && found.path.includes(scope))
  if (!isServing) return refuse('whistle/elsewhere', '这个地方不在您的辖区，不能吹哨', 'place')
  return { spot: spotOf(found), address: place.address, leader: found.chain.street.leader ?? null }
}

/** 不经诉求，自己吹的。 */
async function blowAt(input: Input, wanted: Wanted, call: Caller<WhistleWorld>): Promise<Whistle | Refusal> {
  const { ports, actor, now, requestId } = call
  const id = ports.hash(`whistle:${actor._id}:${requestId}`)
  const stamp = whistleStamp(call, ['blow', input])
  const before = await ports.whistles.get(id)
  if (before) return before.timeline[0]?.digest === stamp.digest ? before : REUSED
  const ground = await groundAt(input.place, call)
  if (isRefusal(ground)) return ground
  const unfit = await unfitFor(input, call)
  if (unfit) return unfit
  const { district } = await ports.reference.read()
  const { whistle, isNew } = await makeWhistle(
    {
      ...wanted,
      ...ground,
      id,
      no: whistleNumber(district.prefix, now, ports),
      blower: actor,
      content: { words: input.words, photos: input.photos },
      ticket: null,
      stamp,
    },
    ports,
  )
  if (isNew) tellWhistleLater(whistle, whistle.outbox, call)
  return whistle
}

/** 从诉求吹的：先记在诉求上，再叫部门；断在中间的，由时钟接着叫。 */
async function blowFrom(
  id: string,
  input: Input,
  wanted: Wanted,
  call: Caller<WhistleWorld>,
): Promise<Whistle | Refusal> {
  const { ports, actor } = call
  const stamp = whistleStamp(call, ['blow', input])
  let isChecked = false
  for (let i = 0; i < TRIES; i += 1) {
    const ticket = await ports.tickets.get(id)
    if (!ticket) return NOT_FOUND
    if (relationOf(ticket, actor, false) === undefined) return NOT_YOURS
    const first = ticket.timeline.find(({ requestId }) => requestId === stamp.requestId)
    if (first) return first.digest === stamp.digest ? madeFor(ticket, first.id, call) : REUSED
    const refusal = mayNotBlow(ticket, actor) ?? (isChecked ? undefined : await unfitFor(input, call))
    if (refusal) return refusal
    isChecked = true
    const step = await blowing(ticket, input, wanted, stamp, call)
    const acting = ticket.cast[actor._id] ?? actingAt(actor, ticket.path)
    const next = apply(ticket, [step], { stamp, ...(acting && { acting }) })
    if (await ports.tickets.replace(ticket, next)) return madeFor(next, next.timeline.at(-1)?.id ?? '', call)
  }
  return refuse('ticket/busy', '这件诉求正被多人同时操作，请稍后再试')
}

/** The ticket's own step; the same item blown before and ended not long ago is opened again. */
async function blowing(
  ticket: Ticket,
  { words, photos }: Input,
  { item, kind, field }: Wanted,
  { now, requestId }: Stamp,
  { ports }: Caller<WhistleWorld>,
): Promise<Step> {
  const before = await openedAgain(ticket, { item, kind }, now, ports)
  const { district } = await ports.reference.read()
  const whistle = before
    ? { id: before._id, no: before.no }
    : {
        id: ports.hash(`whistle:${ticket._id}:${requestId}`),
        no: whistleNumber(district.prefix, now, ports),
      }
  return {
    event: {
      name: 'whistleBlown',
      whistle,
      item: item && { code: item.found.code, version: item.version },
      kind,
      field: item ? null : field,
      ...(before && { again: true as const }),
    },
    content: { words, photos },
    effects: [{ kind: 'blow' }],
  }
}

/** 再吹一次就重新打开的那声哨. */
export async function openedAgain(
  { whistles }: Ticket,
  { item, kind }: Pick<Wanted, 'item' | 'kind'>,
  now: number,
  ports: WhistleWorld,
): Promise<Whistle | undefined> {
  const last = whistles.at(-1)
  const before = last && (await ports.whistles.get(last.id))
  const wanted = { item: item?.found.code, kind }
  return before && opensAgain(before, wanted, now, await ports.reference.whistles()) ? before : undefined
}

/** The whistle of this very step: made now, or found as it was made before. */
async function madeFor(ticket: Ticket, entry: string, call: Caller<WhistleWorld>): Promise<Whistle | Refusal> {
  const { ports, until } = call
  const intent = ticket.outbox.find((one) => one.kind === 'blow' && one.entry === entry)
  const step = ticket.timeline.find(({ id }) => id === entry)
  const made = intent
    ? await blowFor(ticket, intent, ports, soon(ports, until - PATIENCE))
    : step?.name === 'whistleBlown'
      ? await ports.whistles.get(step.whistle.id)
      : undefined
  return made ?? REUSED
}

async function unfitFor({ words, photos }: Input, call: Caller<WhistleWorld>): Promise<Refusal | undefined> {
  const checked = await checkContent({ words, photos }, call, { words: 'words', photos: 'photos' })
  return isRefusal(checked) ? checked : undefined
}

import type { Field, Item } from '../domain/catalogue'
import type { Department } from '../domain/department'
import type { WhistleKind } from '../contract/whistle-command'
import { ticketNumber } from '../domain/number'
import type { Person } from '../domain/person'
import type { Server } from '../domain/server'
import { addressOf, type Content, type EntryOf, type Relative, type Spot, type Ticket } from '../domain/ticket'
import type { Stamp } from '../domain/ticket-step'
import type { Plan, Whistle } from '../domain/whistle'
import { blow, limitsFor } from '../domain/whistle-blow'
import { applyWhistle, reopening } from '../domain/whistle-step'
import type { WhistleWorld } from './ports'
import { departmentsById } from './whistle-change'
import { faceFor } from './whistle-office'

const NUMBER_TRIES = 5
/** 哨号与诉求号分得开：JHS261122-7K3QX. */
export const whistleNumber = (prefix: string, now: number, ports: WhistleWorld): string =>
  ticketNumber(`${prefix}S`, now, ports.random(4))

/** Everything that is known of a whistle before it is made. */
export interface Making {
  id: string
  no: string
  blower: Person
  item: { found: Item; version: number } | null
  kind: WhistleKind
  field: Field
  spot: Spot
  address: string
  content: Content
  ticket: Relative | null
  leader: Server | null
  stamp: Stamp
}

/** Who is to come, by their names; one that is no department any more is left out, the lead never. */
export function planFor({ lead, assists }: Item, departments: Map<string, Department>): Plan {
  const named = (id: string) => {
    const { _id, name } = departments.get(id) ?? { _id: id, name: id }
    return { _id, name }
  }
  return { lead: named(lead), assists: assists.filter((id) => departments.has(id)).map(named) }
}

/** Makes it once, however often it is asked: its id says whose it is. @returns the whistle as it is there */
export async function makeWhistle(making: Making, ports: WhistleWorld): Promise<{ whistle: Whistle; isNew: boolean }> {
  const { item, kind, blower, spot, stamp } = making
  const [{ calendar, district }, settings, departments] = await Promise.all([
    ports.reference.read(),
    ports.reference.whistles(),
    departmentsById(ports),
  ])
  let { no } = making
  for (let i = 0; i < NUMBER_TRIES; i += 1) {
    const whistle = blow(
      {
        ...making,
        no,
        item: item && {
          code: item.found.code,
          name: item.found.name,
          version: item.version,
          kind: item.found.kind,
          evidence: item.found.evidence,
        },
        plan: item && planFor(item.found, departments),
        limits: limitsFor(item?.found, kind, settings),
        leader: kind === 'key' ? making.leader : null,
      },
      { stamp, face: faceFor(blower, { ...spot, departments: [] }, departments), settings },
      { calendar, settings },
    )
    const outcome = await ports.whistles.add(whistle)
    if (outcome === 'added') return { whistle, isNew: true }
    if (outcome === 'exists') {
      const found = await ports.whistles.get(making.id)
      if (!found) throw new Error(`whistle ${making.id} was there and is gone`)
      return { whistle: found, isNew: false }
    }
    no = whistleNumber(district.prefix, stamp.now, ports)
  }
  throw new Error('no free whistle number')
}

/** What a ticket's step `whistleBlown` says is to be made. @returns undefined when the one who blew is gone */
export async function makeFromTicket(
  ticket: Ticket,
  entry: EntryOf<'whistleBlown'>,
  ports: WhistleWorld,
): Promise<Whistle | undefined> {
  if (entry.again) return reopen(ticket, entry, ports)
  const [[blower], areas, catalogue] = await Promise.all([
    ports.people.read([entry.by]),
    ports.areas.read([ticket.street]),
    entry.item ? ports.catalogues.version(entry.item.version) : undefined,
  ])
  if (!blower) return undefined
  const found = catalogue?.items.find(({ code }) => code === entry.item?.code)
  if (entry.item && !found) throw new Error(`whistle of ticket ${ticket._id} names an item no version has`)
  const { area, path, areaText, streetText, street, community, point } = ticket
  const { whistle } = await makeWhistle(
    {
      id: entry.whistle.id,
      no: entry.whistle.no,
      blower,
      item: found && entry.item ? { found, version: entry.item.version } : null,
      kind: entry.kind,
      field: found?.field ?? entry.field ?? 'service',
      spot: { area, path, areaText, streetText, street, community, point },
      address: addressOf(ticket),
      content: ticket.contents[entry.id] ?? { words: '', photos: [] },
      ticket: { id: ticket._id, no: ticket.no },
      leader: areas[0]?.leader ?? null,
      // 从吹的那一刻算起，不从叫到的那一刻：断在半路也不占部门的便宜。
      stamp: { now: entry.at, by: entry.by },
    },
    ports,
  )
  return whistle
}

const REOPEN_TRIES = 5

/** 居民要求重办、网格员再次吹哨：原来的哨重新打开，返工记一次；考核单另出一版. Once, by the step it follows from. */
async function reopen(
  ticket: Ticket,
  entry: EntryOf<'whistleBlown'>,
  ports: WhistleWorld,
): Promise<Whistle | undefined> {
  const [{ calendar }, settings, [blower], departments] = await Promise.all([
    ports.reference.read(),
    ports.reference.whistles(),
    ports.people.read([entry.by]),
    departmentsById(ports),
  ])
  const cause = `${ticket._id}.${entry.id}`
  for (let i = 0; i < REOPEN_TRIES; i += 1) {
    const whistle = await ports.whistles.get(entry.whistle.id)
    if (!whistle || whistle.timeline.some(({ requestId }) => requestId === cause)) return whistle
    const step = reopening(whistle, ticket.contents[entry.id] ?? { words: '', photos: [] }, entry.at, calendar)
    const stamp = { now: entry.at, by: entry.by, requestId: cause }
    const face = blower && faceFor(blower, whistle, departments)
    const next = applyWhistle(whistle, [step], { stamp, face, settings })
    if (await ports.whistles.replace(whistle, next)) return next
  }
  throw new Error(`whistle ${entry.whistle.id} was changed by others ${REOPEN_TRIES} times over`)
}

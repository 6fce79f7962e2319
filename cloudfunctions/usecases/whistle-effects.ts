import { onCall } from '../domain/department'
import type { Intent } from '../domain/intent'
import type { Ticket } from '../domain/ticket'
import { clearedSteps, whistleSteps } from '../domain/ticket-whistle'
import { partyOf, type Whistle } from '../domain/whistle'
import { whistlePassed } from '../domain/whistle-clock'
import type { WhistleAudience, WhistleIntent } from '../domain/whistle-intent'
import { applyWhistle } from '../domain/whistle-step'
import { whistleWording } from '../domain/whistle-wording'
import { inform } from './inform'
import { type Drain, drainLeft, drainOut, soon } from './outbox-drain'
import { PATIENCE, type WhistleWorld } from './ports'
import { pushEach } from './push'
import { several } from './several'
import type { Caller } from './serve'
import { moveOn } from './ticket-move'
import { makeFromTicket } from './whistle-make'
import { MINUTE } from '../domain/moment'

const PAGE = 20
/** How long a whistle that cannot be woken is left in peace. */
const BROKEN_FOR = 10 * MINUTE
/** Steps one alarm may bring; what is left, the next one brings. */
const STEPS_AT_ONCE = 30

const whistlePage = (id: string): string => `packages/whistle/whistle/whistle?id=${id}`

const WHISTLE_DRAIN: Drain<Whistle, WhistleIntent, WhistleWorld> = {
  carryOut: (whistle, intent, ports, until) =>
    intent.kind === 'notify'
      ? tell(whistle, intent, ports, until)
      : intent.kind === 'ticket'
        ? moveTicket(whistle, intent, ports)
        : markMonth(whistle, ports),
  drained: (whistle, intents, ports) => ports.whistles.drained(whistle, intents),
  unsent: (now, limit, ports) => ports.whistles.unsent(now, limit),
  putOff: (whistle, until, ports) => ports.whistles.putOff(whistle, until),
}

/** What this very call left to be done; what an earlier call left behind is that call's, or the clock's. */
export function tellWhistleLater(whistle: Whistle, news: WhistleIntent[], call: Caller<WhistleWorld>): void {
  call.after(async () => {
    await drainOut(whistle, news, WHISTLE_DRAIN, call.ports, soon(call.ports, call.until - PATIENCE))
  })
}

async function tell(
  whistle: Whistle,
  intent: Extract<WhistleIntent, { kind: 'notify' }>,
  ports: WhistleWorld,
  until: number,
): Promise<boolean> {
  const entry = whistle.timeline.find(({ id }) => id === intent.entry)
  if (!entry) throw new Error(`intent ${intent.id} names no entry of its whistle`)
  const people = await audienceOf(whistle, intent.audience, ports)
  const { _id, street, community, kind } = whistle
  const told = await inform(
    people.filter((person) => person !== entry.by),
    {
      ...whistleWording(intent.news, whistle, entry),
      id: intent.id,
      about: { page: whistlePage(_id), street, community },
      // 应急哨不等天亮。
      isUrgent: kind === 'emergency',
    },
    ports,
  )
  await pushEach(told, ports, until)
  return true
}

async function audienceOf(whistle: Whistle, audience: WhistleAudience, ports: WhistleWorld): Promise<string[]> {
  if ('person' in audience) {
    const [found] = await ports.people.read([audience.person])
    return found && found.erasedAt === undefined ? [audience.person] : []
  }
  if ('desk' in audience) {
    const [area] = await ports.areas.read([audience.desk])
    return (area?.staff ?? []).map(({ person }) => person)
  }
  const [department] = await ports.departments.read([audience.department])
  if (!department) return []
  const everyone = department.members.map(({ person }) => person)
  if (audience.who === 'everyone') return everyone
  const officer = partyOf(whistle, audience.department)?.officer
  const holds = audience.who === 'holder' && officer != null && everyone.includes(officer)
  return holds ? [officer] : onCall(department, ports.clock.now())
}

async function markMonth({ month, path, street }: Whistle, ports: WhistleWorld): Promise<boolean> {
  await ports.whistleMonths.markStale(month, path.slice(0, path.indexOf(street) + 1), ports.clock.now())
  return true
}

/** The ticket moves too: two aggregates by commands, each repeat recognised by its cause. */
async function moveTicket(
  whistle: Whistle,
  intent: Extract<WhistleIntent, { kind: 'ticket' }>,
  ports: WhistleWorld,
): Promise<boolean> {
  if (!whistle.ticket) return true
  const [now, { policy }] = await Promise.all([ports.whistles.get(whistle._id), ports.reference.read()])
  if (!now) return true
  const { id, move } = intent
  await moveOn(whistle.ticket.id, 'clock', ports, (ticket) =>
    move === 'cleared' ? clearedSteps(ticket, now, intent) : whistleSteps(ticket, now, move, id, policy),
  )
  return true
}

/** Makes the whistle a ticket has asked for, and tells whom it calls. */
export async function blowFor(
  ticket: Ticket,
  intent: Intent,
  ports: WhistleWorld,
  until: number,
): Promise<Whistle | undefined> {
  const entry = ticket.timeline.find(({ id }) => id === intent.entry)
  if (entry?.name !== 'whistleBlown') throw new Error(`intent ${intent.id} names no whistle`)
  const whistle = await makeFromTicket(ticket, entry, ports)
  await ports.tickets.drained(ticket, [intent.id])
  if (whistle) await drainOut(whistle, whistle.outbox, WHISTLE_DRAIN, ports, until)
  return whistle
}

/** 到了时候的哨：没人接、没人应、没到场、超期. A chore of the clock. @returns how many moved on */
export async function whistlesDue(ports: WhistleWorld, until: number): Promise<number> {
  let done = 0
  while (ports.clock.now() < until) {
    const due = await ports.whistles.due(ports.clock.now(), PAGE)
    const left = await several(due, ports, until, (whistle) => wakeWhistle(whistle, ports, until))
    done += due.length - left.length
    if (due.length < PAGE || left.length === due.length) break
  }
  return done
}

async function wakeWhistle(whistle: Whistle, ports: WhistleWorld, until: number): Promise<boolean> {
  try {
    const [{ calendar }, settings] = await Promise.all([ports.reference.read(), ports.reference.whistles()])
    const now = ports.clock.now()
    let next = whistle
    for (let i = 0; i < STEPS_AT_ONCE; i += 1) {
      const steps = whistlePassed(next, now, { calendar, settings })
      if (steps.length === 0) break
      const applied = applyWhistle(next, steps, { stamp: { now, by: 'clock' }, settings })
      next = { ...applied, version: whistle.version + 1 }
    }
    if (next === whistle) throw new Error(`woken for nothing at ${now}: wakeAt ${whistle.wakeAt}`)
    // Whoever was faster has moved it on, which is as good.
    if (await ports.whistles.replace(whistle, next)) await drainOut(next, next.outbox, WHISTLE_DRAIN, ports, until)
    return true
  } catch (error) {
    await ports.whistles.postpone(whistle, ports.clock.now() + BROKEN_FOR)
    throw error
  }
}

/** What calls and wakings did not come to. A chore of the clock. */
export const whistlesUnsent = (ports: WhistleWorld, until: number): Promise<number> =>
  drainLeft(WHISTLE_DRAIN, ports, until)

/** Tickets whose whistle was cut short. A chore of the clock. */
export async function whistlesLeft(ports: WhistleWorld, until: number): Promise<number> {
  const left = await ports.tickets.blowing(ports.clock.now(), PAGE)
  const undone = await several(left, ports, until, async (ticket) => {
    const intent = ticket.outbox.find(({ kind }) => kind === 'blow')
    if (!intent) return true
    try {
      await blowFor(ticket, intent, ports, until)
      return true
    } catch (error) {
      await ports.tickets.putOff(ticket, ports.clock.now() + BROKEN_FOR)
      throw error
    }
  })
  return left.length - undone.length
}

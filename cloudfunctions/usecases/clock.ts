import { MINUTE } from '../domain/moment'
import type { Ticket } from '../domain/ticket'
import { workOff } from './job'
import { needsDue } from './need-clock'
import { drain } from './outbox'
import type { ListPorts } from './ports/need'
import { pushDue } from './push'
import { forget } from './retention'
import { rollUp } from './rollup'
import { screeningsDue } from './screening'
import { wake } from './ticket-upkeep'

const PAGE = 20
const MAP_PAGE = 100
/** How long a ticket that cannot be woken, or whose outbox cannot be drained, is left in peace. */
const BROKEN_FOR = 10 * MINUTE

/** What one run of the clock did, by chore. */
export type Tick = Record<Chore, number>
type Chore = keyof typeof CHORES

/**
 * 时间到了要做的事，依次：诉求的闹钟、没来得及做完的后事、该发的消息、内容检查、交接与清除、数字。 Each works through what is due until
 * `until`; what is left, the next run finds.
 */
const CHORES = {
  /** 临期、超期、上报、自动结案 */
  moved: ticketsDue,
  drained: outboxesDue,
  /** 清单上超期的、没说完的、占着没用的 */
  listed: needsDue,
  pushed: pushDue,
  screened: screeningsDue,
  worked: workOff,
  counted: rollUp,
  forgotten: forget,
  offMap: (ports: ListPorts) => ports.tickets.takeOffMap(ports.clock.now(), MAP_PAGE),
} satisfies Record<string, (ports: ListPorts, until: number) => Promise<number>>

/**
 * One chore may take half of the time that is left, so that a flood of one kind starves no other. A broken one is logged
 * and stepped over.
 */
export async function tick(ports: ListPorts, until: number): Promise<Tick> {
  const done = Object.fromEntries(Object.keys(CHORES).map((chore) => [chore, 0])) as Tick
  for (const [chore, work] of Object.entries(CHORES)) {
    const now = ports.clock.now()
    try {
      done[chore as Chore] = await work(ports, now + (until - now) / 2)
    } catch (error) {
      ports.log.defect(error, { chore })
    }
  }
  return done
}

/** Works page by page through what `find` finds; one broken ticket is logged and passed over. */
async function each(
  find: (passed: string[]) => Promise<Ticket[]>,
  work: (ticket: Ticket) => Promise<boolean>,
  ports: ListPorts,
  until: number,
): Promise<number> {
  const passed: string[] = []
  let done = 0
  for (;;) {
    if (ports.clock.now() >= until) return done
    const tickets = await find(passed)
    for (const ticket of tickets) {
      if (ports.clock.now() >= until) return done
      try {
        if (await work(ticket)) done += 1
        else passed.push(ticket._id)
      } catch (error) {
        ports.log.defect(error, { ticket: ticket._id })
        passed.push(ticket._id)
      }
    }
    if (tickets.length < PAGE) return done
  }
}

/** Whoever was faster has moved it on, which is as good. One that is broken does not ring first each minute. */
function ticketsDue(ports: ListPorts, until: number): Promise<number> {
  const work = async (ticket: Ticket) => {
    try {
      return await wake(ticket, ports)
    } catch (error) {
      await ports.tickets.postpone(ticket, ports.clock.now() + BROKEN_FOR)
      throw error
    }
  }
  return each((passed) => ports.tickets.due(ports.clock.now(), passed, PAGE), work, ports, until)
}

/** What failed once may go through in a minute; the longer it has been failing, the longer it rests, up to ten. */
function restOf({ timeline }: Ticket, now: number): number {
  const failingFor = now - (timeline.at(-1)?.at ?? 0)
  return Math.min(BROKEN_FOR, Math.max(MINUTE, failingFor))
}

function outboxesDue(ports: ListPorts, until: number): Promise<number> {
  const work = async (ticket: Ticket) => {
    const end = await drain(ticket, ticket.outbox, ports, until)
    if (end === 'broken') await ports.tickets.putOff(ticket, ports.clock.now() + restOf(ticket, ports.clock.now()))
    return end === 'done'
  }
  return each((passed) => ports.tickets.unsent(ports.clock.now(), passed, PAGE), work, ports, until)
}

import { MINUTE } from '../domain/moment'
import type { Ticket } from '../domain/ticket'
import { settle } from './atlas-settle'
import { tellObjector } from './award-answer'
import { drain } from './outbox'
import type { ClockWorld, ObjectionWorld, Ports } from './ports'
import { pushDue } from './push'
import { rollUp } from './rollup'
import { screeningsDue } from './screening'
import type { Chores } from './tick'
import { wake } from './ticket-upkeep'

const PAGE = 20
const MAP_PAGE = 100
/** How long a ticket that cannot be woken, or whose outbox cannot be drained, is left in peace. */
const BROKEN_FOR = 10 * MINUTE
/** Whoever answered an objection tells its author; what that call did not come to is told after so long. */
const LEFT_ALONE = MINUTE / 2

/** 诉求的闹钟、没来得及做完的后事、该发的消息、内容检查、数字: what is to be done each minute, in this order. */
export const CHORES: Chores<ClockWorld> = {
  /** 临期、超期、上报、自动结案 */
  moved: ticketsDue,
  drained: outboxesDue,
  pushed: pushDue,
  screened: screeningsDue,
  counted: rollUp,
  /** 评优异议的答复，还没说给提的人的 */
  answered: answersDue,
  offMap: (ports) => ports.tickets.takeOffMap(ports.clock.now(), MAP_PAGE),
  /** 定了还没有换完的一版网格 */
  redrawn: async ({ atlases }, until) => (await settle(atlases, until)).done,
}

/**
 * 指挥台上的数字: every five seconds, so that what a resident has just reported stands on the board while they still look. What a
 * call did not come to is left to the minute's run: told by two at once, it would be tried twice.
 */
export const FIGURES: Chores<ClockWorld> = { counted: rollUp }

/** Works page by page through what `find` finds; one that is broken is logged and passed over. */
async function each<T extends { _id: string }>(
  find: (passed: string[]) => Promise<T[]>,
  work: (one: T) => Promise<boolean>,
  ports: Ports,
  until: number,
): Promise<number> {
  const passed: string[] = []
  let done = 0
  for (;;) {
    if (ports.clock.now() >= until) return done
    const found = await find(passed)
    for (const one of found) {
      if (ports.clock.now() >= until) return done
      try {
        if (await work(one)) done += 1
        else passed.push(one._id)
      } catch (error) {
        ports.log.defect(error, { id: one._id })
        passed.push(one._id)
      }
    }
    if (found.length < PAGE) return done
  }
}

/** Whoever was faster has moved it on, which is as good. One that is broken does not ring first each minute. */
function ticketsDue(ports: Ports, until: number): Promise<number> {
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

function outboxesDue(ports: Ports, until: number): Promise<number> {
  const work = async (ticket: Ticket) => {
    const end = await drain(ticket, ticket.outbox, ports, until)
    if (end === 'broken') await ports.tickets.putOff(ticket, ports.clock.now() + restOf(ticket, ports.clock.now()))
    return end === 'done'
  }
  return each((passed) => ports.tickets.unsent(ports.clock.now(), passed, PAGE), work, ports, until)
}

function answersDue(ports: ObjectionWorld, until: number): Promise<number> {
  const before = ports.clock.now() - LEFT_ALONE
  return each(
    (passed) => ports.objections.untold(before, passed, PAGE),
    async (objection) => {
      await tellObjector(objection, ports)
      return true
    },
    ports,
    until,
  )
}

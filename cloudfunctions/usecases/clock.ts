import type { Ticket } from '../domain/ticket'
import { apply, timePassed } from '../domain/ticket-decision'
import { drain } from './outbox'
import type { Ports } from './ports'

const PAGE = 20

/** What one run of the clock did. */
export interface Tick {
  moved: number
  drained: number
  failed: number
}

/**
 * 时间到了：临期、超期、自动结案，以及没来得及发的消息。 Works through what is due until `until`; what is left, the
 * next run finds. One broken ticket is logged and stepped over, so that it cannot hold up the others.
 */
export async function tick(ports: Ports, until: number): Promise<Tick> {
  const done: Tick = { moved: 0, drained: 0, failed: 0 }
  const passed: string[] = []
  const each = async (find: () => Promise<Ticket[]>, work: (ticket: Ticket) => Promise<void>) => {
    for (;;) {
      if (ports.clock.now() >= until) return
      const tickets = await find()
      for (const ticket of tickets) {
        if (ports.clock.now() >= until) return
        try {
          await work(ticket)
        } catch (error) {
          done.failed += 1
          ports.log.defect(error, { ticket: ticket._id })
          passed.push(ticket._id)
        }
      }
      if (tickets.length < PAGE) return
    }
  }
  await each(
    () => ports.tickets.due(ports.clock.now(), passed, PAGE),
    async (ticket) => {
      done.moved += await wake(ticket, ports, until)
    },
  )
  await each(
    () => ports.tickets.unsent(ports.clock.now(), passed, PAGE),
    async (ticket) => {
      if (await drain(ticket, ticket.outbox, ports, until)) done.drained += 1
      else passed.push(ticket._id)
    },
  )
  return done
}

/** @returns 1 if the ticket moved; 0 if someone else moved it first, which is as good */
async function wake(ticket: Ticket, ports: Ports, until: number): Promise<number> {
  const now = ports.clock.now()
  const steps = timePassed(ticket, now)
  if (steps.length === 0) throw new Error(`woken for nothing at ${now}: wakeAt ${ticket.wakeAt}`)
  const next = apply(ticket, steps, { now, by: 'clock' })
  if (!(await ports.tickets.replace(ticket, next))) return 0
  await drain(next, next.outbox, ports, until)
  return 1
}

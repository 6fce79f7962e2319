import type { Ticket } from '../domain/ticket'
import { apply, type Step } from '../domain/ticket-step'
import type { Ports } from './ports'

/** Someone else's change in between means reading again. */
const TRIES = 5

/**
 * A change nobody asked for: read, decide, write on condition. Harmless when done again, since it is decided anew each
 * time. What must follow, the clock drains.
 * @param steps what is to happen by now; none when it has happened already
 * @returns whether the ticket moved
 */
export async function moveOn(
  id: string,
  by: string,
  ports: Ports,
  steps: (ticket: Ticket) => Step[] | Promise<Step[]>,
): Promise<boolean> {
  for (let i = 0; i < TRIES; i += 1) {
    const ticket = await ports.tickets.get(id)
    if (!ticket) return false
    const wanted = await steps(ticket)
    if (wanted.length === 0) return false
    const next = apply(ticket, wanted, { stamp: { now: ports.clock.now(), by } })
    if (await ports.tickets.replace(ticket, next)) return true
  }
  throw new Error(`ticket ${id} was changed by others ${TRIES} times over`)
}

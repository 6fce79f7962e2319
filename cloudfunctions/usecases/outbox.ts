import type { Effect, Intent } from '../domain/intent'
import type { Ticket } from '../domain/ticket'
import type { Ports } from './ports'
import { EFFECTS } from './ticket-effects'

/**
 * Does what a ticket's steps left to be done, until `until`. Each effect is keyed, so doing one again is harmless;
 * what is not reached stays in the outbox and the clock comes back for it. One intent that fails is logged and left
 * behind, so that it holds up no other.
 * @param intents those to look after: a call takes its own, the clock takes all
 * @returns `done`: all of them; `left`: some were not reached; `broken`: what is left has failed
 */
export async function drain(
  ticket: Ticket,
  intents: Intent[],
  ports: Ports,
  until: number,
): Promise<'done' | 'left' | 'broken'> {
  const done: string[] = []
  let broken = 0
  const work = async (intent: Intent) => {
    try {
      if (await carryOut(ticket, intent, ports, until)) done.push(intent.id)
    } catch (error) {
      ports.log.defect(error, { ticket: ticket._id, intent: intent.id })
      broken += 1
    }
  }
  // A handful, about different people and things: side by side they take as long as the longest.
  await Promise.all(intents.map(work))
  if (done.length > 0) await ports.tickets.drained(ticket, done)
  const left = intents.length - done.length
  if (left === 0) return 'done'
  return left === broken ? 'broken' : 'left'
}

async function carryOut(ticket: Ticket, intent: Intent, ports: Ports, until: number): Promise<boolean> {
  if (intent.kind === 'blow') return false
  // The table is complete by its type; TypeScript cannot follow the look-up by kind.
  const effect = EFFECTS[intent.kind] as (
    ticket: Ticket,
    intent: Intent & Effect,
    ports: Ports,
    until: number,
  ) => Promise<boolean>
  return effect(ticket, intent, ports, until)
}

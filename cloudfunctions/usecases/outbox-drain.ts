import { MINUTE } from '../domain/moment'
import type { Ports, World } from './ports'
import { several } from './several'

/** How long after an answer what follows may begin anything new. */
const SOON = 300
/** How long something that cannot be drained is left in peace. */
const BROKEN_FOR = 10 * MINUTE
const PAGE = 50

export const soon = (ports: Ports, until: number): number => Math.min(until, ports.clock.now() + SOON)

/** Documents that carry what must still follow from their steps. */
export interface Sender<I extends { id: string }> {
  _id: string
  outbox: I[]
}

/** How one kind of document is drained. */
export interface Drain<T extends Sender<I>, I extends { id: string }, P extends Ports = World> {
  /** Does what an intent says; harmless when done again. @returns whether it came to its end */
  carryOut(document: T, intent: I, ports: P, until: number): Promise<boolean>
  drained(document: T, intents: string[], ports: P): Promise<void>
  unsent(now: number, limit: number, ports: P): Promise<T[]>
  putOff(document: T, until: number, ports: P): Promise<void>
}

/**
 * Does what a document's steps left to be done. One intent that fails is logged and left behind, so that it holds up no other.
 * @param intents those to look after: a call takes its own, the clock takes all
 * @returns whether nothing of them is left
 */
export async function drainOut<T extends Sender<I>, I extends { id: string }, P extends Ports>(
  document: T,
  intents: I[],
  drain: Drain<T, I, P>,
  ports: P,
  until: number,
): Promise<boolean> {
  if (intents.length === 0) return true
  const left = await several(intents, ports, until, (intent) => drain.carryOut(document, intent, ports, until))
  const done = intents.filter((intent) => !left.includes(intent)).map(({ id }) => id)
  if (done.length > 0) await drain.drained(document, done, ports)
  return left.length === 0
}

/** What was left behind; a chore of the clock. @returns how many documents came to an empty outbox */
export async function drainLeft<T extends Sender<I>, I extends { id: string }, P extends Ports>(
  drain: Drain<T, I, P>,
  ports: P,
  until: number,
): Promise<number> {
  let done = 0
  while (ports.clock.now() < until) {
    const found = await drain.unsent(ports.clock.now(), PAGE, ports)
    for (const document of found) {
      if (ports.clock.now() >= until) return done
      if (await drainOut(document, document.outbox, drain, ports, until)) done += 1
      // What cannot be done now rests, and lets others pass.
      else if (ports.clock.now() < until) await drain.putOff(document, ports.clock.now() + BROKEN_FOR, ports)
    }
    if (found.length < PAGE) break
  }
  return done
}

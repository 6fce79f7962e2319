import { SECOND } from '../domain/moment'
import type { Ports } from './ports'

/** A run for the figures may last so long. The next may begin meanwhile: counting from two places at once is harmless. */
export const QUICK = 12 * SECOND

/** Each works through what is due until `until`, and says how much it did; what is left, the next run finds. */
export type Chores<P extends Ports> = Record<string, (ports: P, until: number) => Promise<number>>

/**
 * One run of a timer. One chore may take half of the time that is left, so that a flood of one kind starves no other. A
 * broken one is logged and stepped over.
 * @returns what was done, by chore
 */
export async function tick<P extends Ports>(
  chores: Chores<P>,
  ports: P,
  until: number,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {}
  for (const [chore, work] of Object.entries(chores)) {
    const now = ports.clock.now()
    try {
      done[chore] = await work(ports, now + (until - now) / 2)
    } catch (error) {
      done[chore] = 0
      ports.log.defect(error, { chore })
    }
  }
  return done
}

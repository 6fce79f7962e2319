import type { Ports } from './ports'
import type { Job, Progress } from './ports/people'

const PAGE = 20
/** One job gives way to the next after so long. */
const PIECE = 2_000

/** A piece of a job: from where its cursor stands, until `until`. Harmless when done again. */
export type Piece<P extends Ports> = (job: Job, ports: P, until: number) => Promise<Progress>

/**
 * 一次做一段，做到哪里记到哪里。 A job that breaks is logged and stepped over; the next run tries it again.
 * @param pieces by kind: those of other kinds are another timer's
 * @returns how many came to their end
 */
export async function workOffEach<K extends Job['kind'], P extends Ports>(
  pieces: Record<K, Piece<P>>,
  ports: P,
  until: number,
): Promise<number> {
  let done = 0
  for (const job of await ports.jobs.waiting(Object.keys(pieces) as K[], PAGE)) {
    const now = ports.clock.now()
    if (now >= until) break
    try {
      const progress = await pieces[job.kind as K](job, ports, Math.min(until, now + PIECE))
      if ((await ports.jobs.move(job._id, job.cursor, progress)) && progress.state === 'done') done += 1
    } catch (error) {
      ports.log.defect(error, { job: job._id, kind: job.kind })
    }
  }
  return done
}

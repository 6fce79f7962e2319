import { absence } from './absence'
import { eraseTraces } from './erasure'
import { handOver } from './hand-over'
import type { ListPorts } from './ports/need'
import type { Job, Progress } from './ports/people'
import { rebuild } from './rebuild'
import { eraseOld } from './retention'

const PAGE = 20
/** One job gives way to the next after so long. */
const PIECE = 2_000

/** A piece of a job: from where its cursor stands, until `until`. Harmless when done again. */
const PIECES: Record<Job['kind'], (job: Job, ports: ListPorts, until: number) => Promise<Progress>> = {
  handOver,
  absence,
  erase: eraseTraces,
  rebuild,
  forget: eraseOld,
}

/**
 * 交接、请假、注销、重算、到期清除：一次做一段，做到哪里记到哪里。 A job that breaks is logged and stepped over; the next run tries it again.
 * @returns how many came to their end
 */
export async function workOff(ports: ListPorts, until: number): Promise<number> {
  let done = 0
  for (const job of await ports.jobs.waiting(PAGE)) {
    const now = ports.clock.now()
    if (now >= until) break
    try {
      const progress = await PIECES[job.kind](job, ports, Math.min(until, now + PIECE))
      if ((await ports.jobs.move(job._id, job.cursor, progress)) && progress.state === 'done') done += 1
    } catch (error) {
      ports.log.defect(error, { job: job._id, kind: job.kind })
    }
  }
  return done
}

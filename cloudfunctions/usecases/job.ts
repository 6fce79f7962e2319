import { absence } from './absence'
import { eraseTraces } from './erasure'
import { handOver } from './hand-over'
import type { World } from './ports'
import type { Job } from './ports/people'
import { rebuild } from './rebuild'
import { eraseOld } from './retention'
import { type Piece, workOffEach } from './work-off'

/** What a department hands over, the timer of the whistles does. */
const PIECES: Record<Exclude<Job['kind'], 'handWhistles'>, Piece<World>> = {
  handOver,
  absence,
  erase: eraseTraces,
  rebuild,
  forget: eraseOld,
}

/** 交接、请假、注销、重算、到期清除。 @returns how many came to their end */
export const workOff = (ports: World, until: number): Promise<number> => workOffEach(PIECES, ports, until)

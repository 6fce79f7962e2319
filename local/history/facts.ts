import type { LocalCloud } from '../cloud/open-cloud'
import { SEEDED } from '../cloud/seed-version'

/** Kept with the data once a history is being played, and once one has been: what it came to. */
export const BEGUN = 'history.begun'
export const PLAYED = 'history.played'

/** Whether a history was cut short in this folder. What it left is done again from nothing by whoever seeds next. */
export const isCutShort = (cloud: Pick<LocalCloud, 'fact'>): boolean =>
  cloud.fact(SEEDED) === undefined && cloud.fact(BEGUN) !== undefined

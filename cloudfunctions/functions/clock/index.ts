import { atlasStore } from '../../adapters/atlases'
import { awardStore, objectionStore } from '../../adapters/awards'
import { withBeat } from '../../adapters/beats'
import { openCountStore } from '../../adapters/open-counts'
import { caller, firedBy, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { CHORES, FIGURES } from '../../usecases/clock'
import { QUICK, tick } from '../../usecases/tick'

const clockWorld = {
  ...world,
  atlases: atlasStore,
  awards: awardStore,
  objections: objectionStore,
  openCounts: openCountStore,
}

/** Share of the function's own time limit that is worked through; the rest is for the last step to end. */
const SHARE = 0.75

/** Run by its timer. A person who calls it gets nothing moved: whose call it is, the platform says. */
export const main = async (event: unknown, invocation?: Invocation) => {
  if (caller()) return {}
  if (firedBy(event) === 'figures') return tick(FIGURES, clockWorld, Date.now() + QUICK)
  return withBeat('clock', () => tick(CHORES, clockWorld, Date.now() + SHARE * limitOf(invocation)))
}

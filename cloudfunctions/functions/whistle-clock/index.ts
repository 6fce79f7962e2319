import { withBeat } from '../../adapters/beats'
import { caller, firedBy, type Invocation, limitOf } from '../../adapters/platform'
import { whistleWorld } from '../../adapters/whistle-world'
import { WHISTLE_FIGURES, WHISTLE_WATCH } from '../../usecases/whistle-watch'
import { QUICK, tick } from '../../usecases/tick'

/** Share of the function's own time limit that is worked through; the rest is for the last step to end. */
const SHARE = 0.75

/** Run by its timer. A person who calls it gets nothing moved: whose call it is, the platform says. */
export const main = async (event: unknown, invocation?: Invocation) => {
  if (caller()) return {}
  if (firedBy(event) === 'figures') return tick(WHISTLE_FIGURES, whistleWorld, Date.now() + QUICK)
  return withBeat('whistle-clock', () => tick(WHISTLE_WATCH, whistleWorld, Date.now() + SHARE * limitOf(invocation)))
}

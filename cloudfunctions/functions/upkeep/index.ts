import { withBeat } from '../../adapters/beats'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { wholeWorld } from '../../adapters/whole-world'
import { tick } from '../../usecases/tick'
import { UPKEEP } from '../../usecases/upkeep'

/** Share of the function's own time limit that is worked through; the rest is for the last step to end. */
const SHARE = 0.75

/** Run by its timer. A person who calls it gets nothing moved: whose call it is, the platform says. */
export const main = async (_event: unknown, invocation?: Invocation) => {
  if (caller()) return {}
  return withBeat('upkeep', () => tick(UPKEEP, wholeWorld, Date.now() + SHARE * limitOf(invocation)))
}

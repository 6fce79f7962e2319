import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { tick } from '../../usecases/clock'

/** Share of the function's own time limit that is worked through; the rest is for the last step to end. */
const SHARE = 0.75
/** The platform's default, where it does not say. */
const DEFAULT_LIMIT = 3_000

/** Run by its timer. A person who calls it gets nothing moved: whose call it is, the platform says. */
export const main = async (_event: unknown, context?: { time_limit_in_ms?: number }) => {
  if (callerOpenid() !== '') return {}
  return tick(world, Date.now() + SHARE * (context?.time_limit_in_ms ?? DEFAULT_LIMIT))
}

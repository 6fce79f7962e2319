import { screening } from '../../contract/screening'
import { caller, type Invocation, isPersonsCall, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { hear, isMediaChecked } from '../../usecases/screening'
import { screeningStories } from '../../usecases/screening-decision'
import { serve } from '../../usecases/serve'

const noun = { name: 'screening', schemas: screening, stories: screeningStories } as const

/**
 * Called by people, and by WeChat when it has looked at a picture. A phone that sends WeChat's event is answered as to
 * any wrong request; the number of the check, by which the picture is found, never leaves the cloud.
 */
export const main = async (event: unknown, invocation?: Invocation) => {
  if (isPersonsCall() || !isMediaChecked(event)) return serve(noun, event, caller(), world, limitOf(invocation))
  await hear(event, world)
  return 'success'
}

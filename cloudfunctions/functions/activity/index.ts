import { activity } from '../../contract/activity'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { wholeWorld } from '../../adapters/whole-world'
import { activityStories } from '../../usecases/activity'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'activity', schemas: activity, stories: activityStories },
    event,
    caller(),
    wholeWorld,
    limitOf(invocation),
  )

import { assessment } from '../../contract/assessment'
import { assessmentPorts } from '../../adapters/assessments'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { whistleWorld } from '../../adapters/whistle-world'
import { assessmentStories } from '../../usecases/assessment'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'assessment', schemas: assessment, stories: assessmentStories },
    event,
    caller(),
    { ...whistleWorld, ...assessmentPorts },
    limitOf(invocation),
  )

import { search } from '../../contract/search'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { searchStore } from '../../adapters/searches'
import { whistleWorld } from '../../adapters/whistle-world'
import { searchStories } from '../../usecases/search'
import { serve } from '../../usecases/serve'

const searchWorld = { ...whistleWorld, searches: searchStore }

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'search', schemas: search, stories: searchStories }, event, caller(), searchWorld, limitOf(invocation))

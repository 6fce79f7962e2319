import { award } from '../../contract/award'
import { awardStore, nominationStore, objectionStore } from '../../adapters/awards'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { publication } from '../../adapters/publication'
import { recentAreas } from '../../adapters/recent-areas'
import { world } from '../../adapters/world'
import { awardStories } from '../../usecases/award'
import { serve } from '../../usecases/serve'

const awardWorld = {
  ...world,
  areas: recentAreas,
  awards: awardStore,
  nominations: nominationStore,
  objections: objectionStore,
  publication,
}

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'award', schemas: award, stories: awardStories }, event, caller(), awardWorld, limitOf(invocation))

import { announcement } from '../../contract/announcement'
import { announcementStore } from '../../adapters/announcements'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { publication } from '../../adapters/publication'
import { recentAreas } from '../../adapters/recent-areas'
import { world } from '../../adapters/world'
import { announcementStories } from '../../usecases/announcement'
import { serve } from '../../usecases/serve'

const announcementWorld = { ...world, areas: recentAreas, announcements: announcementStore, publication }

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'announcement', schemas: announcement, stories: announcementStories },
    event,
    caller(),
    announcementWorld,
    limitOf(invocation),
  )

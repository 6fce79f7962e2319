import { place } from '../../contract/place'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { activityStore } from '../../adapters/activities'
import { bookingStore } from '../../adapters/bookings'
import { roomStore } from '../../adapters/rooms'
import { world } from '../../adapters/world'
import { placeStories } from '../../usecases/place'
import { serve } from '../../usecases/serve'

/** Closing a place looks at what is still to come there. */
const ground = { ...world, activities: activityStore, rooms: roomStore, bookings: bookingStore }

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'place', schemas: place, stories: placeStories }, event, caller(), ground, limitOf(invocation))

import type { World } from '../usecases/ports'
import { activityStore } from './activities'
import { exerciseStore } from './assessments'
import { bookingStore } from './bookings'
import { hoursStore } from './hours'
import { invitationStore } from './invitations'
import { needStore } from './needs'
import { publicationTraces } from './publication-traces'
import { resourceStore } from './resources'
import { roomStore } from './rooms'
import { contactStore, dutyStore, recordStore, stationStore } from './stations'
import { stockStore } from './stocks'
import { usageStore } from './usages'
import { whistleWorld } from './whistle-world'

/** All of the outside world, for the functions that look after everything or after what others need not know. */
export const wholeWorld: World = {
  ...whistleWorld,
  invitations: invitationStore,
  activities: activityStore,
  hours: hoursStore,
  rooms: roomStore,
  bookings: bookingStore,
  usages: usageStore,
  needs: needStore,
  resources: resourceStore,
  stocks: stockStore,
  stations: stationStore,
  duties: dutyStore,
  stationRecords: recordStore,
  contacts: contactStore,
  exercises: exerciseStore,
  publicationTraces,
}

import { activitiesDue, activitiesUnsent } from './activity-effects'
import { bookingsUnsent } from './booking-effects'
import { dutiesUnsent } from './duty-news'
import { workOff } from './job'
import { needsDue } from './need-clock'
import type { World } from './ports'
import { forget } from './retention'
import type { Chores } from './tick'
import { usagesDue } from './usage'

/**
 * 诉求以外每分钟要做的事，依次：活动、值守、清单、交接与清除、数字. A function of its own beside the clock: what it has to know of would
 * not fit into that one's bundle, and a flood of tickets does not hold it up.
 */
export const UPKEEP: Chores<World> = {
  /** 活动：提醒、自动结束，和没来得及做完的后事 */
  activities: activitiesDue,
  activitiesDrained: activitiesUnsent,
  bookingsDrained: bookingsUnsent,
  /** 值守：没来得及说的 */
  dutiesDrained: dutiesUnsent,
  /** 清单上超期的、没说完的、占着没用的 */
  listed: needsDue,
  worked: workOff,
  forgotten: forget,
  used: usagesDue,
}

import type { Output } from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/** 今天谁值守，有急事找谁。 */
export const dutyToday = (place: string): Promise<Output<'station', 'today'>> => call('station', 'today', { place })

/** 最近的活动。 */
export const upcomingAt = (place: string): Promise<Output<'activity', 'upcoming'>> =>
  call('activity', 'upcoming', { place })

/** 大家用得上的资源。 */
export const resourcesOf = (place: string): Promise<Output<'need', 'resources'>> => call('need', 'resources', { place })

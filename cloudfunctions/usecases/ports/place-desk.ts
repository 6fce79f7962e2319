import type { Ports } from '../ports'
import type { Activities, Bookings, Rooms } from './activity'

/** What closing a place has to look at besides. */
export interface PlacePorts extends Ports {
  activities: Pick<Activities, 'coming'>
  rooms: Pick<Rooms, 'at'>
  bookings: Pick<Bookings, 'ofRoom'>
}

import type { Person } from './person'
import { type Place, runs } from './place'

/** 办活动、设活动室的地方：先锋驿站和党群服务中心，便民点不是. */
export const isVenue = ({ kind }: Pick<Place, 'kind'>): boolean => kind !== 'living'

/** Who organises there, and looks after the rooms. */
export const hosts = (place: Place, person: Person): boolean => isVenue(place) && runs(place, person)

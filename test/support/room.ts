import type { Input } from '../../cloudfunctions/contract/api'
import type { BookingDay } from '../../cloudfunctions/domain/booking-day'
import { COMMUNITY, STATION } from './activity'
import type { LocalCity, Phone } from './city'
import { Records } from './records'

/** 同一个社区的党群服务中心. */
export const CENTRE = `ce-${COMMUNITY}`
/** Wednesday of the week the stories begin in. */
export const DATE = '2026-03-04'

export type Settings = Input<'room', 'save'>
export const SETTINGS: Settings = {
  place: STATION,
  name: '二楼活动室',
  capacity: 30,
  equipment: '投影、音响',
  days: [1, 2, 3, 4, 5],
  from: '08:30',
  until: '17:30',
  forWhom: 'everyone',
  aheadDays: 14,
  mostHours: 2,
  needsApproval: false,
  isOpen: true,
}

/** What somebody asks for: an hour on {@link DATE}. */
export const wish = (room: string, facts: Partial<Input<'room', 'book'>> = {}): Input<'room', 'book'> => ({
  ...{ room, date: DATE, from: '09:00', until: '10:00', purpose: '合唱队排练' },
  ...facts,
})
export const book = (who: Phone, room: string, facts: Partial<Input<'room', 'book'>> = {}) =>
  who.call('room', 'book', wish(room, facts))

/** The clerk who looks after the places of the story's community, and the rooms they add. */
export class Rooms {
  readonly records: Records
  readonly clerk: Phone
  constructor(readonly city: LocalCity) {
    this.records = new Records(city)
    this.clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  }

  /** @returns its id */
  async add(facts: Partial<Settings> = {}): Promise<string> {
    return (await this.clerk.ask('room', 'save', { ...SETTINGS, ...facts })).id
  }

  dayOf(room: string, date = DATE): BookingDay {
    return this.records.one<BookingDay>('bookings', `${room}:${date}`)
  }
}

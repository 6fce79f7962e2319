import type { Refusal } from '../../contract/envelope'
import type { Activity } from '../../domain/activity'
import type { BookingDay } from '../../domain/booking-day'
import type { Place } from '../../domain/place'
import type { Room } from '../../domain/room'
import type { CountedActivity, CountedDay, Usage, UsageFigures } from '../../domain/usage'
import type { After, Before } from '../cursor'

/**
 * How a change that many want at once ended: `busy` when others were faster over and over. `before` and `after` are one when
 * there was nothing to change.
 */
export type Changed<T> = { before: T; after: T } | Refusal | 'missing' | 'busy'

/** Where activities are looked for: at a place, in a community, or anywhere. */
export type Whereabouts = { place: string; state?: 'open' } | { community: string } | Record<string, never>

/** An activity, and where it is held. */
export interface Opened {
  activity: Activity
  place?: Place
}

export interface Activities {
  /** False when it is there already. */
  add(activity: Activity): Promise<boolean>
  get(id: string): Promise<Activity | undefined>
  /** With the place it is held at, unless that is gone; one round trip. */
  open(id: string): Promise<Opened | undefined>
  /** Decides, and writes if nobody else has meanwhile, else reads again, with patience. @param read as it was read just now */
  change(read: Activity, change: (activity: Activity) => Activity | Refusal): Promise<Changed<Activity>>
  /** Not over yet, soonest first. Lists bring of the sign-ups the person's own and those who wait. */
  coming(where: Whereabouts, person: string, now: number, after: After, limit: number): Promise<Activity[]>
  /** Over, latest first. */
  past(where: Whereabouts, person: string, now: number, before: Before, limit: number): Promise<Activity[]>
  /** The same as {@link coming} for a place, a few seconds old at most: a card is opened by a whole group. */
  upcoming(place: string, now: number, limit: number): Promise<Activity[]>
  /** Those the person has a place in or waits for, latest start first. */
  ofPerson(person: string, before: Before, limit: number): Promise<Activity[]>
  /** How many still to begin the person has a place in or waits for, counted up to `most`. */
  ahead(person: string, now: number, most: number): Promise<number>
  /** `wakeAt` has come. */
  due(now: number, limit: number): Promise<Activity[]>
  postpone(activity: Activity, until: number): Promise<void>
  /** The outbox was left behind. */
  unsent(now: number, limit: number): Promise<Activity[]>
  putOff(activity: Activity, until: number): Promise<void>
  /** Takes what was done out of the outbox. */
  drained(activity: Activity, intents: string[]): Promise<void>
  /** Forgets who took part in what ended before that, at most `limit`. @returns how many */
  forget(before: number, limit: number): Promise<number>
}

/** 一个人在一次志愿服务里的时长. */
export interface VolunteerHours {
  /** `activity:person` */
  _id: string
  schemaVersion: 1
  activity: string
  person: string
  minutes: number
  at: number
  title: string
  placeName: string
}

export interface Hours {
  /** Sets it, or takes it away when there is nothing: a repeat is harmless. */
  put(hours: VolunteerHours): Promise<void>
  /** What a person has served in all. */
  total(person: string): Promise<{ minutes: number; services: number }>
  /** Latest first. */
  list(person: string, before: Before, limit: number): Promise<VolunteerHours[]>
  erase(person: string): Promise<void>
}

export interface Rooms {
  get(id: string): Promise<Room | undefined>
  at(place: string): Promise<Room[]>
  /** False when it is there already. */
  add(room: Room): Promise<boolean>
  /** As {@link Activities.change}. */
  change(id: string, change: (room: Room) => Room | Refusal): Promise<Changed<Room>>
}

export interface Bookings {
  day(id: string): Promise<BookingDay | undefined>
  /**
   * As {@link Activities.change}; a day that is not there begins as `blank`, or is `missing` without one. What `change`
   * reads is read after the day: whoever writes the day meanwhile makes it read again.
   */
  change(
    id: string,
    change: (day: BookingDay) => BookingDay | Refusal | Promise<BookingDay | Refusal>,
    blank?: BookingDay,
  ): Promise<Changed<BookingDay>>
  /** Days the person has something on, latest first. @param before date and id of the last; empty begins */
  ofPerson(person: string, before: { date: string; id: string }, limit: number): Promise<BookingDay[]>
  /** Days from that date on that the person has something on. */
  ahead(person: string, from: string, limit: number): Promise<BookingDay[]>
  /** Days of a room from that date on, earliest first. */
  ofRoom(room: string, from: string, limit: number): Promise<BookingDay[]>
  unsent(now: number, limit: number): Promise<BookingDay[]>
  putOff(day: BookingDay, until: number): Promise<void>
  drained(day: BookingDay, intents: string[]): Promise<void>
  /** Takes away days before that, at most `limit`. @returns how many */
  forget(before: string, limit: number): Promise<number>
}

export interface Usages {
  get(id: string): Promise<Usage | undefined>
  /** The figures no longer hold; made where there are none yet. */
  markStale(place: string, month: string, now: number): Promise<void>
  stale(limit: number): Promise<Usage[]>
  /** What they are counted from: figures only, no names. */
  counted(place: string, month: string): Promise<{ activities: CountedActivity[]; days: CountedDay[] }>
  /** Writes them if nobody has marked or counted since. */
  put(usage: Usage, figures: UsageFigures, now: number): Promise<void>
}

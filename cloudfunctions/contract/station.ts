import * as v from 'valibot'
import { Id } from './primitives'

export const station = {
  /** 今天谁值守，有急事找谁：谁都能看的那一部分。 */
  today: v.strictObject({ place: Id }),
}

export interface StationToday {
  /** Now on duty, or later today; `spanText`: 08:30—12:00. */
  duty: Array<{ name: string; spanText: string; isNow: boolean }>
  /** `duty`: 负责什么. */
  contacts: Array<{ name: string; duty: string; phone: string }>
}

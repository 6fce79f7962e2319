import * as v from 'valibot'
import { Id } from './primitives'

export const activity = {
  /** 一个地方最近的几个活动，谁都能看。 */
  upcoming: v.strictObject({ place: Id }),
}

/** As the page of a place shows it: at most five, the next first. */
export interface Upcoming {
  items: Array<{ id: string; title: string; kindText: string; whenText: string; leftText: string }>
}

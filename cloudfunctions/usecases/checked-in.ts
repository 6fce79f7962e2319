import type { CheckedIn } from '../contract/activity'
import { minutesServed, signUpOf } from '../domain/activity'
import { spanText } from '../domain/activity-words'
import { clockOf } from '../domain/moment'
import { hoursText } from '../domain/usage'
import type { Acted } from './activity-change'
import type { Caller } from './serve'

/** What whoever scanned the code is told at the door. */
export function checkedIn({ activity }: Acted, { actor, now }: Pick<Caller, 'actor' | 'now'>): CheckedIn {
  const { _id, title, placeName, kind } = activity
  const signUp = signUpOf(activity, actor._id)
  const isVolunteer = kind === 'volunteer'
  const isOut = signUp?.out !== undefined
  return {
    id: _id,
    title,
    whenText: spanText(activity, now),
    placeName,
    text: isOut ? '已签退' : '签到成功',
    note:
      isOut && signUp ? `志愿服务 ${hoursText(minutesServed(activity, signUp))}` : `${clockOf(signUp?.in ?? now)} 签到`,
    canCheckOut: isVolunteer && !isOut,
  }
}

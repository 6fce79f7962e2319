import type { Activity } from './activity'
import { DAY, HOUR, startOfDay } from './moment'

/** 前一天 18:00 提醒；报名晚了的，开始前 2 小时. */
const EVENING = 18 * HOUR
const SHORTLY = 2 * HOUR
/** 结束 3 天没有人核对，按签到的记录结束. */
export const CLOSES_AFTER = 3 * DAY

/** When those who have a place are reminded, earliest first; each person once, whenever they signed up. */
export const remindersAt = ({ from }: Pick<Activity, 'from'>): number[] => [
  startOfDay(from) - DAY + EVENING,
  from - SHORTLY,
]

/** Every moment at which the clock has something to say of it. */
const alarms = (activity: Pick<Activity, 'from' | 'until'>): number[] => [
  ...remindersAt(activity),
  activity.until,
  activity.until + CLOSES_AFTER,
]

/** The next of them; null for one that is over. */
export const nextAlarm = (activity: Pick<Activity, 'from' | 'until' | 'state'>, now: number): number | null =>
  activity.state === 'open' ? (alarms(activity).find((at) => at > now) ?? null) : null

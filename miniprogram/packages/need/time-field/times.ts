import type { Times } from '../../../../typings/contract'

type Day = Times['weekly'][number]['days'][number]

/** 一周里的哪几天、一天里的哪几段：居民说得清的时间。 */
export interface WeekTimes {
  days: Day[]
  parts: string[]
}

export const DAYS: Array<{ value: Day; text: string }> = [
  { value: 1, text: '周一' },
  { value: 2, text: '周二' },
  { value: 3, text: '周三' },
  { value: 4, text: '周四' },
  { value: 5, text: '周五' },
  { value: 6, text: '周六' },
  { value: 7, text: '周日' },
]

export const PARTS = [
  { value: 'morning', text: '上午', from: '08:30', until: '11:30' },
  { value: 'afternoon', text: '下午', from: '14:00', until: '17:00' },
  { value: 'evening', text: '晚上', from: '18:30', until: '20:30' },
]

/** 没选段就是整天，没选天就是随时。 */
export function timesOf({ days, parts }: WeekTimes): Times {
  if (days.length === 0) return { weekly: [], dates: [] }
  const chosen = PARTS.filter(({ value }) => parts.includes(value))
  const spans = chosen.length > 0 ? chosen : [{ from: '08:30', until: '20:30' }]
  return { weekly: spans.map(({ from, until }) => ({ days: [...days].sort(), from, until })), dates: [] }
}

/** What of it the chips can show. */
export function weekTimesOf({ weekly }: Times): WeekTimes {
  const days = [...new Set(weekly.flatMap((one) => one.days))].sort()
  const parts = PARTS.filter(({ from, until }) => weekly.some((one) => one.from === from && one.until === until))
  return { days, parts: parts.map(({ value }) => value) }
}

import * as v from 'valibot'
import { ClockTime } from './primitives'

/** A day that there is: not the 30th of February. */
const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** `2026-11-22` */
export const CalendarDay = v.pipe(v.string('日期不对'), v.isoDate('日期不对'), v.check(isDay, '没有这一天'))

/** `2026-11` */
export const CalendarMonth = v.pipe(v.string('月份不对'), v.regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, '月份不对'))

const LATE = '结束要晚于开始'

const WeeklyTime = v.pipe(
  v.strictObject(
    {
      /** 1 (Monday) to 7. */
      days: v.pipe(
        v.array(v.picklist([1, 2, 3, 4, 5, 6, 7], '星期不对'), '请选择星期'),
        v.minLength(1, '请选择星期'),
        v.maxLength(7, '星期不对'),
      ),
      from: ClockTime,
      until: ClockTime,
    },
    '时间不对',
  ),
  v.check(({ from, until }) => from < until, LATE),
)

const DatedTime = v.pipe(
  v.strictObject({ date: CalendarDay, from: ClockTime, until: ClockTime }, '时间不对'),
  v.check(({ from, until }) => from < until, LATE),
)

/** 每周的时间，和某几天的时间；都空着就是随时都可以. */
export const Times = v.strictObject(
  {
    weekly: v.pipe(v.array(WeeklyTime, '时间不对'), v.maxLength(7, '每周的时间最多 7 段')),
    dates: v.pipe(v.array(DatedTime, '时间不对'), v.maxLength(10, '日期最多 10 个')),
  },
  '请填写时间',
)
export type Times = v.InferOutput<typeof Times>

import { monthBefore, monthText } from './written'

// What an assessment is of: a month `2026-11`, or a year `2026`.

export const isYear = (period: string): boolean => period.length === 4

export const monthsOf = (period: string): string[] =>
  isYear(period) ? Array.from({ length: 12 }, (_, i) => `${period}-${String(i + 1).padStart(2, '0')}`) : [period]

/** 2026年11月 · 2026年 */
export const periodText = (period: string): string => (isYear(period) ? `${period}年` : monthText(period))

/** 环比：上个月，上一年. */
export const periodBefore = (period: string): string =>
  isYear(period) ? String(Number(period) - 1) : monthBefore(period)

/** 同比：上一年的同一个月；一年的，就是上一年. */
export const yearAgo = (period: string): string =>
  isYear(period) ? periodBefore(period) : `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

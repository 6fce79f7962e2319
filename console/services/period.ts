const MONTH = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' })

/** `2026-11`: the month of a moment (ms), in Beijing. */
export const monthOf = (at: number): string => MONTH.format(at).slice(0, 7)

/** The last twelve months and three years until a moment (ms), the latest first. */
export function periodsUntil(at: number): Array<{ value: string; text: string }> {
  const [year = 0, month = 1] = monthOf(at).split('-').map(Number)
  const months = Array.from({ length: 12 }, (_, back) => {
    const index = year * 12 + month - 1 - back
    const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
    return { value: `${y}-${String(m).padStart(2, '0')}`, text: `${y}年${m}月` }
  })
  const years = [0, 1, 2].map((back) => ({ value: String(year - back), text: `${year - back}年全年` }))
  return [...months, ...years]
}

/** One square of the month: a day, or a gap before the first. */
interface Square {
  date: string
  day: string
  isOn: boolean
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const DAY_MS = 86_400_000

/** Dates of a month in the order of the calendar; Monday comes first. */
function squaresOf(month: string, chosen: string[]): Square[] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const gaps = (new Date(first).getUTCDay() + 6) % 7
  const days = Array.from({ length: 31 }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10))
  return [
    ...Array.from({ length: gaps }, () => ({ date: '', day: '', isOn: false })),
    ...days
      .filter((date) => date.startsWith(month))
      .map((date) => ({ date, day: String(Number(date.slice(8))), isOn: chosen.includes(date) })),
  ]
}

/** 一个月里点选几天；点星期几，那一列整列选上或去掉。过去的日子选不了。 */
Component({
  properties: {
    /** `2026-03` */
    month: { type: String, value: '' },
    chosen: { type: Array, value: [] as string[] },
    /** The first day that can be chosen. */
    from: { type: String, value: '' },
  },
  data: { weekdays: WEEKDAYS, squares: [] as Square[] },
  observers: {
    'month, chosen'(month: string, chosen: string[]) {
      if (month) this.setData({ squares: squaresOf(month, chosen) })
    },
  },
  methods: {
    toggle(event: WechatMiniprogram.BaseEvent) {
      const date = String(event.currentTarget.dataset.date)
      if (!date || date < this.data.from) return
      const { chosen } = this.data
      this.give(chosen.includes(date) ? chosen.filter((one: string) => one !== date) : [...chosen, date])
    },

    toggleWeekday(event: WechatMiniprogram.BaseEvent) {
      const { squares, from, chosen } = this.data
      const at = Number(event.currentTarget.dataset.at)
      const column = squares.filter((square, i) => i % 7 === at && square.date && square.date >= from)
      const dates = column.map(({ date }) => date)
      const others = chosen.filter((date: string) => !dates.includes(date))
      this.give(column.every(({ isOn }) => isOn) ? others : [...others, ...dates])
    },

    give(chosen: string[]) {
      this.triggerEvent('change', { chosen: [...chosen].sort() })
    },
  },
})

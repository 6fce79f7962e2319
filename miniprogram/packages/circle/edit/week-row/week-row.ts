import type { Span, WeeklySpan } from '../../../../../typings/contract'
import { newRow } from '../form'

const DAYS = ['一', '二', '三', '四', '五', '六', '日'].map((text, at) => ({ day: at + 1, text }))
/** As many spans as a day may have. */
const MOST = 4

/** 每周开放时间的一行：星期几，几点到几点。改一处就给出整行。 */
Component({
  properties: {
    row: { type: Object, value: newRow() },
    number: { type: Number, value: 1 },
  },
  data: { days: [] as Array<{ day: number; text: string; isOn: boolean }>, canAdd: true },
  observers: {
    row({ days, spans }: WeeklySpan) {
      this.setData({ days: DAYS.map((one) => ({ ...one, isOn: days.includes(one.day) })), canAdd: spans.length < MOST })
    },
  },
  methods: {
    change(change: Partial<WeeklySpan>) {
      this.triggerEvent('change', { row: { ...this.data.row, ...change } })
    },

    toggleDay(event: WechatMiniprogram.BaseEvent) {
      const day = Number(event.currentTarget.dataset.day)
      const { days } = this.data.row
      this.change({
        days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b),
      })
    },

    onTime(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { at, end } = event.currentTarget.dataset as { at: number; end: 'from' | 'until' }
      const { value } = event.detail
      const spans = this.spans().map(([from, until], index): Span => {
        if (index !== Number(at)) return [from, until]
        return end === 'from' ? [value, until] : [from, value]
      })
      this.change({ spans })
    },

    addSpan() {
      this.change({ spans: [...this.spans(), ['14:00', '17:30']] })
    },

    removeSpan(event: WechatMiniprogram.BaseEvent) {
      const at = Number(event.currentTarget.dataset.at)
      this.change({ spans: this.spans().filter((_, index) => index !== at) })
    },

    spans(): Span[] {
      return this.data.row.spans
    },

    remove() {
      this.triggerEvent('remove')
    },
  },
})

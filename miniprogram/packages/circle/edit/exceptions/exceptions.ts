import type { HoursException } from '../../../../../typings/contract'
import { calendarDay } from '../../../../services/moment'
import { byDate, coming, exceptionText } from '../form'

/** How far ahead one can be put down: a year. */
const AHEAD = 365 * 86_400_000
/** Characters of the reason. */
const NOTE = 20

/** 哪几天不一样：那天不开，或者改时间，写上为什么。加一天、删一天都给出整个 `exceptions`。 */
Component({
  properties: {
    exceptions: { type: Array, value: [] as HoursException[] },
    fault: { type: String, value: '' },
  },
  data: {
    days: [] as Array<{ date: string; text: string }>,
    ...{ start: '', end: '', noteLength: NOTE },
    ...{ date: '', isShut: true, from: '08:30', until: '12:00', note: '', wrong: '' },
  },
  lifetimes: {
    attached() {
      const now = Date.now()
      this.setData({ start: calendarDay(now), end: calendarDay(now + AHEAD) })
    },
  },
  observers: {
    exceptions(exceptions: HoursException[]) {
      const today = calendarDay(Date.now())
      this.setData({
        days: coming(exceptions, today).map((one) => ({ date: one.date, text: exceptionText(one, today) })),
      })
    },
  },
  methods: {
    onDate(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ date: event.detail.value, wrong: '' })
    },
    onFrom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ from: event.detail.value })
    },
    onUntil(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ until: event.detail.value })
    },
    onNote(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ note: event.detail.value })
    },
    shut() {
      this.setData({ isShut: true })
    },
    open() {
      this.setData({ isShut: false })
    },

    /** 同一天再写一次，就是改它。 */
    add() {
      const { date, isShut, from, until, note, exceptions } = this.data
      if (!date) {
        this.setData({ wrong: '请选择哪一天' })
        return
      }
      const added: HoursException = { date, spans: isShut ? [] : [[from, until]], note: note.trim() }
      const others = coming(exceptions, calendarDay(Date.now())).filter((one) => one.date !== date)
      this.setData({ date: '', note: '', wrong: '' })
      this.triggerEvent('change', { exceptions: [...others, added].sort(byDate) })
    },

    remove(event: WechatMiniprogram.BaseEvent) {
      const date = String(event.currentTarget.dataset.date)
      this.triggerEvent('change', {
        exceptions: this.data.exceptions.filter((one: HoursException) => one.date !== date),
      })
    },
  },
})

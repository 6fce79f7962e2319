import type { MeView } from '../../../../../typings/contract'

type Hours = MeView['hours']

/** As many spans as a day may have. */
const MOST = 3

/** 08:00 至 18:00 · 20:00 至 次日 06:00 */
const textOf = ({ from, until }: Hours[number]): string => `${from} 至 ${until < from ? '次日 ' : ''}${until}`

/** 值班时间：每天几点到几点，最多三段。加一段、删一段都给出整个 `hours`。 */
Component({
  properties: {
    hours: { type: Array, value: [] as Hours },
    /** Why the last change was not taken. */
    fault: { type: String, value: '' },
    isSending: { type: Boolean, value: false },
  },
  data: { spans: [] as Array<{ text: string }>, canAdd: true, from: '08:00', until: '18:00', wrong: '' },
  observers: {
    hours(hours: Hours) {
      this.setData({ spans: hours.map((span) => ({ text: textOf(span) })), canAdd: hours.length < MOST, wrong: '' })
    },
  },
  methods: {
    onFrom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ from: event.detail.value, wrong: '' })
    },
    onUntil(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ until: event.detail.value, wrong: '' })
    },

    add() {
      const { from, until, hours } = this.data
      const isThere = hours.some((span: Hours[number]) => span.from === from && span.until === until)
      const wrong = from === until ? '值班的起止时间不能一样' : isThere ? '已经有这一段了' : ''
      this.setData({ wrong })
      if (!wrong) this.change([...hours, { from, until }].sort((a, b) => a.from.localeCompare(b.from)))
    },

    remove(event: WechatMiniprogram.BaseEvent) {
      this.change(this.data.hours.filter((_, at) => at !== Number(event.currentTarget.dataset.at)))
    },

    change(hours: Hours) {
      if (!this.data.isSending) this.triggerEvent('change', { hours })
    },
  },
})

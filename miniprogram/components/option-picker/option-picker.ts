import type { Choice } from '../../../typings/contract'

/** As many as are drawn at once; beyond that a search finds the rest. */
const MOST = 8

/** 从一串里选一个；多了可以搜，可不选的再点一下就取消。 */
Component({
  properties: {
    options: { type: Array, value: [] as Choice[] },
    value: { type: String, value: '' },
    isRequired: { type: Boolean, value: true },
  },
  data: { sought: '', shown: [] as Choice[], hidden: 0, isLong: false },
  observers: {
    'options, sought, value'(options: Choice[], sought: string, value: string) {
      const found = options.filter(({ text, note }) => text.includes(sought) || note.includes(sought))
      const shown = found.filter((option, at) => at < MOST || option.value === value)
      this.setData({ shown, hidden: found.length - shown.length, isLong: options.length > MOST })
    },
  },
  methods: {
    search(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ sought: event.detail.value.trim() })
    },
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { value, isRequired } = this.data
      const isAgain = event.detail.value === value
      if (!isAgain || !isRequired) this.triggerEvent('choose', { value: isAgain ? '' : event.detail.value })
    },
  },
})

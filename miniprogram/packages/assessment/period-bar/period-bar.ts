/** 翻月份、翻年份。 */
Component({
  properties: {
    /** 2026年11月 */
    text: { type: String, value: '' },
    isYear: { type: Boolean, value: false },
    isLatest: { type: Boolean, value: true },
    isFetching: { type: Boolean, value: false },
    /** Months only. */
    monthsOnly: { type: Boolean, value: false },
  },
  data: {
    kinds: [
      { value: 'month', text: '按月' },
      { value: 'year', text: '按年' },
    ],
  },
  methods: {
    turn(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('turn', event.detail)
    },
    earlier() {
      this.triggerEvent('earlier')
    },
    later() {
      this.triggerEvent('later')
    },
  },
})

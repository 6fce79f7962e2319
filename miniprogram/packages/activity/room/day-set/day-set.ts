const NAMES = ['一', '二', '三', '四', '五', '六', '日']

/** 星期几开：点一下开，再点一下不开。Monday is 1. */
Component({
  properties: {
    days: { type: Array, value: [] as number[] },
  },
  data: { shown: [] as Array<{ day: number; text: string; isOn: boolean }> },
  observers: {
    days(days: number[]) {
      this.setData({ shown: NAMES.map((text, i) => ({ day: i + 1, text, isOn: days.includes(i + 1) })) })
    },
  },
  methods: {
    toggle(event: WechatMiniprogram.BaseEvent) {
      const day = Number(event.currentTarget.dataset.day)
      const { days } = this.data
      this.triggerEvent('choose', {
        days: days.includes(day) ? days.filter((one: number) => one !== day) : [...days, day].sort(),
      })
    },
  },
})

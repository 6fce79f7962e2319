export interface Chip {
  value: string
  text: string
}

/** 一排可选的小标签，选中一个。 */
Component({
  properties: {
    chips: { type: Array, value: [] as Chip[] },
    value: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      const value = String(event.currentTarget.dataset.value)
      if (value !== this.data.value) this.triggerEvent('choose', { value })
    },
  },
})

/** 常用语，点一下就写上去。 */
Component({
  properties: {
    phrases: { type: Array, value: [] as string[] },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('choose', { value: String(event.currentTarget.dataset.phrase) })
    },
  },
})

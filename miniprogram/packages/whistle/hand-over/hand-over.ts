interface Taker {
  value: string
  text: string
  note: string
}

/** 交接：手上的哨全交给哪一位同事。 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    /** 交接李强手上的 3 声哨 */
    title: { type: String, value: '' },
    takers: { type: Array, value: [] as Taker[] },
    fault: { type: String, value: '' },
    isSending: { type: Boolean, value: false },
  },
  data: { to: '' },
  observers: {
    /** 每次打开都要重新选。 */
    visible(visible: boolean) {
      if (visible) this.setData({ to: '' })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ to: event.detail.value })
    },
    send() {
      if (this.data.to) this.triggerEvent('send', { to: this.data.to })
    },
    shift(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
    close() {
      this.triggerEvent('close')
    },
  },
})

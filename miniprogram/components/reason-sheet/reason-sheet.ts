/** 要写明原因才能做的事：写几个字，再确定。 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    /** What follows, said before it is done. */
    hint: { type: String, value: '' },
    placeholder: { type: String, value: '原因' },
    /** Words of the button. */
    action: { type: String, value: '确定' },
    tone: { type: String, value: 'primary' },
    fault: { type: String, value: '' },
    isSending: { type: Boolean, value: false },
  },
  data: { reason: '', growth: { minHeight: 72, maxHeight: 160 } },
  observers: {
    /** 每次打开都是空的。 */
    visible(visible: boolean) {
      if (visible) this.setData({ reason: '' })
    },
  },
  methods: {
    onReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value })
    },
    send() {
      this.triggerEvent('send', { reason: this.data.reason.trim() })
    },
    shift(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
    close() {
      this.triggerEvent('close')
    },
  },
})

/** 表单里的一行字：上面是名称，下面说哪里不对。 */
Component({
  properties: {
    label: { type: String, value: '' },
    /** Said beside the label: 可不填. */
    hint: { type: String, value: '' },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    maxlength: { type: Number, value: 20 },
    /** Keyboard: text, number, nickname. */
    type: { type: String, value: 'text' },
    fault: { type: String, value: '' },
  },
  methods: {
    change(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { value: event.detail.value })
    },
  },
})

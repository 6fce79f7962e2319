/** 单子上没有的，按编号找。 */
Component({
  data: { value: '' },
  methods: {
    onNumber(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ value: event.detail.value })
    },
    find() {
      this.triggerEvent('find', { value: this.data.value })
    },
  },
})

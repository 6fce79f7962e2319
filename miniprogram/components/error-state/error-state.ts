/** 没有加载出来：说为什么，可以再试。 */
Component({
  properties: {
    message: { type: String, value: '' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
  },
})

/** 刚做完的一步，几秒之内可以撤回。 */
Component({
  properties: {
    /** 已接单 */
    text: { type: String, value: '' },
    /** Seconds; nothing is drawn at 0. */
    left: { type: Number, value: 0 },
  },
  methods: {
    undo() {
      this.triggerEvent('undo')
    },
  },
})

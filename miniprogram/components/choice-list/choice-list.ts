/** 单选的大卡片；打分时是三张脸。 */
Component({
  properties: {
    options: { type: Array, value: [] as Array<{ value: string; text: string }> },
    value: { type: String, value: '' },
    /** Draw satisfaction as faces beside each other. */
    isScore: { type: Boolean, value: false },
  },
  data: {
    faces: { satisfied: 'smile', fair: 'speechless', dissatisfied: 'unhappy' },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('choose', { value: String(event.currentTarget.dataset.value) })
    },
  },
})

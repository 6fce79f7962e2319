/** One of the things to choose from: what the server offers for a step. */
interface Option {
  value: string
  text: string
  note?: string
  /** Temporary URL of a picture. */
  photo?: string
  isDisabled?: boolean
}

/** 单选的大卡片；打分时是三张脸。不能选的是灰的，仍然看得到为什么。 */
Component({
  properties: {
    options: { type: Array, value: [] as Option[] },
    value: { type: String, value: '' },
    /** Draw satisfaction as faces beside each other. */
    isScore: { type: Boolean, value: false },
  },
  data: {
    faces: { satisfied: 'smile', fair: 'speechless', dissatisfied: 'unhappy' },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      const value = String(event.currentTarget.dataset.value)
      if (!this.data.options.find((option) => option.value === value)?.isDisabled)
        this.triggerEvent('choose', { value })
    },
  },
})

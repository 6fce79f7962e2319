import { dayTime, momentOf, PICKER_FORMAT, pickerTime } from '../../services/moment'

/** 选一个时间（到分），在最早和最晚之间。 */
Component({
  properties: {
    /** What the moment is for: 延期到. */
    label: { type: String, value: '' },
    /** Milliseconds since 1970; 0 for none yet. */
    value: { type: Number, value: 0 },
    min: { type: Number, value: 0 },
    max: { type: Number, value: 0 },
  },
  data: { text: '', picked: '', start: '', end: '', format: PICKER_FORMAT, isOpen: false },
  observers: {
    'value, min, max'(value: number, min: number, max: number) {
      this.setData({
        text: value ? dayTime(value) : '',
        picked: pickerTime(value || min),
        start: pickerTime(min),
        end: pickerTime(max),
      })
    },
  },
  methods: {
    open() {
      this.setData({ isOpen: true })
    },
    close() {
      this.setData({ isOpen: false })
    },
    confirm(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { min, max } = this.data
      // 选的只到分，最早最晚不一定在整分上。
      const value = Math.min(max, Math.max(min, momentOf(event.detail.value)))
      this.close()
      this.triggerEvent('choose', { value })
    },
  },
})

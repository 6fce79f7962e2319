/** 图标的颜色和文字的颜色一致。 */
const COLOURS = { brand: '#0a5a66', soon: '#9a5c00', overdue: '#c62f26' }

/** 一件要留意的事，可以带一个按钮：请您补充、督办、等待审批。 */
Component({
  properties: {
    tone: { type: String, value: 'brand' },
    icon: { type: String, value: 'info-circle' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    /** Words of the button; none without them. */
    action: { type: String, value: '' },
  },
  data: { colours: COLOURS },
  methods: {
    act() {
      this.triggerEvent('act')
    },
  },
})

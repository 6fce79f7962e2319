/** 什么都没有的时候：画一张图，说清楚可以做什么。 */
Component({
  properties: {
    /** File name under images/, without its ending. */
    image: { type: String, value: 'empty-lake' },
    title: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** Words of the button; none without them. */
    action: { type: String, value: '' },
  },
  methods: {
    act() {
      this.triggerEvent('act')
    },
  },
})

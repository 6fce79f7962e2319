/** 列表的末尾：出错了可以再试，什么都没有就说可以做什么，还有就接着加载。 */
Component({
  properties: {
    /** How many are above. */
    count: { type: Number, value: 0 },
    error: { type: String, value: '' },
    /** A `Failure`'s errorKind. */
    kind: { type: String, value: 'failed' },
    isFetching: { type: Boolean, value: false },
    /** There is another page. */
    hasMore: { type: Boolean, value: false },
    /** What the empty list says. */
    image: { type: String, value: 'empty-lake' },
    title: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** Words of its button; none without them. */
    action: { type: String, value: '' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    act() {
      this.triggerEvent('act')
    },
  },
})

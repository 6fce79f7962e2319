import { type ChipGroup, inRow, orderOf } from '../filter'

/** 筛选条：收着是一排，横着滑；“全部”展开，一类一类都看得到。每个标签说选了它还有几处，可以选几个。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    groups: { type: Array, value: [] as ChipGroup[] },
    /** Not all there are were given: how many would be left, nobody knows. */
    isCut: Boolean,
  },
  data: {
    /** What is drawn: the groups, or all of them in one row. */
    rows: [] as ChipGroup[],
    isUnfolded: false,
    _order: [] as string[],
  },
  observers: {
    groups(groups: ChipGroup[]) {
      const { _order } = this.data
      const keys = groups.flatMap(({ chips }) => chips.map(({ key }) => key))
      const isKnown = keys.length === _order.length && keys.every((key) => _order.includes(key))
      this.arrange(isKnown ? _order : orderOf(groups))
    },
  },
  methods: {
    arrange(order: string[]) {
      const { groups, isUnfolded } = this.data
      this.setData({ _order: order, rows: isUnfolded ? groups : [inRow(groups, order)] })
    },

    /** 收起的时候，选了的排到前面。 */
    fold() {
      this.setData({ isUnfolded: !this.data.isUnfolded })
      this.arrange(orderOf(this.data.groups))
    },

    choose(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('choose', { key: String(event.currentTarget.dataset.key) })
    },
  },
})

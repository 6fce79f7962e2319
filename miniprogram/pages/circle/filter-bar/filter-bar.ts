import type { ChipGroup } from '../filter'

/** 筛选条：横着滑，每个标签说选了它还有几处；可以选几个。 */
Component({
  properties: {
    groups: { type: Array, value: [] as ChipGroup[] },
    /** Not all there are were given: how many would be left, nobody knows. */
    isCut: Boolean,
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('choose', { key: String(event.currentTarget.dataset.key) })
    },
  },
})

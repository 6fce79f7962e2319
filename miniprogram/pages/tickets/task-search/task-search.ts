import type { Chip } from '../../../components/chip-bar/chip-bar'
import { batchPage, mapPage } from '../../../services/route'

/** 在列表里找：编号、内容、地点，或者只看一类；也从这里去批量接单和路线地图。 */
Component({
  properties: {
    words: { type: String, value: '' },
    /** Categories of the list; the first stands for all. */
    categories: { type: Array, value: [] as Chip[] },
    /** The chosen one. */
    category: { type: String, value: '' },
    /** How many can be accepted together. */
    toAccept: { type: Number, value: 0 },
  },
  data: { at: 0 },
  observers: {
    'categories, category'(categories: Chip[], category: string) {
      const at = categories.findIndex(({ value }) => value === category)
      this.setData({ at: Math.max(0, at) })
    },
  },
  methods: {
    onWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('search', { words: event.detail.value })
    },
    onCategory(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const chosen = this.data.categories[Number(event.detail.value)]
      if (chosen) this.triggerEvent('filter', { category: chosen.value })
    },
    openBatch() {
      void wx.navigateTo({ url: batchPage() })
    },
    openMap() {
      void wx.navigateTo({ url: mapPage })
    },
  },
})

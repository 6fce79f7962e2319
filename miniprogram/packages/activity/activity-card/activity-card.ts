import type { ActivityItem } from '../../../../typings/contract'

/** 一个活动的卡片：什么、什么时候、在哪里、还有没有名额、我报了没有。 */
Component({
  properties: {
    item: { type: Object, value: {} as ActivityItem },
    /** Where it is held goes without saying. */
    hidesPlace: { type: Boolean, value: false },
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.item.id })
    },
  },
})

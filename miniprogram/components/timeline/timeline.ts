import type { TimelineItem } from '../../../typings/contract'
import { exactTime, relativeTime } from '../../services/moment'

/** 办理过程；时间点一下看准确的。 */
Component({
  properties: {
    items: { type: Array, value: [] as TimelineItem[] },
  },
  data: { times: [] as Array<{ near: string; exact: string }>, isExact: false },
  observers: {
    items(items: TimelineItem[]) {
      this.setData({ times: items.map(({ at }) => ({ near: relativeTime(at), exact: exactTime(at) })) })
    },
  },
  methods: {
    toggle() {
      this.setData({ isExact: !this.data.isExact })
    },
  },
})

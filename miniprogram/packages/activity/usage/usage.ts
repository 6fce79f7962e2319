import type { UsageView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { hourOf } from '../../../services/moment'
import { monthAfter, monthOf } from '../../../services/month'
import { getUsage } from '../services/activity'

/** 一个地方一个月办了多少活动、来了多少人、活动室用了多少。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: { usage: null as UsageView | null, when: '', month: '', isLatest: true, _place: '' },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      this.readWith(async () => {
        const usage = await getUsage(this.data._place, this.data.month)
        return { usage, when: usage.at === undefined ? '' : hourOf(usage.at) }
      })
      void this.show(monthOf(Date.now()))
    },

    show(month: string): Promise<void> {
      this.setData({ month, isLatest: month >= monthOf(Date.now()) })
      return this.load()
    },
    earlier() {
      void this.show(monthAfter(this.data.month, -1))
    },
    later() {
      if (!this.data.isLatest) void this.show(monthAfter(this.data.month, 1))
    },
  },
})

import type { UsageView } from '../../../../typings/contract'
import { monthPages } from '../../../behaviors/page-view'
import { hourOf, monthOf } from '../../../services/moment'
import { getUsage } from '../services/activity'

/** 一个地方一个月办了多少活动、来了多少人、活动室用了多少。 */
Component({
  behaviors: [monthPages],
  options: { pureDataPattern: /^_/ },
  data: { usage: null as UsageView | null, when: '', _place: '' },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      this.readWith(async () => {
        const usage = await getUsage(this.data._place, this.data.month)
        return { usage, when: usage.at === undefined ? '' : hourOf(usage.at) }
      })
      void this.show(monthOf(Date.now()))
    },
  },
})

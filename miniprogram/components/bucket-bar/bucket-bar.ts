import type { Buckets } from '../../../typings/contract'
import { type Part, partsOf } from './buckets'

/** 四格叠成一条，数字写明。 */
Component({
  properties: {
    buckets: { type: Object, value: { total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0 } },
    /** One of several in a list. */
    isThin: { type: Boolean, value: false },
  },
  data: { parts: [] as Part[] },
  observers: {
    buckets(buckets: Buckets) {
      this.setData({ parts: partsOf(buckets) })
    },
  },
})

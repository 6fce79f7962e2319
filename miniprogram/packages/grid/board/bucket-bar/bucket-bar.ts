import type { Buckets } from '../../../../../typings/contract'

type Bucket = 'onTime' | 'late' | 'running' | 'overdue'

/** 收到的每一件都在其中一格里，四格加起来就是总数。 */
const TEXTS: Record<Bucket, string> = {
  onTime: '按时办结',
  late: '超时办结',
  running: '在办未到期',
  overdue: '超时未办结',
}
const NAMES = Object.keys(TEXTS) as Bucket[]

/** 四格叠成一条，数字写明。 */
Component({
  properties: {
    buckets: { type: Object, value: { total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0 } },
  },
  data: { parts: [] as Array<{ name: Bucket; text: string; count: number; share: number }> },
  observers: {
    buckets(buckets: Buckets) {
      this.setData({
        parts: NAMES.map((name) => ({
          name,
          text: TEXTS[name],
          count: buckets[name],
          share: buckets.total > 0 ? (buckets[name] / buckets.total) * 100 : 0,
        })),
      })
    },
  },
})

import type { Buckets } from '../../../typings/contract'

type Bucket = 'onTime' | 'late' | 'running' | 'overdue'

/** 收到的每一件都在其中一格里，四格加起来就是总数。 */
const TEXTS: Record<Bucket, string> = {
  onTime: '按时办结',
  late: '超时办结',
  running: '在办未到期',
  overdue: '超时未办结',
}
const NAMES = Object.keys(TEXTS) as Bucket[]

/** One of the four, with its share of the total in per cent. */
export interface Part {
  name: Bucket
  text: string
  count: number
  share: number
}

export const partsOf = (buckets: Buckets): Part[] =>
  NAMES.map((name) => ({
    name,
    text: TEXTS[name],
    count: buckets[name],
    share: buckets.total > 0 ? (buckets[name] / buckets.total) * 100 : 0,
  }))

/** 念出来的四格：按时办结 5 件，超时办结 2 件 … */
export const spoken = (buckets: Buckets): string =>
  partsOf(buckets)
    .map(({ text, count }) => `${text} ${count} 件`)
    .join('，')

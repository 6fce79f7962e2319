import type { Buckets, OpenFigures } from '../../typings/contract'

/** 四个数，各是清单里的哪一种 (`only`). */
export const bucketParts = ({ onTime, late, overdue, running }: Buckets) => [
  { name: 'on-time', text: '按时办结', count: onTime, only: 'onTime', tone: 'good' },
  { name: 'late', text: '超时办结', count: late, only: 'doneLate', tone: 'soon' },
  { name: 'overdue', text: '超时未办结', count: overdue, only: 'late', tone: 'late' },
  { name: 'running', text: '在办未到期', count: running, only: 'running', tone: 'rest' },
]

/** 现在手上的. @param waitingText 待接单 · 待分单 */
export const openParts = ({ open, waiting, dueSoon, overdue }: OpenFigures, waitingText: string) => [
  { text: '没办完', count: open, only: '' },
  { text: waitingText, count: waiting, only: 'waiting' },
  { text: '快到期', count: dueSoon, only: 'soon' },
  { text: '超期', count: overdue, only: 'late' },
]

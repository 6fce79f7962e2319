import { leadOf, type Whistle } from './whistle'

/** 四个桶，加上不算在内的 (domain rule 1): every whistle is in exactly one. */
export type WhistleBucket = 'onTime' | 'late' | 'overdue' | 'running' | 'setAside'

/**
 * 按时办结 · 超时办结 · 超时未办结 · 在办未到期; rejected and withdrawn ones are set aside. Overdue is what the timeline says is
 * overdue, not what time it is now: the same timelines give the same figures at any hour.
 */
export function whistleBucket(whistle: Whistle): WhistleBucket {
  if (whistle.status === 'rejected' || whistle.status === 'withdrawn') return 'setAside'
  const lead = leadOf(whistle)
  if (whistle.isOpen || !lead || lead.doneAt === null) return lead?.told.overdue ? 'overdue' : 'running'
  return lead.doneAt < lead.finishBy ? 'onTime' : 'late'
}

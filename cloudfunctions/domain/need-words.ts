import type { NeedSource, NeedUrgency } from '../contract/need'
import type { Need, NeedEntry, NeedEvent, NeedOwner } from './need'
import { dueText } from './times'

export const SOURCE_TEXT: Record<NeedSource, string> = {
  resident: '居民登记',
  station: '驿站接待',
  visit: '走访了解',
  meeting: '议事会提出',
}

export const URGENCY_TEXT: Record<NeedUrgency, string> = { normal: '不急', soon: '尽快', urgent: '很急' }

export const LIST_TEXT = { work: '工作清单', service: '服务清单' } as const

export const ownerText = (owner: NeedOwner | null): string =>
  owner === null ? '' : 'person' in owner ? owner.name : owner.unit

/** 王秀兰 正在办，3月8日前办好: what anyone concerned is told, in plain words. */
export function needStatusText({ status, placeName, owner, dueBy, isOverdue, timeline }: Need): string {
  switch (status) {
    case 'registered':
      return `已登记，等${placeName}安排`
    case 'planned': {
      const who = owner === null ? '正在重新安排人来办' : `${ownerText(owner)} 正在办`
      if (isOverdue) return `${who}，已过约定的日子，正在催办`
      return dueBy === null ? who : `${who}，${dueText(dueBy)}前办好`
    }
    case 'done':
      return timeline.at(-1)?.event.name === 'closed' && wasLate(timeline) ? '已办好（晚了）' : '已办好'
    case 'declined':
      return timeline.at(-1)?.event.name === 'withdrawn' ? '登记人说不用了' : '没有办，原因见下面'
  }
}

function wasLate(timeline: NeedEntry[]): boolean {
  const last = timeline.at(-1)?.event
  return last?.name === 'closed' && last.isLate
}

type Words<N extends NeedEvent['name']> = (event: Extract<NeedEvent, { name: N }>, face: string) => string

const STEP_WORDS: { [N in NeedEvent['name']]: Words<N> } = {
  registered: (_, face) => (face ? `${face} 登记` : '登记'),
  planned: ({ list, owner, dueBy, claim }) =>
    [`列入${LIST_TEXT[list]}，由 ${ownerText(owner)} 办，${dueText(dueBy)}前`, ...(claim ? ['用上一项资源'] : [])].join(
      '；',
    ),
  matched: ({ claim }) => (claim ? '换用一项资源' : '不用资源，自己来办'),
  handedOver: ({ owner }) => `转交 ${ownerText(owner)}`,
  progressed: (_, face) => (face ? `${face} 记了进展` : '有了进展'),
  postponed: ({ dueBy }) => `延期到 ${dueText(dueBy)}`,
  closed: ({ isLate }, face) => `${face ? `${face} ` : ''}销号${isLate ? '（超期办成）' : ''}`,
  declined: () => '说明情况，没有办',
  withdrawn: () => '登记人说不用了',
  reopened: () => '要求重新办',
  overdue: ({ dueBy }) => `过了约定的 ${dueText(dueBy)}，还没办好`,
  returned: ({ from }) => `${from} 不再在这里任职，等待重新安排人`,
}

/** One step as its timeline shows it. */
export const stepText = ({ event, face }: Pick<NeedEntry, 'event' | 'face'>): string =>
  (STEP_WORDS[event.name] as (event: NeedEvent, face: string) => string)(event, face)

/** 安排和转交时说的，是办事的人之间的话. */
export const isInternal = ({ name }: NeedEvent): boolean =>
  name === 'planned' || name === 'handedOver' || name === 'matched'

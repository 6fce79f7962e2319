import type { StockFigures } from '../contract/need-view'
import type { Need, NeedEntry } from './need'
import { monthSpan } from './written'

/** One stretch in which a need was open: from its registration, or from being reopened, until its end. */
export interface OpenSpan {
  openedAt: number
  /** Null while it is open. */
  endedAt: number | null
  how: 'onTime' | 'late' | 'declined' | null
  isMatched: boolean
}

/** 一项需求从登记到销号是一段；重新办，再开一段. */
function openSpans(timeline: Array<Pick<NeedEntry, 'at' | 'event'>>): OpenSpan[] {
  const spans: OpenSpan[] = []
  for (const { at, event } of timeline) {
    const last = spans.at(-1)
    if (event.name === 'registered' || event.name === 'reopened')
      spans.push({ openedAt: at, endedAt: null, how: null, isMatched: false })
    else if (last && event.name === 'closed')
      Object.assign(last, { endedAt: at, how: event.isLate ? 'late' : 'onTime', isMatched: event.isMatched })
    else if (last && (event.name === 'declined' || event.name === 'withdrawn'))
      Object.assign(last, { endedAt: at, how: 'declined' })
  }
  return spans
}

export const NO_FIGURES: StockFigures = { carried: 0, opened: 0, onTime: 0, late: 0, declined: 0, left: 0, matched: 0 }

export const addFigures = (a: StockFigures, b: StockFigures): StockFigures => ({
  carried: a.carried + b.carried,
  opened: a.opened + b.opened,
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  declined: a.declined + b.declined,
  left: a.left + b.left,
  matched: a.matched + b.matched,
})

/**
 * 一项需求在一个月里的数。 Each of its stretches that touches the month comes in once (carried or opened) and goes out once
 * (on time, late, declined or left), so that the two sides add up whatever has happened.
 */
export function figuresOfNeed({ timeline }: Pick<Need, 'timeline'>, month: string): StockFigures {
  const [from, until] = monthSpan(month)
  return openSpans(timeline)
    .filter(({ openedAt, endedAt }) => openedAt < until && (endedAt === null || endedAt >= from))
    .map((span): StockFigures => {
      const isEnded = span.endedAt !== null && span.endedAt < until
      return {
        carried: Number(span.openedAt < from),
        opened: Number(span.openedAt >= from),
        onTime: Number(isEnded && span.how === 'onTime'),
        late: Number(isEnded && span.how === 'late'),
        declined: Number(isEnded && span.how === 'declined'),
        left: Number(!isEnded),
        matched: Number(isEnded && span.isMatched),
      }
    })
    .reduce(addFigures, NO_FIGURES)
}

/** Still open when the month ended. */
export const wasLeft = (need: Pick<Need, 'timeline'>, month: string): boolean => figuresOfNeed(need, month).left > 0

/** 结转 + 新增 = 按时办结 + 超时办结 + 不办 + 剩下. */
export const addsUp = ({ carried, opened, onTime, late, declined, left }: StockFigures): boolean =>
  carried + opened === onTime + late + declined + left

const FIGURE_TEXT: Record<keyof StockFigures, string> = {
  carried: '上月结转',
  opened: '本月新增',
  onTime: '按时办结',
  late: '超时办结',
  declined: '没有办',
  left: '剩下',
  matched: '用上资源办成',
}

/** 盘点以后变了的: 超时办结 2 → 3, one line each. */
export const differencesOf = (frozen: StockFigures, now: StockFigures): string[] =>
  (Object.keys(FIGURE_TEXT) as Array<keyof StockFigures>)
    .filter((key) => frozen[key] !== now[key])
    .map((key) => `${FIGURE_TEXT[key]} ${frozen[key]} → ${now[key]}`)

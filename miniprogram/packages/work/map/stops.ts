import type { Point, TicketCard } from '../../../../typings/contract'
import { dayStamp } from '../../../services/moment'
import { asPoint } from '../../../services/place'
import { shortWalk, walkMinutes } from './walk'

/** One task on the way. */
export interface Stop {
  id: string
  title: string
  /** 第05网格 */
  place: string
  point: Point
  /** 还有 2 小时 */
  left: string
  level: TicketCard['deadline']['level']
  /** 走 320 米，约 5 分钟 */
  leg: string
}

export interface Route {
  stops: Stop[]
  /** 6 处，一共走约 1.9 公里、29 分钟 */
  summary: string
}

/** 今天要跑的：紧急的、超期的、今天到期的。 */
export const isForToday = ({ urgency, deadline }: TicketCard, now: number): boolean =>
  urgency === 'urgent' || (deadline.level !== 'done' && dayStamp(deadline.dueBy) <= dayStamp(now))

/** Orders tasks into a short walk that begins where the person is, or at the most urgent. Without a point no stop. */
export function routeOf(cards: TicketCard[], from: Point | undefined): Route {
  const placed = cards.flatMap((card) => (card.point ? [{ card, point: asPoint(card.point) }] : []))
  const { order, legs } = shortWalk(
    placed.map(({ point }) => point),
    from,
  )
  const stops = order.flatMap((at, index) => {
    const stop = placed[at]
    return stop ? [stopOf(stop.card, stop.point, legs[index] ?? 0)] : []
  })
  const metres = legs.reduce((sum, leg) => sum + leg, 0)
  return { stops, summary: `${stops.length} 处，一共走约 ${lengthText(metres)}、${walkMinutes(metres)} 分钟` }
}

function stopOf({ id, title, placeText, deadline }: TicketCard, point: Point, leg: number): Stop {
  const { text: left, level } = deadline
  const walked = leg > 0 ? `走 ${lengthText(leg)}，约 ${walkMinutes(leg)} 分钟` : '从这里开始'
  return { id, title, place: placeText.split(' · ').at(-1) ?? '', point, left, level, leg: walked }
}

/** Estimates are not told to the metre. */
function lengthText(metres: number): string {
  return metres < 995 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`
}

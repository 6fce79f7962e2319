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
  /** The same for stops that lie at one point, and share a marker. */
  spot: string
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
  urgency === 'urgent' || (!deadline.isOver && dayStamp(deadline.dueBy) <= dayStamp(now))

/** Orders tasks into a short walk that begins where the person is, or at the most urgent. Without a point no stop. */
export function routeOf(cards: TicketCard[], from: Point | undefined): Route {
  const placed = cards.flatMap((card) => (card.point ? [{ card, point: asPoint(card.point) }] : []))
  const { order, legs } = shortWalk(
    placed.map(({ point }) => point),
    from,
  )
  const way = order.flatMap((at) => placed[at] ?? [])
  const stops = way.map(({ card, point }, at) => {
    const before = at === 0 ? from : way[at - 1]?.point
    return { ...stopOf(card, point), leg: legText(point, before, legs[at] ?? 0, at === 0) }
  })
  const metres = legs.reduce((sum, leg) => sum + leg, 0)
  return { stops, summary: `${stops.length} 处，一共走约 ${lengthText(metres)}、${walkMinutes(metres)} 分钟` }
}

function stopOf({ id, title, placeText, deadline }: TicketCard, point: Point): Omit<Stop, 'leg'> {
  const { text: left, level } = deadline
  return { id, title, place: placeText.split(' · ').at(-1) ?? '', point, spot: spotOf(point), left, level }
}

/** Five decimals of a degree are about a metre. */
const spotOf = ({ lng, lat }: Point): string => `${lng.toFixed(5)},${lat.toFixed(5)}`

/** How one gets to a stop: from the one before, or, at first, from where the person is, if that is known. */
function legText(point: Point, before: Point | undefined, leg: number, isFirst: boolean): string {
  if (!before) return '从这里开始'
  if (spotOf(before) === spotOf(point)) return isFirst ? '就在您这里' : '和上一处在同一地点'
  return `走 ${lengthText(leg)}，约 ${walkMinutes(leg)} 分钟`
}

/** Estimates are not told to the metre. */
function lengthText(metres: number): string {
  return metres < 995 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`
}

import type { TicketCard } from '../../typings/contract'
import { splitArea } from './area'
import { ticketPage } from './route'

/** 转发到群里的卡片：只说类别和街道，不带居民的原话和照片。 */
export const shareCard = ({ id, categoryText, placeText }: TicketCard) => ({
  title: `${categoryText} · ${splitArea(placeText).street}`,
  path: ticketPage(id),
})

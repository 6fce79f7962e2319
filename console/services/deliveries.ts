import type { DeliveriesView, UndeliveredView, UnreachedView } from '../../typings/contract'
import { call } from './cloud'
import type { ListPage } from './listing'

/** 没能送达的微信提醒，一页一页。 */
export const listUndelivered = (scope: string, cursor: string): Promise<ListPage<UndeliveredView>> =>
  call('notice', 'undelivered', { scope, cursor })

/** 这些天里没有次数了的，一页一页。 */
export const listUnreached = (scope: string, days: 1 | 7 | 30, cursor: string): Promise<ListPage<UnreachedView>> =>
  call('notice', 'unreached', { scope, days, cursor })

/** 再送一次，或者不再管它。 */
export const settleNotice = (id: string, how: 'again' | 'drop'): Promise<unknown> =>
  call('notice', 'settle', { id, how })

const WHISTLE_PAGE = /^packages\/whistle\/whistle\/whistle\?id=([\w-]+)$/

/** 说的是哪一件：诉求或哨在后台的地址；别的没有. */
export function caseAddress({ ticket, page = '' }: Pick<UnreachedView, 'ticket' | 'page'>): string | undefined {
  if (ticket !== undefined) return `/tickets/${ticket}`
  const whistle = WHISTLE_PAGE.exec(page)?.[1]
  return whistle && `/whistles/${whistle}`
}

export const SPANS = [
  { value: '1', text: '一天' },
  { value: '7', text: '七天' },
  { value: '30', text: '三十天' },
] as const

/** 这些天里的提醒，各到了哪一步。 */
export const readDeliveries = (scope: string, days: 1 | 7 | 30): Promise<DeliveriesView> =>
  call('notice', 'deliveries', { scope, days })

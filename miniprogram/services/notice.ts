import type { Consent, NoticePage, QuotaView, UndeliveredPage } from '../../typings/contract'
import { call } from './cloud'

/** 站内信，最新的在前。 */
export const listNotices = (cursor = ''): Promise<NoticePage> => call('notice', 'list', { cursor })

/** 到那一刻为止的都看过了。 */
export const readNotices = (until: number): Promise<Record<string, never>> => call('notice', 'read', { until })

/** 记下又同意了一次微信提醒；同一次点按只记一次。 */
export const consentToNotices = (consent: Consent): Promise<QuotaView> =>
  call('notice', 'consent', consent, consent.tap)

/** 辖区里没能送达的微信提醒。 */
export const listUndelivered = (scope: string, cursor = ''): Promise<UndeliveredPage> =>
  call('notice', 'undelivered', { scope, cursor })

/** 再送一次，或者不再管它。 */
export const settleUndelivered = (id: string, how: 'again' | 'drop'): Promise<Record<string, never>> =>
  call('notice', 'settle', { id, how })

import type { NoticePage, QuotaView, TemplateKey } from '../../typings/contract'
import { call } from './cloud'

/** 站内信，最新的在前。 */
export const listNotices = (cursor = ''): Promise<NoticePage> => call('notice', 'list', { cursor })

/** 全部标为已读。 */
export const readNotices = (): Promise<Record<string, never>> => call('notice', 'read', {})

/** 记下又同意了一次微信提醒；`tap` 是这次点按的编号，重试不会重复记。 */
export const acceptNotices = (templates: TemplateKey[], tap: string): Promise<QuotaView> =>
  call('notice', 'accept', { templates, tap }, tap)

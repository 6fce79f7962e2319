import type { AnnouncementPage, AnnouncementView, AwardItem, AwardView, Page } from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/** 过去的公告，一页一页。 */
export const listPast = (cursor: string): Promise<AnnouncementPage> => call('announcement', 'past', { cursor })

/** 一条公告的全文。 */
export const getAnnouncement = (id: string): Promise<AnnouncementView> => call('announcement', 'get', { id })

/** 公示过的各轮评优。 */
export const listAwards = (cursor: string): Promise<Page<AwardItem>> => call('award', 'list', { cursor })

/** 一轮评优：名单、公示到什么时候、我提过的异议。 */
export const getAward = (id: string): Promise<AwardView> => call('award', 'get', { id })

/** 公示期间对名单里的一个人提异议。 */
export const objectTo = (nomination: string, words: string, requestId: string): Promise<AwardView> =>
  call('award', 'object', { nomination, words }, requestId)

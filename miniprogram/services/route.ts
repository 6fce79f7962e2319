import type { Point, RecordKind, Source } from '../../typings/contract'

// Addresses of the pages, each written once.

export const homeTab = '/pages/home/home'
export const ticketsTab = '/pages/tickets/tickets'
export const mineTab = '/pages/mine/mine'
export const reportPage = '/pages/report/report'
/** 在一个网格里反映。 */
export const reportAt = (grid: string): string => `${reportPage}?grid=${encodeURIComponent(grid)}`
/** 登记一件不是自己的：巡查、来电 …… */
export const reportFrom = (source: Source): string => `${reportPage}?source=${source}`
/** 在一个驿站登记：巡查发现的，开箱取出的。 */
export const reportAtStation = (source: Source, place: string): string =>
  `${reportFrom(source)}&scene=${encodeURIComponent(`s=${place}`)}${source === 'opinion-box' ? `&box=${place}` : ''}`
export const noticesPage = '/pages/notices/notices'

/**
 * @param start where the map begins; undefined lets the page choose
 * @param isGiven a place is chosen already: the opener hands it over with the event `given`
 */
export const placePage = (start: Point | undefined, isGiven: boolean): string =>
  `/pages/place/place?given=${isGiven ? 1 : ''}${start ? `&lng=${start.lng}&lat=${start.lat}` : ''}`
export const ticketPage = (id: string): string => `/pages/ticket/ticket?id=${encodeURIComponent(id)}`
/** 转出去的卡片：谁都能点开。 */
export const sharedPage = (id: string): string => `/packages/grid/shared/shared?id=${encodeURIComponent(id)}`
export const donePage = (id: string): string => `/pages/done/done?id=${encodeURIComponent(id)}`
export const actPage = (id: string, action: string): string =>
  `/pages/act/act?id=${encodeURIComponent(id)}&action=${encodeURIComponent(action)}`

/** 没发出的操作。 */
export const queuePage = '/packages/work/queue/queue'
/** 今天的任务在地图上，和走的顺序。 */
export const mapPage = '/packages/work/map/map'
/** @param id a ticket that is ticked already */
export const batchPage = (id?: string): string =>
  `/packages/work/batch/batch${id ? `?id=${encodeURIComponent(id)}` : ''}`

/** 隐私保护指引全文。 */
export const privacyPage = '/packages/people/privacy/privacy'
/** 等工作人员看一眼的文字和照片。 */
export const screeningPage = '/packages/work/screening/screening'
/** 没能送达的微信提醒。 */
export const undeliveredPage = '/packages/work/undelivered/undelivered'

/** @param code of an invitation; undefined lets the person type it */
export const joinPage = (code?: string): string =>
  `/packages/people/join/join${code ? `?code=${encodeURIComponent(code)}` : ''}`
/** @param area where to; undefined lets the person choose */
export const invitePage = (area?: string): string =>
  `/packages/people/invite/invite${area ? `?area=${encodeURIComponent(area)}` : ''}`
export const rosterPage = (area: string): string => `/packages/people/roster/roster?area=${encodeURIComponent(area)}`
export const leavePage = '/packages/people/leave/leave'
export const myDataPage = '/packages/people/mydata/mydata'
/** 我附议的，任何身份都看得到。 */
export const followedPage = '/packages/people/followed/followed'

export const cardPage = (area: string): string => `/packages/grid/card/card?area=${encodeURIComponent(area)}`
/** @param area empty for the whole district */
export const boardPage = (area: string, month = ''): string =>
  `/packages/grid/board/board?area=${encodeURIComponent(area)}${month ? `&month=${month}` : ''}`
/** 网格的小程序码。 @param station whose code it is; without it, the grid's own */
export const codePage = (grid: string, station?: string): string =>
  `/packages/grid/code/code?grid=${encodeURIComponent(grid)}${station ? `&station=${encodeURIComponent(station)}` : ''}`
export const groupPage = (grid: string): string => `/packages/grid/group/group?grid=${encodeURIComponent(grid)}`

/** 我服务的驿站和党群服务中心。 */
export const stationsPage = '/packages/station/stations/stations'
/** 驿站的页，按地点。 */
const atStation = (page: string, place: string): string =>
  `/packages/station/${page}/${page}?place=${encodeURIComponent(place)}`
export const deskPage = (place: string): string => atStation('desk', place)
/** @param month `2026-03`; empty for this one */
export const dutyPage = (place: string, month = ''): string =>
  `${atStation('roster', place)}${month ? `&month=${month}` : ''}`
export const planPage = (place: string, month: string): string => `${atStation('plan', place)}&month=${month}`
export const swapPage = (place: string, month: string, shift: string): string =>
  `${atStation('swap', place)}&month=${month}&shift=${encodeURIComponent(shift)}`
export const recordPage = (place: string, kind: RecordKind): string => `${atStation('record', place)}&kind=${kind}`
export const recordsPage = (place: string): string => atStation('records', place)
export const contactsPage = (place: string): string => atStation('contacts', place)
/** 意见箱，谁都能投。 */
export const opinionPage = (place: string): string => atStation('opinion', place)

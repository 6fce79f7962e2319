import type { Origin, Point, RecordKind, Source } from '../../typings/contract'
import type { Minutes } from './circle'
import { originQuery } from './origin'

// Addresses of the pages, each written once.

export const homeTab = '/pages/home/home'
export const ticketsTab = '/pages/tickets/tickets'
export const circleTab = '/pages/circle/circle'
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

/** 吹哨。 @param ticket to be blown from; without it, at a place of one's own area */
export const blowPage = (ticket?: string): string =>
  `/packages/whistle/blow/blow${ticket ? `?ticket=${encodeURIComponent(ticket)}` : ''}`
/** 一声哨。 */
export const whistlePage = (id: string): string => `/packages/whistle/whistle/whistle?id=${encodeURIComponent(id)}`
/** 对一声哨做一步。 @param department whose question is answered, where it matters */
export const whistleActPage = (id: string, action: string, department = ''): string =>
  `/packages/whistle/act/act?id=${encodeURIComponent(id)}&action=${action}&department=${encodeURIComponent(department)}`
/** 我吹的哨。 */
export const myWhistlesPage = '/packages/whistle/mine/mine'
/** 社区、街道、区要办的哨。 */
export const whistleTasksPage = '/packages/whistle/tasks/tasks'

/** 部门的人和值班表。 */
export const departmentRosterPage = (department: string): string =>
  `/packages/whistle/roster/roster?id=${encodeURIComponent(department)}`

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
/** 电脑端账号的关联码。 */
export const linkPage = '/packages/people/link/link'
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

/** 服务圈，转出去的卡片；标签页只有从卡片和码进来时才带得了参数。 */
export const circlePage = (minutes: Minutes, from?: Origin): string =>
  `${circleTab}?minutes=${minutes}${from ? `&${originQuery(from)}` : ''}`
/** 一个驿站、中心、店或设施。 @param from where its visitor would walk from; without it, from their grid */
export const doorPage = (id: string, from?: Origin): string =>
  `/packages/circle/place/place?id=${encodeURIComponent(id)}${from ? `&${originQuery(from)}` : ''}`
/** 贴在门口的海报。 */
export const posterPage = (id: string): string => `/packages/circle/poster/poster?id=${encodeURIComponent(id)}`
/** 改开放时间、电话。 */
export const placeEditPage = (id: string): string => `/packages/circle/edit/edit?id=${encodeURIComponent(id)}`
/** 一个地方的活动；不说哪里，就是我所在社区的。 */
export const activitiesPage = (place?: string): string =>
  `/packages/activity/list/list${place ? `?place=${encodeURIComponent(place)}` : ''}`
export const activityPage = (id: string): string => `/packages/activity/activity/activity?id=${encodeURIComponent(id)}`
/** 发起活动，或者改一个。 */
export const editActivityPage = (place: string, id?: string): string =>
  `/packages/activity/edit/edit?place=${encodeURIComponent(place)}${id ? `&id=${encodeURIComponent(id)}` : ''}`
/** 报名的人，给组织者看。 */
export const participantsPage = (id: string): string => `/packages/activity/people/people?id=${encodeURIComponent(id)}`
export const checkInCodePage = (id: string): string => `/packages/activity/code/code?id=${encodeURIComponent(id)}`
export const closeActivityPage = (id: string): string => `/packages/activity/close/close?id=${encodeURIComponent(id)}`
/** 一个地方的活动室。 */
export const roomsPage = (place: string): string => `/packages/activity/rooms/rooms?place=${encodeURIComponent(place)}`
/** 添一间活动室，或者改它的规则。 */
export const roomPage = (place: string, id?: string): string =>
  `/packages/activity/room/room?place=${encodeURIComponent(place)}${id ? `&id=${encodeURIComponent(id)}` : ''}`
export const myActivitiesPage = '/packages/activity/mine/mine'
/** 一个地方一个月用得怎么样。 */
export const usagePage = (place: string): string => `/packages/activity/usage/usage?place=${encodeURIComponent(place)}`
/** 一个驿站或中心的四张清单。 */
export const listsPage = (place: string): string => `/packages/need/lists/lists?place=${encodeURIComponent(place)}`
export const needPage = (id: string): string => `/packages/need/need/need?id=${encodeURIComponent(id)}`
export const resourcePage = (id: string): string => `/packages/need/resource/resource?id=${encodeURIComponent(id)}`
/** 对一项需求或资源做要填东西的一步。 */
export const needActPage = (kind: 'need' | 'resource', id: string, action: string): string =>
  `/packages/need/act/act?kind=${kind}&id=${encodeURIComponent(id)}&action=${encodeURIComponent(action)}`
/** 登记需求，提供资源。 */
export const needEditPage = (kind: 'need' | 'resource', place: string): string =>
  `/packages/need/edit/edit?kind=${kind}&place=${encodeURIComponent(place)}`
/** 修改一项资源。 */
export const resourceEditPage = (id: string): string =>
  `/packages/need/edit/edit?kind=resource&id=${encodeURIComponent(id)}`
/** 盘点。 @param month `2026-03`; empty for this one */
export const stockPage = (place: string, month = ''): string =>
  `/packages/need/stock/stock?place=${encodeURIComponent(place)}${month ? `&month=${month}` : ''}`
/** 我登记的、我提供的、交给我的。 */
export const myNeedsPage = '/packages/need/mine/mine'
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
/** 我的网格的公告。 */
export const announcementsPage = '/packages/publication/announcements/announcements'
export const announcementPage = (id: string): string =>
  `/packages/publication/announcement/announcement?id=${encodeURIComponent(id)}`
/** 网格员评优，公示的和评出来的。 */
export const awardsPage = '/packages/publication/awards/awards'
export const awardPage = (id: string): string => `/packages/publication/award/award?id=${encodeURIComponent(id)}`
/** 指挥台。 */
export const commandPage = '/packages/assessment/command/command'
/** 考核的各张表。 */
export const tablesPage = '/packages/assessment/tables/tables'
/** 一个部门、一个街道或者一个人的考核。 @param period `2026-11`, `2026`; empty for this month */
export const unitPage = (unit: 'department' | 'street' | 'worker', id = '', period = ''): string =>
  `/packages/assessment/unit/unit?unit=${unit}&id=${encodeURIComponent(id)}${period ? `&period=${period}` : ''}`
/** 一个部门一个月的评单。 */
export const sheetsPage = (department: string, month: string): string =>
  `/packages/assessment/sheets/sheets?department=${encodeURIComponent(department)}&month=${month}`
export const findingsPage = (month: string): string => `/packages/assessment/findings/findings?month=${month}`
export const bulletinPage = (month: string): string => `/packages/assessment/bulletin/bulletin?month=${month}`
/** 登记行使权力，街道用。 */
export const powerPage = '/packages/assessment/power/power'

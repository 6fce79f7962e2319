import type { Point } from '../../typings/contract'

// Addresses of the pages, each written once.

export const homeTab = '/pages/home/home'
export const ticketsTab = '/pages/tickets/tickets'
export const mineTab = '/pages/mine/mine'
export const reportPage = '/pages/report/report'
export const noticesPage = '/pages/notices/notices'

/** @param start where the map begins; undefined lets the page choose */
export const placePage = (start: Point | undefined, address: string): string =>
  `/pages/place/place?address=${encodeURIComponent(address)}${start ? `&lng=${start.lng}&lat=${start.lat}` : ''}`
export const ticketPage = (id: string): string => `/pages/ticket/ticket?id=${encodeURIComponent(id)}`
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

import type { BookingItem, BookingPage, Input, RoomDay, RoomItem, RoomList } from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/** 一个地方的活动室。 */
export const listRooms = (place: string): Promise<RoomList> => call('room', 'list', { place })

/** 一间活动室一天的安排；不给日期就是最近能约的一天。 */
export const getRoomDay = (room: string, date: string): Promise<RoomDay> =>
  call('room', 'day', { room, ...(date && { date }) })

/** 预约；同一个 requestId 只约一次。 */
export const bookRoom = (input: Input<'room', 'book'>, requestId: string): Promise<BookingItem> =>
  call('room', 'book', input, requestId)

/** 不用了；管理的人取消别人的要写原因。 */
export const cancelBooking = ({ room, date, id }: BookingItem, reason: string): Promise<BookingItem> =>
  call('room', 'cancel', { room, date, id, reason })

/** 同意，或者不同意。 */
export const answerBooking = (
  { room, date, id }: BookingItem,
  how: 'approve' | 'refuse',
  reason: string,
): Promise<BookingItem> => call('room', 'answer', { room, date, id, how, reason })

/** 我的预约。 */
export const listMyBookings = (cursor: string): Promise<BookingPage> => call('room', 'mine', { cursor })

/** 添一间活动室，或者改它的规则。 */
export const saveRoom = (input: Input<'room', 'save'>, requestId: string): Promise<RoomItem> =>
  call('room', 'save', input, requestId)

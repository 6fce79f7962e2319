import type { BookingItem, RoomItem, RoomSlot } from '../contract/room'
import type { Booking, BookingDay, BookingNews } from './booking-day'
import { isLive, overlaps } from './booking-day'
import { daysText } from './hours-text'
import { DAY, dateOf, longTime } from './moment'
import type { Wording } from './notice'
import { clockOfMinutes, hasPassed, momentIn, type Room, SLOT, type Stretch } from './room'
import { dayName, dayOfWeek, shortDate } from './written'

/** 今天 · 明天 · 周三 3月4日 */
export function dayText(date: string, now: number): string {
  if (date === dateOf(now)) return '今天'
  if (date === dateOf(now + DAY)) return '明天'
  return `${dayName(dayOfWeek(date))} ${shortDate(date)}`
}

const stretchText = ({ date, from, until }: Stretch, now: number): string =>
  `${dayText(date, now)} ${clockOfMinutes(from)}—${clockOfMinutes(until)}`

const hoursText = ({ hours }: Room): string =>
  hours.map(({ days, spans }) => `${daysText(days)} ${spans.map((span) => span.join('—')).join('、')}`).join('；')

/** 停了预约、改了时间，先前约好的不会自己没有。 @param stranded earliest first */
export function strandedText(stranded: Stretch[], now: number): string {
  const [first] = stranded
  return first
    ? `还有 ${stranded.length} 个约好的在不开放的时间里，最早是${stretchText(first, now)}。它们不会自动取消；用不成的，请到那一天取消并写明原因，约的人会收到`
    : ''
}

/** @param isRunner settings are for whoever looks after the place */
export function roomItem(room: Room, isRunner: boolean): RoomItem {
  const { _id, name, capacity, equipment, hours, forWhom, aheadDays, mostMinutes, needsApproval, isOpen } = room
  const [weekly] = hours
  const [from, until] = weekly?.spans[0] ?? ['08:30', '17:30']
  return {
    id: _id,
    name,
    text: [`可容纳 ${capacity} 人`, equipment].filter(Boolean).join(' · '),
    ruleText: [
      hoursText(room),
      `提前 ${aheadDays} 天内`,
      `每人每天 ${mostMinutes / 60} 小时`,
      forWhom === 'community' ? '仅限本社区居民' : '',
      needsApproval ? '要管理的人同意' : '',
    ]
      .filter(Boolean)
      .join(' · '),
    isOpen,
    ...(isRunner && {
      settings: {
        ...{ name, capacity, equipment, days: weekly?.days ?? [], from, until, forWhom, aheadDays },
        ...{ mostHours: mostMinutes / 60, needsApproval, isOpen, revision: room.revision ?? 0 },
      },
    }),
  }
}

/** Every half hour the room is open, and who has it as far as the caller may know: taken, or their own. */
export function slotsOf(day: BookingDay, spans: Array<[number, number]>, person: string, now: number): RoomSlot[] {
  const live = day.bookings.filter(isLive)
  return spans.flatMap(([begin, end]) =>
    Array.from({ length: Math.floor((end - begin) / SLOT) }, (_, i): RoomSlot => {
      const slot = { from: begin + i * SLOT, until: begin + (i + 1) * SLOT }
      const taken = live.find((one) => overlaps(one, slot))
      const isMine = taken?.person === person && taken.activity === undefined
      const free = hasPassed({ date: day.date, from: slot.from }, now) ? 'past' : 'free'
      const state = taken ? (isMine ? 'mine' : 'taken') : free
      return { from: clockOfMinutes(slot.from), until: clockOfMinutes(slot.until), state }
    }),
  )
}

const STATE_TEXT: Record<BookingItem['state'], string> = {
  asked: '等管理的人同意',
  booked: '已约好',
  cancelled: '已取消',
  refused: '没有同意',
}

/** @param isRunner may answer, and call off what others have */
export function bookingItem(day: BookingDay, booking: Booking, now: number, isRunner: boolean): BookingItem {
  const state = booking.state === 'held' ? 'booked' : booking.state
  const reason = booking.answer?.reason ? `：${booking.answer.reason}` : ''
  const isAhead = isLive(booking) && !hasPassed({ date: day.date, from: booking.from }, now)
  return {
    id: booking.id,
    room: day.room,
    roomName: day.roomName,
    placeName: day.placeName,
    date: day.date,
    whenText: stretchText({ date: day.date, ...booking }, now),
    purpose: booking.purpose,
    state,
    stateText: booking.activity === undefined ? STATE_TEXT[state] + reason : '活动占用',
    canCancel: isAhead && booking.activity === undefined,
    ...(isRunner && { canAnswer: booking.state === 'asked' && isAhead }),
  }
}

const NEWS: Record<BookingNews, { title: string; status: string; text: string }> = {
  asked: { title: '有人预约活动室，等您同意', status: '', text: '请到活动室里处理' },
  approved: { title: '活动室约好了', status: '已同意', text: '到时候直接来用' },
  refused: { title: '活动室没有约成', status: '未同意', text: '没有同意' },
  cancelled: { title: '您约的活动室被取消了', status: '已取消', text: '管理的人取消了' },
}

/** Whoever booked is pushed; whoever has to say yes finds it in the inbox. */
export function bookingWording(news: BookingNews, day: BookingDay, booking: Booking, now: number): Wording {
  const { title, status, text } = NEWS[news]
  const when = stretchText({ date: day.date, ...booking }, now)
  const reason = booking.answer?.reason ?? ''
  const place = `${day.placeName} ${day.roomName}`
  const said = news === 'asked' || reason === '' ? text : `${text}：${reason}`
  return {
    title,
    text: `${place}，${when}。${said}`,
    spare: 0,
    ...(status !== '' && {
      message: {
        template: 'activity',
        values: { title: day.roomName, status, at: longTime(momentIn(day.date, booking.from)), place, note: said },
      },
    }),
  }
}

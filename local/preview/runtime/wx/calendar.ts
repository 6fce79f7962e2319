import { isTap } from '../gesture'
import { showKept } from '../screen/kept'
import { make } from '../screen/layer'
import { ApiFailure, asyncApi } from './api'
import { type Permissions } from './permissions'
import { type PrivacyGate } from './privacy'

interface CalendarEvent {
  title: string
  /** seconds, as all times here */
  startTime: number
  /** WeChat took it as text for a while */
  endTime?: number | string
  allDay?: boolean
  description?: string
  location?: string
  alarm?: boolean
  /** how long before it begins one is reminded */
  alarmOffset?: number
}

/** The phone's calendar: on a desk an event in it can be kept as an iCalendar file. */
export function calendarApis(gate: PrivacyGate, permissions: Permissions) {
  return {
    addPhoneCalendar: asyncApi('addPhoneCalendar', async (event: CalendarEvent) => {
      if (!isTap()) throw new ApiFailure('can only be invoked by user TAP gesture.')
      if (!event.title || !Number.isFinite(event.startTime)) throw new ApiFailure('parameter error: title, startTime')
      if (event.allDay) throw new Error('预览还不支持 wx.addPhoneCalendar 的 allDay')
      if (event.startTime > 1e11) throw new ApiFailure('parameter error: startTime is in seconds')
      await gate.pass('addPhoneCalendar')
      await permissions.allow('scope.addPhoneCalendar')
      await show(event)
    }),
  }
}

function show(event: CalendarEvent): Promise<void> {
  const file = new Blob([iCalendar(event)], { type: 'text/calendar' })
  const when = new Date(event.startTime * 1000).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  return showKept('已添加到日历', file, `${event.title}.ics`, () =>
    make('div', 'wx-share-card', make('b', '', event.title), make('span', '', `${when} ${event.location ?? ''}`)),
  )
}

/** RFC 5545, as far as one event needs it. */
function iCalendar({
  title,
  startTime,
  endTime = startTime,
  description,
  location,
  alarm = true,
  alarmOffset = 0,
}: CalendarEvent): string {
  const stamp = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d+/g, '')
  const words = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//preview//zh',
    'BEGIN:VEVENT',
    `UID:${startTime}-${encodeURIComponent(title)}`,
    `DTSTAMP:${stamp(startTime)}`,
    `DTSTART:${stamp(startTime)}`,
    `DTEND:${stamp(Number(endTime))}`,
    `SUMMARY:${words(title)}`,
    ...(description ? [`DESCRIPTION:${words(description)}`] : []),
    ...(location ? [`LOCATION:${words(location)}`] : []),
    ...(alarm
      ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${words(title)}`, `TRIGGER:-PT${alarmOffset}S`, 'END:VALARM']
      : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

import type { BookingDay } from '../domain/booking-day'
import type { Before } from './cursor'

/** Where a list of days goes on: the date as a number, `20260302`, and the document. */
export const dayKey = ({ date, _id }: Pick<BookingDay, 'date' | '_id'>): Before => ({
  at: Number(date.replaceAll('-', '')),
  id: _id,
})

/** The same for the store; the start of the list is empty. */
export const dayBefore = ({ at, id }: Before): { date: string; id: string } =>
  id === '' ? { date: '', id } : { date: String(at).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'), id }

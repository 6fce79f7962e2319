/** How a row of the categories becomes one. */
import type { Category, Limit } from './documents'
import { naturalMinutes, workingHours } from './limits'

/** Official name, what residents call it, their words for it (separated by spaces), and the time to finish it. */
export type Row = [code: string, name: string, plain: string, keywords: string, finish: Limit]

/** An ordinary matter: someone takes it within one working hour. */
export function ordinary([code, name, plain, keywords, finish]: Row): Category {
  return { code, group: code.slice(0, 2), name, plain, keywords: keywords.split(' '), accept: workingHours(1), finish }
}

/** A danger: someone takes it within 30 minutes, day or night. */
export function urgent(row: Row): Category {
  return { ...ordinary(row), accept: naturalMinutes(30), urgent: true }
}

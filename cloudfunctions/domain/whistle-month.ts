import type { OpenPlace } from '../contract/board'
import type { Mark } from './finding'
import { NO_FIGURES, type WhistleFigures } from './whistle-figures'

/**
 * 一个街道一个月吹的哨，数出来的样子: by department and by whoever blew. A district, a department, a year are sums of these.
 * Counted anew from the whistles whenever one of them has changed (docs/decisions/0009-counted-anew.md).
 */
export interface WhistleMonth extends Omit<MonthCount, 'places'> {
  /** Absent where it was counted before places were. */
  places?: OpenPlace[]
  /** `2026-11:street` */
  _id: string
  schemaVersion: 1
  /** Raised by every mark and every write. */
  version: number
  month: string
  street: string
  /** Ids from the district down to the street. */
  path: string[]
  /** Since when the figures no longer hold; null while they do. */
  staleAt: number | null
  /** Everything before this moment is in it; 0 where nothing has been counted yet. */
  at: number
}

export interface MonthCount {
  figures: WhistleFigures
  /** By the department that leads; those it assists in add what is counted for each. The empty id: none called yet. */
  departments: Array<{ department: string; figures: WhistleFigures }>
  blowers: Array<{ person: string; figures: WhistleFigures }>
  marks: Mark[]
  /** 准入时建议列入清单的. */
  proposals: Proposal[]
  /** Whistles not finished; what a board of all that is open is found by. */
  open: number
  /** Where they lie: by the smallest area, only where there is one. */
  places: OpenPlace[]
}

/** Something off the list that a street would have on it. */
export interface Proposal {
  whistle: string
  no: string
  at: number
  /** Department that leads. */
  lead: string
}

export const whistleMonthId = (month: string, street: string): string => `${month}:${street}`

export const NOTHING_COUNTED: MonthCount = {
  figures: NO_FIGURES,
  departments: [],
  blowers: [],
  marks: [],
  proposals: [],
  open: 0,
  places: [],
}

/** A month that has never been counted. */
export const uncountedMonth = (month: string, street: string, path: string[], now: number): WhistleMonth => ({
  ...NOTHING_COUNTED,
  _id: whistleMonthId(month, street),
  schemaVersion: 1,
  version: 1,
  ...{ month, street, path },
  staleAt: now,
  at: 0,
})

/** Of each area once, in the order of the ids. */
export function addedPlaces(all: OpenPlace[]): OpenPlace[] {
  const by = new Map<string, OpenPlace>()
  for (const { area, open, overdue } of all) {
    const own = by.get(area)
    by.set(area, { area, open: open + (own?.open ?? 0), overdue: overdue + (own?.overdue ?? 0) })
  }
  return [...by.values()].sort((a, b) => (a.area < b.area ? -1 : 1))
}

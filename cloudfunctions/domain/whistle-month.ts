import { type Mark, marksOf } from './oversight'
import type { Whistle } from './whistle'
import { figuresByDepartment, sumWhistles, wholeFigures, type WhistleFigures } from './whistle-figures'
import type { WhistleSettings } from './whistle-settings'

/**
 * 一个街道一个月吹的哨，数出来的样子: by department and by whoever blew. A district, a department, a year are sums of these.
 * Counted anew from the whistles whenever one of them has changed (docs/decisions/0009-counted-anew.md).
 */
export interface WhistleMonth extends MonthCount {
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
  /** Whistles not finished; what a board of all that is open is found by. */
  open: number
}

export const whistleMonthId = (month: string, street: string): string => `${month}:${street}`

export const NOTHING_COUNTED: MonthCount = {
  figures: sumWhistles([]),
  departments: [],
  blowers: [],
  marks: [],
  open: 0,
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

/** Those that are in both are added up; the order is that of the ids, so that the same whistles give the same count. */
function merged(all: Array<Map<string, WhistleFigures>>): Map<string, WhistleFigures> {
  const ids = [...new Set(all.flatMap((one) => [...one.keys()]))].sort()
  return new Map(ids.map((id) => [id, sumWhistles(all.flatMap((one) => one.get(id) ?? []))]))
}

/** What some whistles of one street and month add up to. Pure. */
export function countWhistles(whistles: Whistle[], settings: WhistleSettings): MonthCount {
  const departments = merged(whistles.map(figuresByDepartment))
  const blowers = merged(whistles.map((one) => new Map([[one.blower, sumWhistles([wholeFigures(one)])]])))
  const figures = sumWhistles([...departments.values()])
  return {
    figures,
    departments: [...departments].map(([department, own]) => ({ department, figures: own })),
    blowers: [...blowers].map(([person, own]) => ({ person, figures: own })),
    marks: whistles.flatMap((whistle) => marksOf(whistle, settings)),
    open: figures.running + figures.overdue,
  }
}

/** Two counts of different whistles of the same street and month, as one. */
export const addCounts = (a: MonthCount, b: MonthCount): MonthCount => {
  const byDepartment = (one: MonthCount) => new Map(one.departments.map((row) => [row.department, row.figures]))
  const byBlower = (one: MonthCount) => new Map(one.blowers.map((row) => [row.person, row.figures]))
  return {
    figures: sumWhistles([a.figures, b.figures]),
    departments: [...merged([byDepartment(a), byDepartment(b)])].map(([department, figures]) => ({
      department,
      figures,
    })),
    blowers: [...merged([byBlower(a), byBlower(b)])].map(([person, figures]) => ({ person, figures })),
    marks: [...a.marks, ...b.marks],
    open: a.open + b.open,
  }
}

/** Whether a step has changed what is counted. */
export const countsOtherwise = (before: Whistle, after: Whistle, settings: WhistleSettings): boolean =>
  JSON.stringify(countWhistles([before], settings)) !== JSON.stringify(countWhistles([after], settings))

import type { OpenPlace } from '../contract/board'
import { marksOf } from './oversight'
import type { Whistle } from './whistle'
import { figuresByDepartment, whistleBucket, wholeFigures } from './whistle-tally'
import { sumWhistles, type WhistleFigures } from './whistle-figures'
import { addedPlaces, type MonthCount, type Proposal } from './whistle-month'
import type { WhistleRules } from './whistle-step'

/** Those that are in both are added up; the order is that of the ids, so that the same whistles give the same count. */
function merged(all: Array<Map<string, WhistleFigures>>): Map<string, WhistleFigures> {
  const ids = [...new Set(all.flatMap((one) => [...one.keys()]))].sort()
  return new Map(ids.map((id) => [id, sumWhistles(all.flatMap((one) => one.get(id) ?? []))]))
}

/** What some whistles of one street and month add up to. Pure. */
export function countWhistles(whistles: Whistle[], rules: WhistleRules): MonthCount {
  const departments = merged(whistles.map((one) => figuresByDepartment(one, rules.settings)))
  const blowers = merged(whistles.map((one) => new Map([[one.blower, sumWhistles([wholeFigures(one)])]])))
  const figures = sumWhistles([...departments.values()])
  return {
    figures,
    departments: [...departments].map(([department, own]) => ({ department, figures: own })),
    blowers: [...blowers].map(([person, own]) => ({ person, figures: own })),
    marks: whistles.flatMap((whistle) => marksOf(whistle, rules)),
    proposals: whistles.flatMap(proposalsOf),
    open: figures.running + figures.overdue,
    places: addedPlaces(whistles.flatMap(placesOf)),
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
    proposals: [...a.proposals, ...b.proposals],
    open: a.open + b.open,
    places: addedPlaces([...a.places, ...b.places]),
  }
}

function placesOf(whistle: Whistle): OpenPlace[] {
  const bucket = whistleBucket(whistle)
  if (bucket !== 'running' && bucket !== 'overdue') return []
  return [{ area: whistle.area, open: 1, overdue: bucket === 'overdue' ? 1 : 0 }]
}

const proposalsOf = ({ _id, no, timeline }: Whistle): Proposal[] =>
  timeline.flatMap((entry) =>
    entry.name === 'admitted' && entry.isProposed
      ? [{ whistle: _id, no, at: entry.at, lead: entry.plan.lead._id }]
      : [],
  )

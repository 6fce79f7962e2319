import type { TableName } from '../contract/assessment'
import { isYear, monthsOf } from '../domain/period'
import type { WhistleMonth } from '../domain/whistle-month'
import { monthAt } from '../domain/written'
import { oversees } from './assessment-access'
import { findingsFor } from './assessment-seen'
import { streetsOf } from './assessment-streets'
import type { TableGround } from './assessment-tables'
import type { AssessmentWorld } from './ports'
import type { Caller } from './serve'

type Call = Caller<AssessmentWorld>

/** What a table is made from, as far as this caller may see it. */
export async function groundOf(table: TableName, period: string, call: Call): Promise<TableGround> {
  const { ports, actor } = call
  const [{ district }, settings, departments, streets] = await Promise.all([
    ports.reference.read(),
    ports.reference.whistles(),
    ports.departments.all(),
    streetsOf(call),
  ])
  const wanted = monthsOf(period)
  const [found, exercises] = await Promise.all([
    ports.whistleMonths.live(district.root, wanted),
    table === 'exercises' ? ports.exercises.ofYear(period.slice(0, 4), { area: district.root }) : [],
  ])
  const all = found.filter(({ month }) => wanted.includes(month))
  // 吹哨的人只给管他们的看.
  const months = table === 'workers' ? all.filter(({ path }) => oversees(actor, path)) : all
  const ids =
    table === 'workers' ? [...new Set(months.flatMap(({ blowers }) => blowers.map(({ person }) => person)))] : []
  const people = ids.length > 0 ? await ports.people.read(ids) : []
  return {
    period,
    months,
    earlier: earlierThan(period, found),
    settings,
    // 停用了的，这一期没有它的事就不列.
    departments: departments.filter(
      ({ _id, retired }) =>
        !retired ||
        table !== 'departments' ||
        months.some((one) => one.departments.some((own) => own.department === _id)),
    ),
    streets,
    exercises: exercises.filter(({ at }) => isYear(period) || monthAt(at) === period),
    findings: table === 'findings' ? findingsFor(actor, all, settings) : [],
    people: new Map(people.map(({ _id, name }) => [_id, name])),
  }
}

/** 以前的月份：结转到这一期的从这里数. @param found months that are asked for, and all in which something is open */
export function earlierThan(period: string, found: WhistleMonth[]): WhistleMonth[] {
  const [first = period] = monthsOf(period)
  return found.filter(({ month }) => month < first)
}

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

const WITH_EARLIER: TableName[] = ['departments', 'streets']

/** What a table is made from, as far as this caller may see it. */
export async function groundOf(table: TableName, period: string, call: Call): Promise<TableGround> {
  const { ports, actor } = call
  const [{ district }, settings, departments, streets] = await Promise.all([
    ports.reference.read(),
    ports.reference.whistles(),
    ports.departments.all(),
    streetsOf(call),
  ])
  const [all, earlier, exercises] = await Promise.all([
    ports.whistleMonths.read(district.root, monthsOf(period)),
    WITH_EARLIER.includes(table) ? earlierOpen(period, call) : [],
    table === 'exercises' ? ports.exercises.ofYear(period.slice(0, 4), { area: district.root }) : [],
  ])
  // 吹哨的人只给管他们的看.
  const months = table === 'workers' ? all.filter(({ path }) => oversees(actor, path)) : all
  const ids =
    table === 'workers' ? [...new Set(months.flatMap(({ blowers }) => blowers.map(({ person }) => person)))] : []
  const people = ids.length > 0 ? await ports.people.read(ids) : []
  return {
    period,
    months,
    earlier,
    settings,
    departments,
    streets,
    exercises: exercises.filter(({ at }) => isYear(period) || monthAt(at) === period),
    findings: table === 'findings' ? findingsFor(actor, all, settings) : [],
    people: new Map(people.map(({ _id, name }) => [_id, name])),
  }
}

/** 以前的月份，还有没办完的：结转到这一期的从这里数. */
export async function earlierOpen(period: string, { ports }: Call): Promise<WhistleMonth[]> {
  const [first = period] = monthsOf(period)
  const { district } = await ports.reference.read()
  return (await ports.whistleMonths.live(district.root, first)).filter(({ month }) => month < first)
}

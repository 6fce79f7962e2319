import type { TableName } from '../contract/assessment'
import type { Person } from '../domain/person'
import { monthsOf } from '../domain/whistle-rates'
import { oversees } from './assessment-access'
import { streetsOf } from './assessment-streets'
import type { TableGround } from './assessment-tables'
import type { AssessmentWorld } from './ports'
import type { Caller } from './serve'

type Call = Caller<AssessmentWorld>

/** 监察发现：街道只看本街道的，部门看说到自己的，区里看全部. */
export const seenBy = <M extends { path: string[]; marks: Array<{ department: string }> }>(
  actor: Person,
  months: M[],
): M[] => {
  const own = actor.roles.filter(({ role }) => role === 'department').map(({ scope }) => scope)
  return months.map((month) =>
    oversees(actor, month.path)
      ? month
      : { ...month, marks: month.marks.filter(({ department }) => own.includes(department)) },
  )
}

/** What a table is made from, as far as this caller may see it. */
export async function groundOf(table: TableName, period: string, call: Call): Promise<TableGround> {
  const { ports, actor } = call
  const [{ district }, settings, departments, streets] = await Promise.all([
    ports.reference.read(),
    ports.reference.whistles(),
    ports.departments.all(),
    streetsOf(call),
  ])
  const [all, exercises] = await Promise.all([
    ports.whistleMonths.read(district.root, monthsOf(period)),
    table === 'exercises' ? ports.exercises.ofYear(period.slice(0, 4), { area: district.root }) : [],
  ])
  // 吹哨的人只给管他们的看.
  const months =
    table === 'workers'
      ? all.filter(({ path }) => oversees(actor, path))
      : table === 'findings'
        ? seenBy(actor, all)
        : all
  const ids =
    table === 'workers' ? [...new Set(months.flatMap(({ blowers }) => blowers.map(({ person }) => person)))] : []
  const people = ids.length > 0 ? await ports.people.read(ids) : []
  return {
    period,
    months,
    settings,
    departments,
    streets,
    exercises,
    people: new Map(people.map(({ _id, name }) => [_id, name])),
  }
}

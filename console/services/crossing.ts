import type { CommandView, OpenFigures } from '../../typings/contract'

/** What has no department yet goes by this name; the server says ''. */
export const NO_DEPARTMENT = 'none'

export type By = 'street' | 'department'

/** One street or department, with what is open of it in each department or street. */
export interface UnitRow extends OpenFigures {
  id: string
  name: string
  parts: Array<OpenFigures & { id: string; name: string }>
}

interface Unit extends OpenFigures {
  id: string
  name: string
}

const streetsOf = (view: CommandView): Unit[] => view.streets.map(({ area, ...rest }) => ({ ...rest, id: area }))
const departmentsOf = (view: CommandView): Unit[] =>
  view.departments.map(({ department, ...rest }) => ({ ...rest, id: department || NO_DEPARTMENT }))

/** 街道一行，里面是它的各部门；或者部门一行，里面是各街道。没办完的多的在前。 */
export function unitRows(view: CommandView, by: By): UnitRow[] {
  const [rows, others] =
    by === 'street' ? [streetsOf(view), departmentsOf(view)] : [departmentsOf(view), streetsOf(view)]
  const names = new Map(others.map(({ id, name }) => [id, name]))
  const partsOf = (id: string): UnitRow['parts'] =>
    view.crossing
      .map(({ area, department, ...figures }) => ({
        ...figures,
        street: area,
        department: department || NO_DEPARTMENT,
      }))
      .filter((cell) => cell[by] === id)
      .map(({ street, department, ...figures }) => ({ ...figures, id: by === 'street' ? department : street }))
      .map((part) => ({ ...part, name: names.get(part.id) ?? '' }))
      .filter(({ name }) => name !== '')
      .sort((a, b) => b.open - a.open)
  return rows.map((row) => ({ ...row, parts: partsOf(row.id) })).sort((a, b) => b.open - a.open)
}

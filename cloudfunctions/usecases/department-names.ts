import type { Department } from '../domain/department'

/** How a department is called, by its id; one that is no longer there still has to be called something. */
export const departmentNames = (all: Department[]): ((id: string) => string) => {
  const names = new Map(all.map(({ _id, name }) => [_id, name]))
  return (id) => names.get(id) ?? '部门'
}

import type { Department } from './department'
import type { Whistle } from './whistle'

type Names = ReadonlyMap<string, Pick<Department, 'name'>>

/**
 * 部门改了名，没结束的哨（办结了等评价的也是）说现在是谁在办，用现在的名字。What has been said and done keeps the names of its day: the
 * timeline, the sheets, and all of a whistle that is over.
 */
export function asNamedNow(whistle: Whistle, departments: Names): Whistle {
  const nameOf = ({ department, name }: Whistle['parties'][number]) => departments.get(department)?.name ?? name
  if (whistle.endedAt !== null || whistle.parties.every((party) => nameOf(party) === party.name)) return whistle
  return { ...whistle, parties: whistle.parties.map((party) => ({ ...party, name: nameOf(party) })) }
}

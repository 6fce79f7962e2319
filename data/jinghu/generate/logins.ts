/** 示例: who signs in at the console, one of each kind, and one whose password is not their own yet. */
import type { Department } from '../../../cloudfunctions/domain/department'
import type { Area, Login } from './documents'
import { MAIN_GRID } from './plot'
import { DISTRICT } from './source'

/** Of all of them: this is a demonstration, and nobody's account. */
const PASSWORD = 'Jinghu-2026'
const OPENED_AT = Date.parse('2026-03-02T08:00:00+08:00')

const COMMUNITY = MAIN_GRID.slice(0, 12)
const STREET = MAIN_GRID.slice(0, 9)
const DEPARTMENT = '区城管局'

export function logins(areas: Area[], departments: Department[]): Login[] {
  const clerk = (area: string, turn: number): string => {
    const person = areas.find(({ _id }) => _id === area)?.staff?.[turn]?.person
    if (person === undefined) throw new Error(`${area} has no ${turn + 1} people`)
    return person
  }
  const department = departments.find(({ name }) => name === DEPARTMENT)
  const officer = department?.members.find(({ post }) => post === 'officer')
  if (!department || !officer) throw new Error(`${DEPARTMENT} has nobody`)
  const boss = clerk(DISTRICT, 0)
  const account = (
    username: string,
    facts: Pick<Login, 'person' | 'role' | 'scope' | 'path'> & { mustChange?: boolean },
  ): Login => ({
    _id: `u-demo-${username}`,
    schemaVersion: 1,
    username,
    mustChange: false,
    ...facts,
    ...{
      isLocked: false,
      givenAs: [{ role: 'district' as const, scope: DISTRICT }],
      by: boss,
      requestId: `demo-${username}`,
      createdAt: OPENED_AT,
      password: PASSWORD,
    },
  })
  const inArea = (role: Login['role'], scope: string, turn: number) => ({
    ...{ role, scope, person: clerk(scope, turn) },
    path: areas.find(({ _id }) => _id === scope)?.path ?? [],
  })
  return [
    account('quzhongxin', inArea('district', DISTRICT, 0)),
    account('zhelu', inArea('street', STREET, 0)),
    account('chezhan', inArea('community', COMMUNITY, 0)),
    account('xinren', { ...inArea('community', COMMUNITY, 1), mustChange: true }),
    account('chengguan', {
      ...{ person: officer.person, role: 'department', scope: department._id, path: [DISTRICT, department._id] },
    }),
  ]
}

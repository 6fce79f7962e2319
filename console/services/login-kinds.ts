import type { ScopesView } from '../../typings/contract'
import type { ConsoleRole } from './account'

type Kind = ConsoleRole['role']

const KIND_TEXT: Record<Kind, string> = {
  street: '街道工作人员',
  community: '社区工作人员',
  department: '部门人员',
  district: '区网格中心',
}

/** 账号由上一级开：区开街道、部门和自己的，街道开社区的，联络员开本部门的。 */
const KEPT: Record<Kind, Kind[]> = {
  district: ['street', 'department', 'district'],
  street: ['community'],
  department: ['department'],
  community: [],
}

export const POSTS = [
  { value: 'liaison', text: '联络员' },
  { value: 'officer', text: '经办人' },
  { value: 'head', text: '负责人' },
] as const

interface Option<Value extends string = string> {
  value: Value
  text: string
}

/** Kinds of role whose accounts this role opens. */
export const kindsFor = ({ role }: Pick<ConsoleRole, 'role'>): Array<Option<Kind>> =>
  KEPT[role].map((kind) => ({ value: kind, text: KIND_TEXT[kind] }))

/** Where somebody of a kind may be, of what the caller looks after as this role. */
export function placesFor(
  kind: Kind,
  { role, scope }: Pick<ConsoleRole, 'role' | 'scope'>,
  { areas, departments }: ScopesView,
): Option[] {
  if (kind === 'department')
    return departments
      .filter(({ department, isRetired }) => !isRetired && (role !== 'department' || department === scope))
      .map(({ department, name }) => ({ value: department, text: name }))
  return areas
    .filter((area) => area.kind === kind && (kind !== 'community' || area.parent === scope))
    .map(({ area, name }) => ({ value: area, text: name }))
}

import type { Refusal } from '../contract/envelope'
import { shortText } from '../domain/area'
import { isStaffRole, type Person } from '../domain/person'
import { refuse } from '../domain/refusal'
import type { Ports } from './ports'
import type { Caller } from './serve'

export const NOT_STAFF = refuse('search/not-staff', '清单只给社区、街道、区网格中心和应哨部门看')
export const NOT_YOURS = refuse('search/not-yours', '只能看自己管着的地方和部门', 'area')

/** Areas somebody works for as a clerk. */
export const staffScopes = ({ roles }: Person): string[] =>
  roles.filter(({ role }) => isStaffRole(role)).map(({ scope }) => scope)

/** As which of their roles somebody looks: the area or the department they work for just now; left out, all of them. */
export interface As {
  area?: string | undefined
  department?: string | undefined
}

/** 以哪个身份来看：somebody with only the roles they hold at that very place. */
export function workingAs(actor: Person, { area, department }: As): Person | Refusal {
  if (area === undefined && department === undefined) return actor
  const roles = actor.roles.filter(({ role, scope }) =>
    role === 'department' ? scope === department : isStaffRole(role) && scope === area,
  )
  return roles.length === 0 ? NOT_YOURS : { ...actor, roles }
}

/** What the caller looks at: their widest scope, or the asked area in one of theirs. */
export async function areaOf(asked: string | undefined, { ports, actor }: Caller): Promise<string | Refusal> {
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  const pathOf = (id: string) => (id === district.root ? [id] : shapes.pathOf(id))
  const own = staffScopes(actor).sort((a, b) => (pathOf(a)?.length ?? 0) - (pathOf(b)?.length ?? 0))
  const area = asked ?? own[0]
  if (area === undefined) return NOT_STAFF
  return pathOf(area)?.some((id) => own.includes(id)) ? area : NOT_YOURS
}

/** 镜湖区 · 赭麓街道 · 车站社区. */
export async function nameOf(area: string, ports: Ports): Promise<string> {
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  if (area === district.root) return district.name
  const areas = await ports.areas.read(shapes.pathOf(area) ?? [area])
  const found = areas.find(({ _id }) => _id === shapes.heirOf(area))
  return found ? shortText(found, areas) : ''
}

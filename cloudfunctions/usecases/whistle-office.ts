import type { Department } from '../domain/department'
import { type Person, servingRoles } from '../domain/person'
import type { Spot } from '../domain/ticket'
import type { Face, Whistle } from '../domain/whistle'

/** 哨所在各级，按编号说得出名字：镜湖区网格中心 · 赭麓街道 · 车站社区. */
export function officeOf({ path, street, community, streetText, areaText: text }: Spot, area: string): string {
  if (area === path[0]) return '区网格中心'
  if (area === street) return streetText
  return (area === community && text.split(' · ')[1]) || '网格'
}

/** How someone who acts on a whistle is called: by the department they act for, else by where they serve. */
export function faceFor(
  actor: Person,
  whistle: Pick<Whistle, 'departments'> & Spot,
  departments: Map<string, Department>,
): Face {
  const acting = actor.roles.find(({ role, scope }) => role === 'department' && whistle.departments.includes(scope))
  const serving = servingRoles(actor).find(({ role, scope }) => role !== 'department' && whistle.path.includes(scope))
  if (serving)
    return { name: actor.name, office: serving.role === 'worker' ? '网格员' : officeOf(whistle, serving.scope) }
  const department = departments.get(acting?.scope ?? '')
  const phone = department?.members.find(({ person }) => person === actor._id)?.phone
  return { name: actor.name, office: department?.name ?? '部门', ...(phone !== undefined && { phone }) }
}

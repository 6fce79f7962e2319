import type { MeView, RoleView } from '../contract/account'
import { shortText } from '../domain/area'
import { invitesOf } from '../domain/invitation'
import { loginScopes } from '../domain/login'
import { type Person, roleText, servingRoles } from '../domain/person'
import type { Shapes } from '../domain/shapes'
import { cardOf } from './area-card'
import { opened } from './login-offices'
import type { Caller } from './serve'

const UNREAD_SHOWN = 99

/** What a person sees of themselves. */
export async function meOf(call: Caller): Promise<MeView> {
  const { ports, actor, now, login } = call
  const [{ templates, policy }, home, [roles, closed], quota, unread, linked] = await Promise.all([
    ports.reference.read(),
    actor.homeGrid === undefined ? undefined : cardOf(actor.homeGrid, call),
    rolesOf(call),
    ports.quotas.left(actor._id),
    ports.notices.unread(actor._id, actor.readAt ?? 0, UNREAD_SHOWN),
    login && ports.people.onWeChat([actor._id]),
  ])
  return {
    now,
    person: actor._id,
    name: actor.name,
    ...(actor.phone && { phone: actor.phone.masked }),
    roles,
    ...(home && { home }),
    templates: {
      progress: templates.progress.templateId,
      resolved: templates.resolved.templateId,
      task: templates.task.templateId,
      activity: templates.activity.templateId,
    },
    quota,
    unread,
    agreed: actor.agreed?.version ?? 0,
    guide: policy.privacy.guide,
    keeps: policy.privacy.keepDays,
    leave: (actor.leave ?? []).filter(({ until }) => until > now),
    hours: (actor.hours ?? []).map(([from, until]) => ({ from, until })),
    ...(login && {
      login: {
        ...{ username: login.username, mustChange: login.mustChange, isLinked: linked?.has(actor._id) === true },
        ...{ role: login.role, scope: login.scope },
        ...(closed.length > 0 && { unopened: closed.map(({ text }) => text) }),
      },
    }),
  }
}

/** The same after something about the person was changed. */
export async function meAgain(call: Caller): Promise<MeView> {
  const [person = call.actor] = await call.ports.people.read([call.actor._id])
  // 账号刚关联、密码刚换的，照现在的开.
  return meOf({ ...call, actor: person, ...(call.login && (await opened({ person, login: call.login }, call.ports))) })
}

/** 居民人人都是；其余身份写明在哪里。 */
async function rolesOf({ actor, ports, unopened = [] }: Caller): Promise<[opened: RoleView[], unopened: RoleView[]]> {
  const serving = [...servingRoles(actor), ...unopened]
  const shapes = await ports.reference.shapes()
  const ids = [...new Set(serving.flatMap(({ scope }) => shapes.pathOf(scope) ?? [scope]))]
  const areas = ids.length > 0 ? await ports.areas.read(ids) : []
  const isDepartment = serving.some(({ role }) => role === 'department')
  const departments = isDepartment ? await ports.departments.all() : []
  const textOf = (scope: string): string => {
    const area = areas.find(({ _id }) => _id === scope)
    const department = departments.find(({ _id }) => _id === scope)
    return department ? ` · ${department.name}` : area ? ` · ${shortText(area, areas)}` : ''
  }
  const views = serving.map((held): RoleView => ({
    role: held.role,
    scope: held.scope,
    text: roleText(held) + textOf(held.scope),
    isStandIn: held.standIn === true,
    keepsLogins: loginScopes([held]).length > 0,
    invites: invitesOf(held),
  }))
  const count = serving.length - unopened.length
  return [[...views.slice(0, count), residentOf(actor, shapes)], views.slice(count)]
}

const residentOf = ({ homeGrid }: Person, shapes: Shapes): RoleView => ({
  role: 'resident',
  scope: homeGrid === undefined ? '' : shapes.heirOf(homeGrid),
  text: roleText({ role: 'resident', scope: '' }),
  isStandIn: false,
  keepsLogins: false,
  invites: [],
})

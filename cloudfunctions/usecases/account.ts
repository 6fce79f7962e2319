import { areaText, chainOf, gridCard } from '../domain/area'
import { dispatch, takenBy } from '../domain/dispatch'
import { roleText } from '../domain/person'
import { refuse } from '../domain/refusal'
import type { GridCard } from '../contract/area'
import type { RoleView } from '../contract/account'
import type { Caller, Stories } from './serve'

const UNREAD_SHOWN = 99

export const accountStories: Stories<'account'> = {
  async me(_, call) {
    const { ports, actor } = call
    const [{ templates }, home, roles, quota, unread] = await Promise.all([
      ports.reference.read(),
      actor.homeGrid === undefined ? undefined : cardOf(actor.homeGrid, call),
      rolesOf(call),
      ports.quotas.left(actor._id),
      ports.notices.unread(actor._id, actor.readAt ?? 0, UNREAD_SHOWN),
    ])
    return {
      person: actor._id,
      name: actor.name,
      roles,
      ...(home && { home }),
      templates: {
        progress: templates.progress.templateId,
        resolved: templates.resolved.templateId,
        task: templates.task.templateId,
      },
      quota,
      unread,
    }
  },

  async settle({ grid }, call) {
    const card = await cardOf(grid, call)
    if (card?.kind !== 'grid') return refuse('area/unknown', '没有找到这个网格，请重新选择', 'grid')
    await call.ports.people.settle(call.actor._id, grid)
    return card
  },
}

async function cardOf(grid: string, { ports }: Caller): Promise<GridCard | undefined> {
  const shapes = await ports.reference.shapes()
  const path = shapes.pathOf(grid)
  const chain = path && chainOf(await ports.areas.read(path))
  return chain && gridCard(chain, shapes, takenBy(dispatch(chain)))
}

/** 居民人人都是；其余身份写明在哪里。 */
async function rolesOf({ actor, ports }: Caller): Promise<RoleView[]> {
  const serving = actor.roles.filter(({ role }) => role !== 'resident')
  const shapes = await ports.reference.shapes()
  const ids = [...new Set(serving.flatMap(({ scope }) => shapes.pathOf(scope) ?? [scope]))]
  const areas = ids.length > 0 ? await ports.areas.read(ids) : []
  const textOf = (scope: string): string => {
    const path = shapes.pathOf(scope) ?? [scope]
    const chain = chainOf(areas.filter(({ _id }) => path.includes(_id)))
    return chain ? areaText(chain) : ''
  }
  return [
    ...serving.map(({ role, scope, standIn }) => ({
      role,
      scope,
      text: `${roleText(role, standIn)} · ${textOf(scope)}`,
    })),
    { role: 'resident' as const, scope: actor.homeGrid ?? '', text: roleText('resident') },
  ]
}

import type { Refusal } from '../contract/envelope'
import type { GridCard } from '../contract/area'
import { areaItem, chainOf, located } from '../domain/area'
import { servingRoles } from '../domain/person'
import { stationItem } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { cardOf, placeOf, takerOf } from './area-card'
import { checkName } from './content'
import { findSpot } from './spot'
import type { Caller, Stories } from './serve'

/** Page that a grid's code opens. */
const REPORT_PAGE = 'pages/report/report'

const NO_GROUP = refuse('area/group-unknown', '没有认出这个群，请从群聊里的卡片重新进来', 'cloudId')

export const areaStories: Stories<'area'> = {
  async locate({ point }, call) {
    const { ports } = call
    const shapes = await ports.reference.shapes()
    const spot = await findSpot({ point }, shapes, ports)
    if (isRefusal(spot)) return { ...spot, field: 'point' }
    return located(spot.chain, shapes, await takerOf(spot.chain, spot.loads, call))
  },

  async children({ parent }, { ports }) {
    const { district } = await ports.reference.read()
    const children = await ports.areas.children(parent ?? district.root)
    if (children.length === 0 && parent !== undefined && (await ports.areas.read([parent])).length === 0)
      return refuse('area/unknown', '没有找到这个地方，请重新选择', 'parent')
    return children.map(areaItem)
  },

  async outlines({ area, deep }, { ports, actor }) {
    if (!servingRoles(actor).length) return refuse('area/not-serving', '边界只给工作人员看')
    const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
    const scope = area ?? district.root
    const found = deep ? await ports.areas.below(scope) : await ports.areas.children(scope)
    if (found.length === 0) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'area')
    return found
      .filter(({ kind }) => !deep || kind === 'grid' || kind === 'village')
      .map((one) => ({ ...areaItem(one), parent: one.path.at(-2) ?? '', outline: shapes.outline(one._id) }))
  },

  async card({ area }, call) {
    const card = await cardOf(area, call)
    if (!card) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'area')
    return { ...card, charter: (await call.ports.reference.read()).district.charter }
  },

  async scene({ scene }, call) {
    const { ports } = call
    const [kind = '', id = ''] = scene.split('=')
    if (kind === 'j') return refuse('area/invitation', '这是邀请码，请在“加入”里使用', 'scene')
    const station = kind === 's' ? await ports.places.get(id) : undefined
    if (kind === 's' && (!station || station.kind === 'living'))
      return refuse('area/station', '这个码指的驿站已经没有了，请在地图上选择位置', 'scene')
    const shapes = await ports.reference.shapes()
    const { areas, loads } = await ports.areas.staffed(shapes.pathOf(station?.area ?? id) ?? [])
    const chain = chainOf(areas)
    if (!chain) return refuse('area/unknown', '这个码指的网格已经没有了，请在地图上选择位置', 'scene')
    const found = located(chain, shapes, await takerOf(chain, loads, call))
    // 停用了的，码还在墙上：哪个网格是知道的.
    return station && !station.closed ? { ...found, station: stationItem(station) } : found
  },

  async code({ area, station: wanted }, call) {
    const place = await placeOf(area, call.ports)
    if (place?.area.kind !== 'grid') return refuse('area/unknown', '没有找到这个网格，请重新选择', 'area')
    if (!servingRoles(call.actor).some(({ scope }) => place.area.path.includes(scope)))
      return refuse('area/not-allowed', '只有这个网格和上级的工作人员可以取码')
    const { _id } = place.area
    const stations = await call.ports.places.stationsIn(_id)
    const station = stations.find(({ _id }) => _id === wanted)
    if (wanted !== undefined && !station) return refuse('area/station', '没有找到这个驿站，请重新选择', 'station')
    const url = await call.ports.wechat.codeOf(station ? `s=${station._id}` : `g=${_id}`, REPORT_PAGE)
    if (url === undefined) return refuse('area/busy', '小程序码暂时没有生成，请稍后再试')
    return { url, text: station?.name ?? place.text, stations: stations.map(stationItem) }
  },

  async bindGroup({ grid, cloudId, name }, call) {
    const { ports, actor, now } = call
    const refusal = (await notItsWorker(grid, call)) ?? (await checkName(name, call))
    if (refusal) return refusal
    const opengid = await ports.wechat.openGroup(cloudId)
    if (opengid === undefined) return NO_GROUP
    const [area] = await ports.areas.read([grid])
    if (area?.group && area.group.opengid !== opengid)
      return refuse('area/has-group', `这个网格已经绑定“${area.group.name}”，请先解除`)
    if (!(await ports.groups.bind({ _id: opengid, schemaVersion: 1, grid, by: actor._id, at: now })))
      return refuse('area/group-taken', '这个群已经绑定到别的网格')
    const group = { opengid, name: name || '网格微信群', by: actor._id, at: now }
    const bound = await ports.areas.change(grid, (found) =>
      found.group && found.group.opengid !== opengid
        ? refuse('area/has-group', `这个网格已经绑定“${found.group.name}”，请先解除`)
        : { ...found, group },
    )
    if (isRefusal(bound)) {
      await ports.groups.unbind(opengid, grid)
      return bound
    }
    return gridCardOf(grid, call)
  },

  async unbindGroup({ grid }, call) {
    const { ports } = call
    const refusal = await notItsWorker(grid, call)
    if (refusal) return refusal
    const [area] = await ports.areas.read([grid])
    if (!area?.group) return refuse('area/no-group', '这个网格还没有绑定微信群')
    await ports.groups.unbind(area.group.opengid, grid)
    await ports.areas.change(grid, ({ group: _gone, ...rest }) => rest)
    return gridCardOf(grid, call)
  },

  async enter({ cloudId }, call) {
    const { ports, actor } = call
    const opengid = await ports.wechat.openGroup(cloudId)
    if (opengid === undefined) return NO_GROUP
    const group = await ports.groups.get(opengid)
    const [area] = group ? await ports.areas.read([group.grid]) : []
    // Bound is what both sides say: a binding that was cut short is none.
    if (!area || area.group?.opengid !== opengid) return {}
    if (actor.homeGrid === undefined) await ports.people.settle(actor._id, area._id)
    const grid = await cardOf(area._id, call)
    return grid ? { grid } : {}
  },
}

/** 群由本网格的网格员（或代班）绑定。 */
async function notItsWorker(grid: string, { actor, ports }: Caller): Promise<Refusal | undefined> {
  const [area] = await ports.areas.read([grid])
  if (area?.kind !== 'grid') return refuse('area/unknown', '没有找到这个网格，请重新选择', 'grid')
  if (!actor.roles.some(({ role, scope }) => role === 'worker' && scope === grid))
    return refuse('area/not-worker', '只有这个网格的网格员可以绑定或解除微信群')
  return undefined
}

async function gridCardOf(grid: string, call: Caller): Promise<GridCard> {
  const card = await cardOf(grid, call)
  if (!card) throw new Error(`grid ${grid} has no card`)
  return card
}

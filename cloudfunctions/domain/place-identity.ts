import type { Refusal } from '../contract/envelope'
import type { Legend, PlaceChange } from '../contract/place'
import type { Parsed } from '../contract/api'
import { metresBetween } from './distance'
import type { Person } from './person'
import { type Done, isDeskOf, type Place } from './place'
import { rounded, siteOf, type Position } from './place-ground'
import { madeId, ONE_SPOT_METRES } from './place-id'
import { classNamed } from './place-row'
import { isRefusal, refuse } from './refusal'
import type { Shapes } from './shapes'

/** What says where a place may lie, and what it may be. */
interface Ground {
  legend: Legend
  shapes: Shapes
  actor: Person
}

/** What the place is and where, as somebody at a desk would have it: a point outside their own area is no place of theirs. */
export function identified(place: Place, change: PlaceChange, ground: Ground): Place | Refusal {
  const { name = place.name, class: code = place.class, address = place.address, point = place.point } = change
  const isSame =
    name === place.name && code === place.class && address === place.address && isAt(place.point, spotOf(point))
  if (isSame) return place
  if (!isDeskOf(place, ground.actor))
    return refuse('place/not-desk', '名称、类别、地址和位置由社区、街道或区里的工作人员来改', 'change')
  const own = classOf(code, ground.legend, 'change.class')
  if (isRefusal(own)) return own
  // 驿站和中心有值守、活动、清单跟着：换成另一种就都没了着落.
  if (own.kind !== place.kind)
    return refuse('place/other-kind', '驿站、党群服务中心和便民点不能互相改，请停用以后另外新增', 'change.class')
  const site = isAt(place.point, spotOf(point)) ? {} : siteFor(point, ground, 'change.point')
  if (isRefusal(site)) return site
  // 值守、活动、预约、清单都照社区管；中心的编号就是社区的.
  if (place.kind !== 'living' && 'community' in site && site.community !== place.community)
    return refuse(
      'place/other-community',
      '驿站和党群服务中心不能挪到别的社区，请停用以后在那里另外新增',
      'change.point',
    )
  const next = { ...place, ...own, name, address, ...site }
  // 改过的就不再是示例.
  delete next.sample
  return next
}

/** 新的一个地点，和从表格里来的是同一个编号. */
export function newPlace(input: Parsed<'place', 'add'>, ground: Ground): Place | Refusal {
  const { legend } = ground
  const own = classOf(input.class, legend, 'class')
  if (isRefusal(own)) return own
  if (input.services.some((code) => !legend.services.some((service) => service.code === code)))
    return refuse('place/service', '没有这项基本服务，请重新选择', 'services')
  const site = siteFor(input.point, ground, 'point')
  if (isRefusal(site)) return site
  const { name, address, phone, hours, services } = input
  const _id =
    own.kind === 'centre' && site.community !== null ? `ce-${site.community}` : madeId(own.kind, own.class, input)
  return {
    ...{ _id, schemaVersion: 2, ...own, name, ...site, address, phone, hours, exceptions: [], photos: [] },
    ...{ services, extended: [], accessibility: [] },
  }
}

/**
 * What stands in the way of adding it.
 * @param known those with its id or its name
 */
export function twinOf(place: Place, known: Place[]): Refusal | undefined {
  return alike(known.find(({ _id }) => _id === place._id) ?? oneSpot(place, known), 'name')
}

/** The same for one that is there already: renamed, moved or opened again onto another. */
export const otherOf = (place: Place, known: Place[], field?: string): Refusal | undefined =>
  alike(
    oneSpot(
      place,
      known.filter(({ _id, closed: gone }) => _id !== place._id && !gone),
    ),
    field,
  )

const oneSpot = ({ name, point }: Place, known: Place[]): Place | undefined =>
  known.find((one) => one.name === name && metresBetween(one.point, point) <= ONE_SPOT_METRES)

function alike(twin: Place | undefined, field?: string): Refusal | undefined {
  if (!twin) return undefined
  return twin.closed
    ? refuse('place/closed-twin', `这里已经有“${twin.name}”，停用着：请到“已停用”里重新启用它`, field)
    : refuse('place/twin', `这里已经有“${twin.name}”了，像是同一个地点`, field)
}

/** 停用。The same once more is the same. */
export function closed(
  place: Place,
  revision: number,
  { at, actor, reason }: { at: number; actor: Person; reason: string },
): Place | Refusal {
  if (!isDeskOf(place, actor)) return NOT_DESK
  if (place.closed?.by === actor._id && place.closed.reason === reason) return place
  if (place.closed) return refuse('place/closed', '这个地点已经停用了')
  return revision === (place.revision ?? 0) ? { ...place, closed: { at, by: actor._id, reason } } : CHANGED
}

/** 重新启用。 */
export function reopened(
  place: Place,
  revision: number,
  { at, actor }: { at: number; actor: Person },
): Place | Refusal {
  if (!isDeskOf(place, actor)) return NOT_DESK
  if (!place.closed) return place
  if (revision !== (place.revision ?? 0)) return CHANGED
  const { closed: _closed, ...open } = place
  return { ...open, reopened: { at, by: actor._id } }
}

/** 刚停用就看见还有人等着来的：停用不作数，像没有停过. Only that very closing. */
export function unclosed(place: Place, { at, by }: Done): Place {
  const { closed: made, ...open } = place
  return made?.at === at && made.by === by ? open : place
}

const NOT_DESK = refuse('place/not-desk', '只有社区、街道或区里管这个地方的工作人员可以停用和启用它')
const CHANGED = refuse('place/changed', '刚才有人改过这里的资料，请看过最新的再改', 'revision')

function classOf(code: string, legend: Legend, field: string): Pick<Place, 'kind' | 'class'> | Refusal {
  return classNamed(code, legend) ?? refuse('place/class', '没有这个类别，请重新选择', field)
}

function siteFor(
  point: Position,
  { shapes, actor }: Ground,
  field: string,
): Pick<Place, 'area' | 'path' | 'street' | 'community' | 'point'> | Refusal {
  const spot = spotOf(point)
  const site = siteOf(spot, shapes)
  if (!site) return refuse('place/outside', '这个位置不在本区的陆地上，请在地图上重新点', field)
  if (!isDeskOf(site, actor)) return refuse('place/not-your-area', '这个位置不在您管的地方，请在界线里面点', field)
  return { ...site, point: spot }
}

const spotOf = ([lng, lat]: Position): Position => [rounded(lng), rounded(lat)]
const isAt = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1]

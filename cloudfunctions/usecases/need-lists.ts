import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { ListsView, MineView, NeedItem } from '../contract/need-view'
import type { Page } from '../contract/primitives'
import { servesAt } from '../domain/need-rules'
import { servingRoles } from '../domain/person'
import { type Place, runs } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { isExpired } from '../domain/resource'
import { monthAt, monthSpan } from '../domain/written'
import { afterOf, beforeOf, pageOf } from './cursor'
import { keepingPlace } from './need-register'
import { needItem } from './need-show'
import { publicResource, resourceItem } from './resource-show'
import type { Caller } from './serve'
import type { World } from './ports'
import type { Counted } from './ports/need'

const PAGE = 20
const COUNTED = 100
const MOST_NEEDS = 500
const PUBLIC = 5
const MOST_PLACES = 5

const countText = (count: number): string => (count < COUNTED ? String(count) : `${COUNTED - 1}+`)

/** 一个地方的四张清单。谁都看得到在用的资源和办成了多少；在这里任职的看得到全部. */
export async function listsOf(
  { place: id, tab, filter, cursor }: Parsed<'need', 'lists'>,
  call: Caller<World>,
): Promise<ListsView | Refusal> {
  const { actor, now, ports } = call
  const place = await keepingPlace(id, call)
  if (isRefusal(place)) return place
  const mayRun = runs(place, actor)
  const mayServe = mayRun || servesAt(place.path, actor)
  if (!mayServe && tab !== 'resource') return refuse('need/lists-closed', '这张清单只有在这里任职的人看得到', 'tab')
  const [page, resources, needs] = await Promise.all([
    tab === 'resource' ? resourcesOf(place, filter, cursor, mayServe, call) : needsOf(place, tab, filter, cursor, call),
    mayServe ? ports.resources.count(id, COUNTED) : ports.resources.active(id, COUNTED).then(({ length }) => length),
    ports.needs.counted(id, monthSpan(monthAt(now))[0], MOST_NEEDS),
  ])
  return {
    ...page,
    place: { id: place._id, name: place.name },
    tabs: tabsOf(mayServe, resources, needs),
    doneText: doneText(needs),
    mayServe,
    mayRun,
  }
}

async function resourcesOf(
  { _id }: Place,
  filter: 'open' | 'overdue' | 'done',
  cursor: string,
  mayServe: boolean,
  { ports, now }: Caller<World>,
): Promise<Page<NeedItem>> {
  const found = await ports.resources.list(_id, filter !== 'done', beforeOf(cursor), PAGE + 1)
  const page = pageOf(found, PAGE, (one) => ({ at: one.createdAt, id: one._id }))
  const shown = mayServe ? page.items : page.items.filter((one) => one.status === 'active' && !isExpired(one, now))
  return { ...page, items: shown.map((resource) => resourceItem(resource, now)) }
}

async function needsOf(
  { _id }: Place,
  tab: 'need' | 'work' | 'service',
  filter: 'open' | 'overdue' | 'done',
  cursor: string,
  { ports }: Caller<World>,
): Promise<Page<NeedItem>> {
  const found = await ports.needs.list(_id, tab === 'need' ? undefined : tab, filter, cursor, PAGE + 1)
  const page = pageOf(found, PAGE, (one) => ({
    at: filter === 'done' ? (one.endedAt ?? 0) : one.registeredAt,
    id: one._id,
  }))
  return { ...page, items: page.items.map(needItem) }
}

function tabsOf(mayServe: boolean, resources: number, needs: Counted[]): ListsView['tabs'] {
  const resource = { tab: 'resource' as const, text: '资源', count: countText(resources) }
  if (!mayServe) return [resource]
  const open = needs.filter(({ isOpen }) => isOpen)
  const of = (list: 'work' | 'service') => countText(open.filter((one) => one.list === list).length)
  return [
    resource,
    { tab: 'need', text: '需求', count: countText(open.length) },
    { tab: 'work', text: '工作', count: of('work') },
    { tab: 'service', text: '服务', count: of('service') },
  ]
}

/** Nothing where more is open than was read: what ended comes after it. */
function doneText(needs: Counted[]): string {
  const done = needs.filter(({ status }) => status === 'done').length
  if (done > 0) return `本月已办好 ${countText(done)} 件`
  return needs.length < MOST_NEEDS ? '本月还没有办好的' : ''
}

/** 一个地方公开的资源：名称、类别、时间，没有联系方式. */
export async function publicResources(place: string, { ports, now }: Caller<World>) {
  const found = await ports.resources.active(place, COUNTED)
  return {
    items: found
      .filter((one) => !isExpired(one, now))
      .slice(0, PUBLIC)
      .map(publicResource),
  }
}

/** 我登记的、我提供的、交给我的. */
export async function mineOf({ tab, cursor }: Parsed<'need', 'mine'>, call: Caller<World>): Promise<MineView> {
  const { actor, now, ports } = call
  const [page, places] = await Promise.all([mine(tab, cursor, actor._id), cursor === '' ? placesNear(call) : []])
  return { ...page, places }

  async function mine(which: typeof tab, from: string, person: string): Promise<Page<NeedItem>> {
    if (which === 'offered') {
      const found = await ports.resources.offeredBy(person, beforeOf(from), PAGE + 1)
      const some = pageOf(found, PAGE, (one) => ({ at: one.createdAt, id: one._id }))
      return { ...some, items: some.items.map((resource) => resourceItem(resource, now)) }
    }
    const found =
      which === 'asked'
        ? await ports.needs.askedBy(person, beforeOf(from), PAGE + 1)
        : await ports.needs.entrustedTo(person, afterOf(from), PAGE + 1)
    const some = pageOf(found, PAGE, (one) => ({ at: one.registeredAt, id: one._id }))
    return { ...some, items: some.items.map(needItem) }
  }
}

/** 家门口的驿站，和任职的网格里的驿站. */
async function placesNear({ actor, ports }: Caller<World>): Promise<MineView['places']> {
  const grids = [
    ...servingRoles(actor).map(({ scope }) => scope),
    ...(actor.homeGrid === undefined ? [] : [actor.homeGrid]),
  ]
  const shapes = await ports.reference.shapes()
  const found = await Promise.all(
    [...new Set(grids.map((grid) => shapes.heirOf(grid)))]
      .slice(0, MOST_PLACES)
      .map((grid) => ports.places.stationsIn(grid)),
  )
  return found
    .flat()
    .slice(0, MOST_PLACES)
    .map(({ _id, name }) => ({ id: _id, name }))
}

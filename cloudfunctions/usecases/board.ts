import type { RebuildView } from '../contract/board'
import type { Refusal } from '../contract/envelope'
import { boardId, boardView, listed } from '../domain/board'
import { inBeijing } from '../domain/moment'
import type { Person } from '../domain/person'
import { refuse } from '../domain/refusal'
import { monthAt } from '../domain/written'
import { asNamedNow } from '../domain/whistle-names'
import { audit } from './audit'
import { commandView } from './command'
import { todayView } from './today'
import { beforeOf, pageOf } from './cursor'
import type { SearchWorld, WhistleWorld } from './ports'
import { blankBoard } from './rollup'
import type { Caller, Stories } from './serve'
import { whistleCard } from './whistle-card'
import { departmentsById } from './whistle-change'
import { whistleCounter } from './whistle-show'
import { whistleBoard } from './whistle-tasks'

/** One page of a list of whistles. */
const PAGE = 20

export const boardStories: Stories<'board', SearchWorld> = {
  async get({ area, month }, { ports, actor, now }) {
    const [{ district, policy }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
    const id = shapes.heirOf(area ?? district.root)
    const path = id === district.root ? [id] : shapes.pathOf(id)
    if (!path) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'area')
    const wanted = month ?? monthAt(now)
    const board = (await ports.boards.get(boardId(id, wanted))) ?? (await blankBoard(path, wanted, ports))
    const { lists } = policy.board
    const items = listed(board.items, lists)
    const photos = items.flatMap(({ photo }) => photo ?? [])
    const urls = photos.length > 0 ? await ports.photos.urls(photos) : new Map<string, string>()
    return { ...boardView({ ...board, items }, urls, overseesFigures(actor, path)), lists }
  },

  tasks: ({ as }, call) => whistleBoard(as, call),

  async mine({ cursor }, call) {
    const found = await call.ports.whistles.byBlower(call.actor._id, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ blownAt, _id }) => ({ at: blownAt, id: _id }))
    const [counter, departments] = await Promise.all([whistleCounter(call), departmentsById(call.ports)])
    return { ...page, items: page.items.map((whistle) => whistleCard(asNamedNow(whistle, departments), counter)) }
  },

  today: ({ area }, call) => todayView(area, call),

  command: (input, call) => commandView(input, call),

  rebuild: ({ area }, call) => rebuildFigures(area, 'board.rebuild', call),
}

/** 一个地方一小时重算一次：这一小时里再问，答的是算到哪里了。 */
export async function rebuildFigures(
  area: string,
  action: 'board.rebuild' | 'operator.rebuild',
  call: Caller<WhistleWorld>,
): Promise<RebuildView | Refusal> {
  const { ports, actor, now } = call
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  const path = area === district.root ? [area] : shapes.pathOf(area)
  if (!path) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'area')
  if (!overseesFigures(actor, path)) return refuse('board/not-yours', '只有街道和区网格中心可以重算本辖区的数字')
  const _id = `rebuild:${area}:${inBeijing(now).format('YYYYMMDDHH')}`
  const isNew = await ports.jobs.add({
    _id,
    schemaVersion: 1,
    kind: 'rebuild',
    object: area,
    scope: area,
    by: actor._id,
    at: now,
    cursor: '',
    state: 'waiting',
    facts: {},
  })
  // 吹哨的数字一起重数，由哨的时钟.
  if (isNew) await ports.whistleMonths.markAll(area, now)
  const job = isNew ? undefined : await ports.jobs.get(_id)
  // 算是一次：再问到哪里了，不另记.
  const { by, at } = job ?? { by: actor._id, at: now }
  if (by === actor._id) await audit(action, area, area, { ...call, requestId: _id, now: at })
  return { days: job?.facts.days ?? 0, mended: job?.facts.mended ?? 0, isDone: job?.state === 'done' }
}

const overseesFigures = (person: Person, path: string[]): boolean =>
  person.roles.some(({ role, scope }) => (role === 'street' || role === 'district') && path.includes(scope))

import { longTime } from '../domain/moment'
import {
  askerErased,
  giverErased,
  type NeedErasure,
  wholeNeedErased,
  wholeResourceErased,
} from '../domain/need-erasure'
import { type Need, stepped } from '../domain/need'
import { needStatusText } from '../domain/need-words'
import type { Person } from '../domain/person'
import { beforeOf } from './cursor'
import type { World } from './ports'
import { wipe } from './wipe'

const PAGE = 20
/** What one export holds at most. */
const MOST = 500

/**
 * 注销：登记的需求里他说的，提供的资源里他留下的，都抹去. Harmless when done again.
 * @returns false when some is left, for the next time
 */
export async function eraseNeeds(person: string, ports: World, until: number): Promise<boolean> {
  const isOver = await wipe(
    () => ports.needs.leftBy(person, PAGE),
    (need) => erase(need, (found) => askerErased(left(found, ports)), ports),
    ports,
    until,
  )
  return (
    isOver &&
    wipe(
      () => ports.resources.leftBy(person, PAGE),
      (resource) => ports.resources.replace(resource, giverErased(resource, ports.clock.now())),
      ports,
      until,
    )
  )
}

/** 到期清除. @returns how many */
export async function forgetNeeds(before: number, limit: number, ports: World): Promise<number> {
  const needs = await ports.needs.old(before, limit)
  for (const need of needs) await erase(need, wholeNeedErased, ports)
  return needs.length
}

/** The same for what has not been offered for so long. @returns how many */
export async function forgetResources(before: number, limit: number, ports: World): Promise<number> {
  const resources = await ports.resources.old(before, limit)
  for (const resource of resources) await ports.resources.replace(resource, wholeResourceErased(resource))
  return resources.length
}

/** 还没有人在办的，也就不用办了：剩下一件没有内容的，谁也办不了。 */
function left(need: Need, ports: World): Need {
  if (need.status !== 'registered') return need
  const id = ports.hash(`${need._id}:left:${need.timeline.length}`)
  return stepped(need, { id, at: ports.clock.now(), by: 'clock', face: '', event: { name: 'withdrawn' } })
}

/** Files first: once the need has forgotten them, nobody would find them again. */
async function erase(found: Need, erasure: (need: Need) => NeedErasure, ports: World): Promise<boolean> {
  const { need, files } = erasure(found)
  if (files.length > 0) await ports.belongings.removeFiles(files)
  return ports.needs.replace(found, need)
}

/** 导出：我登记的需求和我提供的资源，各节用中文写明. */
export async function exportNeeds({ _id }: Pick<Person, '_id'>, ports: World): Promise<Record<string, unknown>> {
  const [needs, resources] = await Promise.all([
    all(
      (cursor, limit) => ports.needs.askedBy(_id, beforeOf(cursor), limit),
      ({ registeredAt }) => registeredAt,
    ),
    all(
      (cursor, limit) => ports.resources.offeredBy(_id, beforeOf(cursor), limit),
      ({ createdAt }) => createdAt,
    ),
  ])
  return {
    我登记的需求: needs.map((need) => ({
      地方: need.placeName,
      分类: need.className,
      需要什么: need.title,
      登记时间: longTime(need.registeredAt),
      现状: needStatusText(need),
      ...(need.whom && { 替谁登记: need.whom.who, 对方电话: need.whom.phone?.masked ?? '' }),
      我说的: need.timeline
        .filter(({ by }) => by === _id)
        .flatMap(({ id, at }) => {
          const words = need.contents[id]?.words ?? ''
          return words ? [{ 时间: longTime(at), 内容: words }] : []
        }),
    })),
    我提供的资源: resources.map((resource) => ({
      地方: resource.placeName,
      分类: resource.className,
      名称: resource.title,
      说明: resource.words,
      由谁提供: resource.giver.name,
      ...(resource.contact && { 联系人: resource.contact.who, 电话: resource.contact.phone?.masked ?? '' }),
    })),
  }
}

const EXPORTED_AT_ONCE = 100

async function all<T extends { _id: string }>(
  read: (cursor: string, limit: number) => Promise<T[]>,
  atOf: (one: T) => number,
): Promise<T[]> {
  const found: T[] = []
  let cursor = ''
  while (found.length < MOST) {
    const page = await read(cursor, EXPORTED_AT_ONCE)
    found.push(...page)
    const last = page.at(-1)
    if (page.length < EXPORTED_AT_ONCE || !last) break
    cursor = `${atOf(last)}~${last._id}`
  }
  return found
}

import { decidersOf } from '../domain/need-people'
import { newsOfNeed, newsOfResource, type NeedNews } from '../domain/need-news'
import { isInternal } from '../domain/need-words'
import type { Need } from '../domain/need'
import type { Resource } from '../domain/resource'
import { inform } from './inform'
import { PATIENCE, type World } from './ports'
import type { Notice } from './ports/notice'
import { pushEach } from './push'
import type { Caller } from './serve'

/** What news is about: either of the two. */
type About = Pick<Need | Resource, '_id' | 'place' | 'path' | 'street' | 'community'>

const NEED_PAGE = 'packages/need/need/need'
const RESOURCE_PAGE = 'packages/need/resource/resource'

/** Tells whoever is to know of the steps that have not been told; a repeat finds the notices already there. */
export async function tellNeed(need: Need, ports: World, until: number): Promise<void> {
  const pieces = need.timeline.slice(need.told).flatMap((entry) => {
    const words = isInternal(entry.event) ? '' : (need.contents[entry.id]?.words ?? '')
    return newsOfNeed(need, entry, words).map((news, at) => ({
      news,
      id: `${need._id}.${entry.id}.${at}`,
      by: entry.by,
    }))
  })
  const told = await tellEach(pieces, need, `${NEED_PAGE}?id=${need._id}`, ports)
  await ports.needs.markTold(need)
  await pushEach(told, ports, until)
}

/** The same of a resource. */
export async function tellResource(resource: Resource, ports: World, until: number): Promise<void> {
  const pieces = resource.timeline.slice(resource.told).flatMap((entry) =>
    newsOfResource(resource, entry).map((news, at) => ({
      news,
      id: `${resource._id}.${entry.id}.${at}`,
      by: entry.by,
    })),
  )
  const told = await tellEach(pieces, resource, `${RESOURCE_PAGE}?id=${resource._id}`, ports)
  await ports.resources.markTold(resource)
  await pushEach(told, ports, until)
}

async function tellEach(
  pieces: Array<{ news: NeedNews; id: string; by: string }>,
  about: About,
  page: string,
  ports: World,
): Promise<Notice[]> {
  const told: Notice[] = []
  for (const { news, id, by } of pieces) {
    const people = news.to === 'runners' ? await runnersOf(about, ports) : await presentOf(news.to.person, ports)
    const { street, community } = about
    const piece = { ...news.wording, id, about: { page, street, community }, isUrgent: false }
    told.push(
      ...(await inform(
        people.filter((person) => person !== by),
        piece,
        ports,
      )),
    )
  }
  return told
}

/** 注销的人，信箱里不再留下什么. */
async function presentOf(person: string, ports: World): Promise<string[]> {
  const [found] = await ports.people.read([person])
  return found && found.erasedAt === undefined ? [person] : []
}

/** 管这个地方的人. */
async function runnersOf({ place, path }: About, ports: World): Promise<string[]> {
  const [found, areas] = await Promise.all([ports.places.get(place), ports.areas.read(path)])
  return decidersOf(found, areas)
}

/** Once the answer is settled; what is not reached, the clock tells. */
export function tellNeedLater(need: Need, call: Caller<World>): void {
  call.after(() => tellNeed(need, call.ports, call.until - PATIENCE))
}

export function tellResourceLater(resource: Resource, call: Caller<World>): void {
  call.after(() => tellResource(resource, call.ports, call.until - PATIENCE))
}

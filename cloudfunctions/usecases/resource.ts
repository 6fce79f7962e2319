import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { ResourceCommand } from '../contract/need-command'
import type { ResourceView } from '../contract/need-view'
import { dateOf } from '../domain/moment'
import { needClassOf } from '../domain/need-class'
import { type Place, runs, sitedAt } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { type Resource, resourceForbids, tended } from '../domain/resource'
import { changeResource } from './resource-hold'
import { checkContent } from './content'
import { digestOf, REUSED } from './need-change'
import { contactOf, openPlace, UNKNOWN_CLASS } from './need-register'
import { tellResourceLater } from './need-tell'
import { resourceView, standingOf } from './resource-show'
import type { Caller } from './serve'
import type { World } from './ports'

type Offer = Omit<Parsed<'need', 'offer'>, 'consent'>
type Amendment = Omit<Parsed<'need', 'amend'>, 'consent'>
type Facts = Omit<Offer, 'place'>

const NOT_FOUND = refuse('resource/unknown', '没有找到这项资源')

/** 提供一项资源：管这个地方的人写的直接上线，别人的要先看过. */
export async function offer({ place: id, ...facts }: Offer, call: Caller<World>): Promise<ResourceView | Refusal> {
  const { ports, actor, now, requestId } = call
  const _id = ports.hash(`resource:${actor._id}:${requestId}`)
  const digest = digestOf(['offer', id, facts], call)
  const made = await ports.resources.get(_id)
  if (made) return made.timeline[0]?.digest === digest ? showResource(made, call) : REUSED
  const place = await openPlace(id, call)
  if (isRefusal(place)) return place
  const isRunner = runs(place, actor)
  const most = (await ports.reference.read()).policy.perPerson.resources
  if (!isRunner && (await ports.resources.listedBy(actor._id, most)) >= most)
    return refuse('resource/too-many', `您已经提供了 ${most} 项，不再提供一些再登记`)
  const said = await sayingOf(facts, place, isRunner, call)
  if (isRefusal(said)) return said
  const resource: Resource = {
    ...said,
    _id,
    schemaVersion: 1,
    revision: 1,
    ...sitedAt(place),
    by: actor._id,
    isOwn: !isRunner,
    status: isRunner ? 'active' : 'offered',
    isListed: true,
    holds: [],
    past: [],
    checkAt: null,
    createdAt: now,
    endedAt: null,
    timeline: [
      { id: ports.hash(`${_id}:${requestId}`), at: now, by: actor._id, name: 'offered', requestId, digest, note: '' },
    ],
    told: 0,
    tellAt: now,
    isErased: false,
  }
  // Whoever was faster with the same request was this very one.
  await ports.resources.add(resource)
  tellResourceLater(resource, call)
  return showResource(resource, call)
}

/** 改一项资源说的内容；提供的人自己改的，再看一次才上线. */
export function amend({ id, ...facts }: Amendment, call: Caller<World>): Promise<ResourceView | Refusal> {
  return step(id, 'amend', ['amend', id, facts], '', call, async (resource, place, isRunner) => {
    const said = await sayingOf(facts, place, isRunner, call)
    if (isRefusal(said)) return said
    // 没有重新填的联系方式，还是原来的.
    return facts.contact === undefined ? { ...said, contact: resource.contact } : said
  })
}

/** 上线、暂停、恢复、不再提供. */
export function tend(id: string, command: ResourceCommand, call: Caller<World>): Promise<ResourceView | Refusal> {
  const note = 'note' in command ? command.note : ''
  return step(id, command.name, ['tend', id, command], note, call, async () => {
    const checked = note === '' ? {} : await checkContent({ words: note, photos: [] }, call, FIELDS)
    return isRefusal(checked) ? checked : {}
  })
}

const FIELDS = { words: 'command.note', photos: 'command.note' }

async function step(
  id: string,
  action: Parameters<typeof tended>[1],
  asked: unknown,
  note: string,
  call: Caller<World>,
  more: (resource: Resource, place: Place, isRunner: boolean) => Promise<Partial<Resource> | Refusal>,
): Promise<ResourceView | Refusal> {
  const { ports, actor, now, requestId } = call
  const digest = digestOf(asked, call)
  const found = await ports.resources.get(id)
  const place = found && (await ports.places.get(found.place))
  if (!found || !place) return NOT_FOUND
  const isRunner = runs(place, actor)
  const first = found.timeline.find((entry) => entry.requestId === requestId)
  if (first) return first.by === actor._id && first.digest === digest ? showResource(found, call) : REUSED
  const forbidden = resourceForbids(found, action, actor._id, isRunner)
  if (forbidden) return forbidden
  const facts = await more(found, place, isRunner)
  if (isRefusal(facts)) return facts
  const entry = { id: ports.hash(`${id}:${requestId}`), at: now, by: actor._id, requestId, digest, note }
  const next = await changeResource(
    id,
    (resource) =>
      resourceForbids(resource, action, actor._id, isRunner) ?? tended(resource, action, entry, isRunner, facts),
    ports,
  )
  if (next === undefined) return NOT_FOUND
  if (isRefusal(next)) return next
  tellResourceLater(next, call)
  return showResource(next, call)
}

/** What was said, checked and put in the words of the domain. */
async function sayingOf(facts: Facts, place: Place, isRunner: boolean, call: Caller<World>): Promise<Saying | Refusal> {
  const { ports, now } = call
  const found = needClassOf(facts.class, await ports.reference.needs())
  if (!found) return UNKNOWN_CLASS
  if (facts.validUntil !== undefined && facts.validUntil < dateOf(now))
    return refuse('resource/past', '有效期要在今天以后', 'validUntil')
  const area = areaOf(facts.reach, place)
  const [[known], checked] = await Promise.all([
    ports.areas.read([area]),
    checkContent(
      {
        words: [facts.title, facts.words, facts.giver.name, facts.contact?.who ?? ''].filter(Boolean).join('\n'),
        photos: [],
      },
      call,
      { words: 'words', photos: 'words' },
    ),
  ])
  if (isRefusal(checked)) return checked
  // 直接上线、谁都看得到的，拿不准的也不收.
  if (isRunner && checked.doubt === 'review')
    return refuse('content/risky', '内容里有不适合发布的文字，请修改后再提交', 'words')
  const { contact, validUntil = null, ...rest } = facts
  return {
    ...rest,
    validUntil,
    className: found.name,
    contact: contact ? contactOf(contact, call) : null,
    area,
    areaName: known?.name ?? '',
    depth: place.path.indexOf(area),
  }
}

type Saying = Pick<
  Resource,
  | 'class'
  | 'className'
  | 'title'
  | 'words'
  | 'giver'
  | 'contact'
  | 'reach'
  | 'area'
  | 'areaName'
  | 'depth'
  | 'times'
  | 'limit'
  | 'validUntil'
>

/** 村里没有社区，就是村. */
const areaOf = (reach: Resource['reach'], { path, street, community, area }: Place): string =>
  reach === 'district' ? (path[0] ?? '') : reach === 'street' ? street : (community ?? area)

/** 一项资源：在用的谁都看得到；没上线的，只有提供的人和在这里任职的人. */
export async function openResource(id: string, call: Caller<World>): Promise<ResourceView | Refusal> {
  const resource = await call.ports.resources.get(id)
  return resource ? showResource(resource, call) : NOT_FOUND
}

async function showResource(resource: Resource, call: Caller<World>): Promise<ResourceView | Refusal> {
  const place = await call.ports.places.get(resource.place)
  const standing = standingOf(resource, place, call)
  const { runs: isRunner, isGiver, serves } = standing
  if (resource.status !== 'active' && !isRunner && !isGiver && !serves) return NOT_FOUND
  const mayReveal = serves && resource.contact !== null && (await countsOnIt(resource, call))
  return resourceView(resource, standing, mayReveal, call)
}

const MOST_IN_HAND = 100

/** 手上的事用着这项资源. */
async function countsOnIt({ _id }: Resource, { ports, actor }: Caller<World>): Promise<boolean> {
  const needs = await ports.needs.entrustedTo(actor._id, { at: 0, id: '' }, MOST_IN_HAND)
  return needs.some(({ claim }) => claim?.resource === _id)
}

/** Who may look at the contact: who runs the place, and whoever's need counts on it. */
export async function mayRevealResource(resource: Resource, call: Caller<World>): Promise<boolean> {
  const place = await call.ports.places.get(resource.place)
  const { runs: isRunner, serves } = standingOf(resource, place, call)
  return isRunner || (serves && (await countsOnIt(resource, call)))
}

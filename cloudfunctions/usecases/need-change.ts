import type { Refusal } from '../contract/envelope'
import type { NeedCommand } from '../contract/need-command'
import type { NeedView } from '../contract/need-view'
import { type Need, type NeedContent, type NeedEntry, stepped } from '../domain/need'
import { decideNeed, type NeedContext } from '../domain/need-decision'
import { faceAt, serversHere } from '../domain/need-people'
import { isSide, seesNeed } from '../domain/need-rules'
import type { Place } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { giveBack, hold, loosen } from './resource-hold'
import { checkContent } from './content'
import { showNeed } from './need-show'
import { tellNeedLater } from './need-tell'
import type { Caller } from './serve'
import type { World } from './ports'

const TRIES = 5

export const NOT_FOUND = refuse('need/not-found', '没有找到这项需求')
export const REUSED = refuse('request/reused', '这次提交刚才已经成功，请回到清单查看')
const BUSY = refuse('need/busy', '这件事正被多人同时操作，请稍后再试')

/** What was asked, in short: a retry is told from another request under the same number. */
export const digestOf = (asked: unknown, { ports }: Caller<World>): string => ports.hash(JSON.stringify(asked))

/** Read, decide, hold the resource, write once on condition that nobody wrote in between; else read again. */
export async function actOnNeed(id: string, command: NeedCommand, call: Caller<World>): Promise<NeedView | Refusal> {
  const { ports, actor, now, requestId } = call
  const digest = digestOf(['act', id, command], call)
  let content: NeedContent | undefined
  for (let i = 0; i < TRIES; i += 1) {
    const need = await ports.needs.get(id)
    const place = need && (await ports.places.get(need.place))
    if (!need || !mayOpen(need, place, call)) return NOT_FOUND
    const first = need.timeline.find((entry) => entry.requestId === requestId)
    if (first) return first.by === actor._id && first.digest === digest ? showNeed(need, place, call) : REUSED
    const context = await contextFor(need, place, command, call)
    if (isRefusal(context)) return context
    const event = decideNeed(need, command, context)
    if (isRefusal(event)) return event
    // Only what may be done at all is worth a check by the platform; once is enough.
    content ??= contentOf(command)
    const refusal = i === 0 ? await unfit(command, content, call) : undefined
    if (refusal) return refusal
    const face = isSide(need, 'requester', place, actor) && need.source === 'resident' ? '' : faceAt(need.path, actor)
    const entry: NeedEntry = {
      id: ports.hash(`${id}:${requestId}`),
      at: now,
      by: actor._id,
      face,
      event,
      requestId,
      digest,
    }
    const next = stepped(need, entry, content)
    const taken = await take(need, next, call)
    if (isRefusal(taken)) return taken
    if (!(await ports.needs.replace(need, next))) continue
    if (need.claim?.id !== next.claim?.id) call.after(() => giveBack(need, ports))
    tellNeedLater(next, call)
    return showNeed(next, place, call)
  }
  return BUSY
}

/** What changes hands before the need says so: a new time is held, and one that is let go is looked after. */
async function take(need: Need, next: Need, { ports, now }: Caller<World>): Promise<Refusal | undefined> {
  if (need.claim?.id === next.claim?.id) return undefined
  const refusal = await hold(next, now, ports)
  if (!refusal) await loosen(need, now, ports)
  return refusal
}

/** Whoever has nothing to do with it learns nothing of it. */
export const mayOpen = (need: Need, place: Place | undefined, { actor }: Caller<World>): boolean =>
  seesNeed(need, place, actor) || isSide(need, 'owner', place, actor)

async function contextFor(
  need: Need,
  place: Place | undefined,
  command: NeedCommand,
  { ports, actor, now, requestId }: Caller<World>,
): Promise<NeedContext | Refusal> {
  const chosen = 'resource' in command ? command.resource : undefined
  const asksOwner = 'owner' in command && 'person' in command.owner
  const [areas, resource] = await Promise.all([
    asksOwner ? ports.areas.read(need.path) : [],
    chosen === undefined ? undefined : ports.resources.get(chosen),
  ])
  if (chosen !== undefined && !resource?.isListed)
    return refuse('resource/unknown', '没有找到这项资源，请换一个', 'command.resource')
  if (resource && !need.path.includes(resource.area))
    return refuse('resource/elsewhere', '这项资源不服务这里，请换一个', 'command.resource')
  return {
    actor,
    now,
    place,
    servers: new Map(serversHere(areas).map(({ person, name }) => [person, name])),
    ...(resource && { resource: { _id: resource._id } }),
    claimId: ports.hash(`claim:${need._id}:${requestId}`),
  }
}

const contentOf = (command: NeedCommand): NeedContent => ({
  words: 'note' in command ? command.note : '',
  photos: 'photos' in command ? command.photos : [],
})

async function unfit(
  command: NeedCommand,
  { words, photos }: NeedContent,
  call: Caller<World>,
): Promise<Refusal | undefined> {
  const unit = 'owner' in command && 'unit' in command.owner ? command.owner.unit : ''
  const said = [words, unit].filter((text) => text !== '').join('\n')
  if (said === '' && photos.length === 0) return undefined
  const checked = await checkContent({ words: said, photos }, call, { words: 'command.note', photos: 'command.photos' })
  return isRefusal(checked) ? checked : undefined
}

/** A step the clock takes; harmless when somebody else has moved it on meanwhile. @returns the need as it is now */
export async function stepByClock(need: Need, event: NeedEntry['event'], call: Pick<Caller<World>, 'ports' | 'now'>) {
  const { ports, now } = call
  const id = ports.hash(`${need._id}:${event.name}:${need.timeline.length}`)
  const next = stepped(need, { id, at: now, by: 'clock', face: '', event })
  return (await ports.needs.replace(need, next)) ? next : undefined
}

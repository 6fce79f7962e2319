import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { NeedView } from '../contract/need-view'
import { registered } from '../domain/need'
import { needClassOf } from '../domain/need-class'
import { faceAt } from '../domain/need-people'
import { servesAt } from '../domain/need-rules'
import { maskPhone } from '../domain/phone'
import { type Place, runs, sitedAt } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import type { Contact } from '../domain/resource'
import { checkContent } from './content'
import { digestOf, REUSED } from './need-change'
import { showNeed } from './need-show'
import { tellNeedLater } from './need-tell'
import type { Caller } from './serve'
import type { World } from './ports'

export const UNKNOWN_CLASS = refuse('need/unknown-class', '没有这个分类，请重新选择', 'class')

/** 清单放在驿站和中心；店铺没有清单. */
export async function keepingPlace(id: string, { ports }: Caller<World>): Promise<Place | Refusal> {
  const place = await ports.places.get(id)
  return place && place.kind !== 'living' ? place : refuse('need/unknown-place', '没有找到这个驿站或中心', 'place')
}

/** 停用了的不再收新的；原来的照样办完. */
export async function openPlace(id: string, call: Caller<World>): Promise<Place | Refusal> {
  const place = await keepingPlace(id, call)
  return isRefusal(place) || !place.closed
    ? place
    : refuse('need/closed-place', '这里已经停用，不再登记，请换一个驿站或中心', 'place')
}

/** Who can be found, and how: numbers are stored sealed. */
export const contactOf = (
  { who, phone }: { who: string; phone?: string | undefined },
  { ports }: Caller<World>,
): Contact => ({
  who,
  phone: phone === undefined ? null : ports.cipher.seal(phone, maskPhone(phone)),
})

type Registration = Omit<Parsed<'need', 'register'>, 'consent'>

/** 登记一项需求：居民替自己或邻居，在岗的人替上门的、走访到的、议事会提出的. */
export async function register(input: Registration, call: Caller<World>): Promise<NeedView | Refusal> {
  const { ports, actor, now, requestId } = call
  const _id = ports.hash(`need:${actor._id}:${requestId}`)
  const digest = digestOf(['register', input], call)
  const place = await openPlace(input.place, call)
  if (isRefusal(place)) return place
  const made = await ports.needs.get(_id)
  if (made) return made.timeline[0]?.digest === digest ? showNeed(made, place, call) : REUSED
  const { class: code, title, words, whom, wished, urgency, source } = input
  if (source !== 'resident' && !servesAt(place.path, actor) && !runs(place, actor))
    return refuse('need/not-serving', '只有在这里任职的人可以这样登记', 'source')
  const [classes, { policy }] = await Promise.all([ports.reference.needs(), ports.reference.read()])
  const found = needClassOf(code, classes)
  if (!found) return UNKNOWN_CLASS
  const most = policy.perPerson.needs
  if (source === 'resident' && (await ports.needs.openBy(actor._id, most)) >= most)
    return refuse('need/too-many', `您已经有 ${most} 件需求在办，办好一些再登记`)
  const checked = await checkContent(
    { words: [title, words, whom?.who ?? ''].filter(Boolean).join('\n'), photos: [] },
    call,
    { words: 'words', photos: 'words' },
  )
  if (isRefusal(checked)) return checked
  const need = registered(
    {
      _id,
      schemaVersion: 1,
      ...sitedAt(place),
      class: code,
      className: found.name,
      title,
      whom: whom ? contactOf(whom, call) : null,
      by: actor._id,
      source,
      wished,
      urgency,
      registeredAt: now,
    },
    {
      id: ports.hash(`${_id}:${requestId}`),
      at: now,
      by: actor._id,
      face: source === 'resident' ? '' : faceAt(place.path, actor),
      event: { name: 'registered' },
      requestId,
      digest,
    },
    words,
  )
  // Whoever was faster with the same request was this very one.
  await ports.needs.add(need)
  tellNeedLater(need, call)
  return showNeed(need, place, call)
}

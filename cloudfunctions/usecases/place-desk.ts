import type { PlaceView } from '../contract/place'
import type { Refusal } from '../contract/envelope'
import { strandedOf } from '../domain/booking'
import { dateOf } from '../domain/moment'
import type { Done, Place } from '../domain/place'
import { differences } from '../domain/place-differences'
import { closed, newPlace, otherOf, reopened, twinOf, unclosed } from '../domain/place-identity'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { checkShown } from './content'
import type { PlacePorts } from './ports/place-desk'
import type { Caller, Stories } from './serve'

export const UNKNOWN = refuse('place/unknown', '没有找到这个地点，可能已经撤掉了', 'id')

/** The most activities and days that are looked through for what is still ahead. */
const AHEAD = 100

type PlaceAct = 'place.add' | 'place.close' | 'place.reopen'

/** 在电脑上一个一个地管：新增、停用、重新启用。 */
export const placeDeskStories = (
  show: (place: Place, call: Caller<PlacePorts>) => Promise<PlaceView>,
): Pick<Stories<'place', PlacePorts>, 'add' | 'close' | 'reopen'> => {
  /**
   * 记一笔，再给人看. Of the moment the place itself has it from: a retry leaves the same line, and mends one that was cut off;
   * what somebody else has done is theirs.
   */
  async function told(action: PlaceAct, place: Place, done: Done | undefined, call: Caller<PlacePorts>) {
    if (done?.by === call.actor._id)
      await audit(action, place._id, place.area, { ...call, now: done.at, requestId: `${done.at}` })
    return show(place, call)
  }

  return {
    async add(input, call) {
      const { ports, actor, now } = call
      const [{ legend }, shapes] = await Promise.all([ports.reference.circle(), ports.reference.shapes()])
      const planned = newPlace(input, { legend, shapes, actor })
      if (isRefusal(planned)) return planned
      const place = { ...planned, added: { at: now, by: actor._id } }
      const there = await met(place, call)
      if (there) return isRefusal(there) ? there : told('place.add', there, there.added, call)
      const refusal = await checkShown([place.name, place.address], call, 'name')
      if (refusal) return refusal
      if (await ports.places.addAll([place])) return told('place.add', place, place.added, call)
      // 正好有人抢先加了：是谁加的什么，再看一遍.
      const before = (await met(place, call)) ?? UNKNOWN
      return isRefusal(before) ? before : told('place.add', before, before.added, call)
    },

    async close({ id, revision, reason }, call) {
      const { ports, actor, now } = call
      const before = await ports.places.get(id)
      if (!before) return UNKNOWN
      const command = { at: now, actor, reason }
      const planned = closed(before, revision, command)
      if (isRefusal(planned)) return planned
      if (planned === before) return told('place.close', before, before.closed, call)
      const refusal = (await inUse(before, call)) ?? (await checkShown([reason], call, 'reason'))
      if (refusal) return refusal
      const after = (await ports.places.change(id, (place) => closed(place, revision, command))) ?? UNKNOWN
      if (isRefusal(after)) return after
      // 看过以后、写下以前又约了的：写好再看一遍，还有人要来的就不停.
      const meanwhile = await inUse(after, call)
      if (!meanwhile) return told('place.close', after, after.closed, call)
      await ports.places.change(id, (place) => unclosed(place, { at: now, by: actor._id }))
      return meanwhile
    },

    async reopen({ id, revision }, call) {
      const { ports, actor, now } = call
      const command = { at: now, actor }
      const before = await ports.places.get(id)
      const planned = before && reopened(before, revision, command)
      if (!before || !planned) return UNKNOWN
      if (isRefusal(planned)) return planned
      if (planned === before) return told('place.reopen', before, before.reopened, call)
      const twin = otherOf(planned, await ports.places.known([], [planned.name]))
      if (twin) return twin
      const after = (await ports.places.change(id, (place) => reopened(place, revision, command))) ?? UNKNOWN
      return isRefusal(after) ? after : told('place.reopen', after, after.reopened, call)
    },
  }
}

/** 已经有的：没等到回音的人再送一遍，就是它；别的就是重了. */
async function met(place: Place, { ports }: Caller<PlacePorts>): Promise<Place | Refusal | undefined> {
  const known = await ports.places.known([place._id], [place.name])
  const same = known.find(({ _id }) => _id === place._id)
  return same && differences(same, place).length === 0 ? same : twinOf(place, known)
}

/** 还有人等着来：先办完或者取消，再停用. */
async function inUse({ _id, kind }: Place, { ports, now }: Caller<PlacePorts>): Promise<Refusal | undefined> {
  if (kind === 'living') return undefined
  const [coming, rooms] = await Promise.all([
    ports.activities.coming({ place: _id, state: 'open' }, '', now, { at: 0, id: '' }, AHEAD),
    ports.rooms.at(_id),
  ])
  const days = await Promise.all(rooms.map((room) => ports.bookings.ofRoom(room._id, dateOf(now), AHEAD)))
  const bookings = rooms.flatMap((room, i) => strandedOf(days[i] ?? [], room, () => [], now)).length
  const left = [
    ...(coming.length > 0 ? [`${coming.length} 场活动`] : []),
    ...(bookings > 0 ? [`${bookings} 个活动室预约`] : []),
  ]
  if (left.length === 0) return undefined
  return refuse('place/in-use', `这里还有 ${left.join('、')}没有办完，请先办完或取消，再停用`)
}

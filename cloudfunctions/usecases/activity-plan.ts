import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { ActivityView } from '../contract/activity'
import type { Activity, Plan } from '../domain/activity'
import { decide, ill, keeping } from '../domain/activity-decision'
import { apply, intending } from '../domain/activity-evolution'
import { opensOn } from '../domain/hours'
import { dateOf } from '../domain/moment'
import { type Place, runs, sitedAt } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { type Room, stretchOf } from '../domain/room'
import { isVenue } from '../domain/venue'
import { actOn, follow, NOT_FOUND, stampOf } from './activity-change'
import { activityView } from './activity-view'
import { askerAt } from './asker'
import { checkShown } from './content'
import { BUSY } from './contest'
import type { World } from './ports'
import type { Opened } from './ports/activity'
import { holdRoom, letRoomGo } from './room-hold'
import type { Caller } from './serve'

type Organise = Parsed<'activity', 'organise'>
type Change = Parsed<'activity', 'change'>

/** The id travels in the scene of a code, with its token: 16 of 32 characters. */
const ID_LENGTH = 16

const REUSED = refuse('request/reused', '这次提交刚才已经成功，请返回查看；还要改请再提交一次')
const NO_ROOM = refuse('room/unknown', '没有找到这间活动室', 'room')

/** 发起：先占活动室，再有活动；活动没有成，占的一分钟后自己作废. */
export async function organise(input: Organise, call: Caller<World>): Promise<ActivityView | Refusal> {
  const { ports, actor, now, requestId } = call
  const _id = ports.hash(`${actor._id}:${requestId}`).slice(0, ID_LENGTH)
  const stamp = stampOf(call, input)
  const [place, made] = await Promise.all([ports.places.get(input.place), ports.activities.get(_id)])
  if (!place) return refuse('place/unknown', '没有找到这个地方', 'place')
  if (made) return made.timeline[0]?.digest === stamp.digest ? activityView({ activity: made, place }, call) : REUSED
  if (!runs(place, actor)) return refuse('activity/not-yours', '只有管理这个地方的人可以这样做')
  if (!isVenue(place)) return refuse('activity/not-here', '活动办在驿站和党群服务中心', 'place')
  if (place.closed) return refuse('activity/closed', '这里已经停用，不能再办活动', 'place')
  const planned = await planOf(input, place, ports)
  if (isRefusal(planned)) return planned
  const refusal = ill(planned.plan, now) ?? (await checkShown(textsOf(input), call, 'words'))
  if (refusal) return refusal
  const held = await holdRoom(_id, planned, place, call)
  if (held) return held
  const activity = newActivity(_id, input.kind, planned.plan, place, { ...stamp })
  if (!(await ports.activities.add(activity))) return BUSY
  follow(undefined, activity, call)
  return activityView({ activity, place }, call)
}

/** 改：要换活动室或时间的，也是先占新的；改不成就放掉. */
export async function change({ id, ...input }: Change, call: Caller<World>): Promise<ActivityView | Refusal> {
  const { ports } = call
  const opened = await ports.activities.open(id)
  if (!opened?.place) return NOT_FOUND
  const { activity, place } = opened
  const planned = await planOf(input, place, ports)
  if (isRefusal(planned)) return planned
  const command = { name: 'change' as const, plan: planned.plan }
  const refused = await forbidden(opened, command, call)
  if (refused) return refused
  const held = await holdRoom(id, planned, place, call)
  if (held) return held
  const acted = await actOn({ activity, place }, command, call, () => checkShown(textsOf(input), call, 'words'))
  if (!isRefusal(acted)) return activityView(acted, call, acted.asker)
  if (planned.plan.room) await letRoomGo(id, planned.plan.room, ports, call.now)
  return acted
}

/** A room is held only for what the rules allow. */
async function forbidden(
  opened: Opened,
  command: Parameters<typeof decide>[1],
  call: Caller<World>,
): Promise<Refusal | undefined> {
  const asker = await askerAt(opened.activity, opened.place, call)
  const { plan } = command as Extract<typeof command, { name: 'change' }>
  const steps = decide(opened.activity, command, asker, stampOf(call, { name: 'change', plan }))
  return isRefusal(steps) ? steps : undefined
}

const textsOf = ({ title, words, where, invited, contact }: Omit<Change, 'id'>): string[] => [
  title,
  words,
  where,
  invited,
  contact.name,
]

/** A plan, and the room it takes as it stands. */
interface Planned {
  plan: Plan
  room?: Room
}

/** What was asked for, with the room found; a room of another place is none. */
async function planOf(input: Omit<Change, 'id'>, place: Place, ports: World): Promise<Planned | Refusal> {
  const { room: wanted, signUpBy = input.from } = input
  const room = wanted === undefined ? undefined : await ports.rooms.get(wanted)
  if (wanted !== undefined && room?.place !== place._id) return NO_ROOM
  const { title, words, from, until, where, capacity, takesWalkIns, forWhom, contact, invited } = input
  if (!opensOn(place, dateOf(from))) return refuse('activity/shut', '那天这里不开，请先改开放时间', 'from')
  const plan: Plan = {
    ...{ title, words, from, until, signUpBy, where, capacity, takesWalkIns, forWhom, contact, invited },
    room: room ? { id: room._id, name: room.name, ...stretchOf(from, until) } : null,
  }
  return { plan, ...(room && { room }) }
}

function newActivity(
  _id: string,
  kind: Activity['kind'],
  plan: Plan,
  place: Place,
  stamp: ReturnType<typeof stampOf>,
): Activity {
  const { now, by, requestId, digest } = stamp
  const blank: Activity = {
    ...plan,
    _id,
    schemaVersion: 1,
    kind,
    ...sitedAt(place),
    by,
    createdAt: now,
    state: 'open',
    signUps: [],
    people: [],
    tokens: [],
    timeline: [
      {
        at: now,
        by,
        name: 'organised',
        ...(requestId !== undefined && { requestId }),
        ...(digest !== undefined && { digest }),
      },
    ],
    outbox: [],
    outboxAt: null,
    wakeAt: null,
    month: dateOf(plan.from).slice(0, 7),
    tally: { seated: 0, waiting: 0, attended: 0, minutes: 0 },
  }
  return intending(apply(blank, [], stamp), keeping(plan), now)
}

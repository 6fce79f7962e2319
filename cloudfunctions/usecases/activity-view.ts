import type { ActivityView, Participants } from '../contract/activity'
import { type Activity, isSeated, isWaiting, signUpOf } from '../domain/activity'
import { actionsOf, type Asker, can } from '../domain/activity-rules'
import { activityItem, button, countText, FOR_WHOM_TEXT, mineOf, participant } from '../domain/activity-words'
import { spokenTime } from '../domain/moment'
import { hoursText } from '../domain/usage'
import { askerAt } from './asker'
import type { World } from './ports'
import type { Opened } from './ports/activity'
import type { Caller } from './serve'

/** One activity, as this caller may see it: names of others never, photos only for who was there or looks after the place. */
export async function activityView(
  { activity, place }: Opened,
  call: Caller<World>,
  known?: Asker,
): Promise<ActivityView> {
  const { ports, actor, now } = call
  const asker = known ?? (await askerAt(activity, place, call))
  const mine = mineOf(activity, actor._id)
  const { room, reason, signUpBy } = activity
  const outcome = activity.state === 'closed' ? await outcomeOf(activity, asker, ports) : undefined
  return {
    ...activityItem(activity, actor._id, now),
    words: activity.words,
    place: { id: activity.place, name: activity.placeName },
    where: room?.name ?? activity.where,
    until: activity.until,
    signUpBy,
    signUpText: now < signUpBy ? `${spokenTime(signUpBy, now)} 截止报名` : '报名已截止',
    capacity: activity.capacity,
    takesWalkIns: activity.takesWalkIns,
    forWhom: activity.forWhom,
    forWhomText: FOR_WHOM_TEXT[activity.forWhom],
    contact: contactOf(activity, asker, now),
    invited: activity.invited,
    ...(room && { room: room.id }),
    countText: countText(activity),
    ...(reason !== undefined && { reason }),
    ...(mine && { mine }),
    actions: actionsOf(activity, asker).map((name) => button(name, activity)),
    needsName: actor.name === '',
    ...(outcome && { outcome }),
    isSample: activity.sample === true,
  }
}

/** 电话只在要用的时候给：活动还没结束的时候，给大家；管的人自己看得到. */
const contactOf = ({ contact, state, until }: Activity, asker: Asker, now: number): Activity['contact'] =>
  (state === 'open' && now < until) || asker.runs ? contact : { ...contact, phone: '' }

async function outcomeOf(
  activity: Activity,
  asker: Asker,
  ports: World,
): Promise<NonNullable<ActivityView['outcome']>> {
  const { tally, kind, outcome = { words: '', photos: [] } } = activity
  const wasThere = signUpOf(activity, asker.person)?.in !== undefined
  const files = wasThere || asker.runs ? outcome.photos : []
  const urls = files.length > 0 ? await ports.photos.urls(files) : new Map<string, string>()
  const hours = kind === 'volunteer' ? ` · 志愿服务 ${hoursText(tally.minutes)}` : ''
  return {
    text: `到场 ${tally.attended} 人${hours}`,
    words: outcome.words,
    photos: files.flatMap((file) => urls.get(file) ?? []),
  }
}

const FORGOTTEN = '已注销的人'
const NAMELESS = '没有留称呼'

/** 名单：有名额的在前，候补的按次序在后；电话只给打了星号的. */
export async function participantsView(
  activity: Activity,
  asker: Asker,
  { ports }: Caller<World>,
): Promise<Participants> {
  const listed = [...activity.signUps.filter(isSeated), ...activity.signUps.filter(isWaiting)]
  const people = await ports.people.read(listed.map(({ person }) => person))
  const byId = new Map(people.map((person) => [person._id, person]))
  const who = (id: string) => {
    const found = byId.get(id)
    if (!found || found.erasedAt !== undefined) return { name: FORGOTTEN, phone: '' }
    return { name: found.name || NAMELESS, phone: found.phone?.masked ?? '' }
  }
  return {
    id: activity._id,
    title: activity.title,
    kind: activity.kind,
    countText: `${countText(activity)}，到场 ${activity.tally.attended} 人`,
    mayTick: can(activity, 'tick', asker),
    items: listed.map((signUp) => participant(activity, signUp, who(signUp.person), hoursText)),
  }
}

import type { Refusal } from '../contract/envelope'
import { type Activity, doorsShutAt } from '../domain/activity'
import { forbids } from '../domain/activity-rules'
import { activityItem } from '../domain/activity-words'
import { currentToken, newToken, readScene, sceneOf, TOKEN_LENGTH } from '../domain/check-in'
import { runs } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { hoursText } from '../domain/usage'
import { act, type Acted, NOT_FOUND } from './activity-change'
import { change, organise } from './activity-plan'
import { activityView, participantsView } from './activity-view'
import { askerAt } from './asker'
import { audit } from './audit'
import { checkedIn } from './checked-in'
import { remember } from './consent'
import { checkShown } from './content'
import { afterOf, beforeOf, pageOf } from './cursor'
import { introduced } from './introduction'
import type { World } from './ports'
import type { Caller, Stories } from './serve'
import { usageOf } from './usage'
import { whereabouts } from './whereabouts'

const PAGE = 20
const UPCOMING = 5

/** Page that a check-in code opens. */
const CHECK_IN_PAGE = 'packages/activity/checkin/checkin'

const placeOf = ({ from, _id }: Activity) => ({ at: from, id: _id })

/** Lines of the audit are looked up by the area they fall into: the smallest it lies in. */
const areaOf = ({ path, street }: Activity): string => path.at(-1) ?? street

const seen = (acted: Acted | Refusal, call: Caller<World>) =>
  isRefusal(acted) ? acted : activityView(acted, call, acted.asker)

/** 名额是大家的：一个人还没开始的报得太多，先取消一些. */
async function mayJoin(name: string | undefined, call: Caller<World>): Promise<Refusal | undefined> {
  const { ports, actor, now } = call
  const { signUps } = (await ports.reference.read()).policy.perPerson
  if ((await ports.activities.ahead(actor._id, now, signUps)) >= signUps)
    return refuse('activity/ahead-most', `您已报了 ${signUps} 个还没开始的活动，取消一些再报`)
  return introduced(name, call)
}

export const activityStories: Stories<'activity', World> = {
  async list({ place, community, when, cursor }, call) {
    const { ports, actor, now } = call
    const found = await whereabouts({ place, community }, call)
    if (isRefusal(found)) return found
    const { where, text, mayRun } = found
    const activities =
      when === 'past'
        ? await ports.activities.past(where, actor._id, now, beforeOf(cursor), PAGE + 1)
        : await ports.activities.coming(where, actor._id, now, afterOf(cursor), PAGE + 1)
    const page = pageOf(activities, PAGE, placeOf)
    const items = page.items.map((activity) => activityItem(activity, actor._id, now))
    return { ...page, items, whereText: text, mayRun }
  },

  async upcoming({ place }, { ports, now }) {
    const found = await ports.activities.upcoming(place, now, UPCOMING)
    const items = found.map((activity) => activityItem({ ...activity, signUps: [] }, '', now))
    return {
      items: items.map(({ id, title, kindText, whenText, leftText }) => ({ id, title, kindText, whenText, leftText })),
    }
  },

  async get({ id }, call) {
    const opened = await call.ports.activities.open(id)
    return opened ? activityView(opened, call) : NOT_FOUND
  },

  async mine({ cursor }, { ports, actor, now }) {
    const [found, { minutes, services }] = await Promise.all([
      ports.activities.ofPerson(actor._id, beforeOf(cursor), PAGE + 1),
      ports.hours.total(actor._id),
    ])
    const page = pageOf(found, PAGE, placeOf)
    const items = page.items.map((activity) => activityItem(activity, actor._id, now))
    return { ...page, items, hoursText: hoursText(minutes), services }
  },

  organise,

  change,

  async callOff({ id, reason }, call) {
    const acted = await act(id, { name: 'callOff', reason }, call, () => checkShown([reason], call, 'reason'))
    if (!isRefusal(acted)) await audit('activity.callOff', id, areaOf(acted.activity), call)
    return seen(acted, call)
  },

  async close({ id, words, photos }, call) {
    return seen(
      await act(id, { name: 'close', words, photos }, call, () => checkShown([words], call, 'words', photos)),
      call,
    )
  },

  async join({ id, name, consent }, call) {
    remember(consent, call)
    return seen(await act(id, { name: 'join' }, call, () => mayJoin(name, call)), call)
  },

  async leave({ id }, call) {
    return seen(await act(id, { name: 'leave' }, call), call)
  },

  async code({ id }, call) {
    const { ports, now } = call
    const token = newToken(ports.random(TOKEN_LENGTH), now)
    const acted = await act(id, { name: 'code', token }, call)
    if (isRefusal(acted)) return acted
    const { title, tokens, tally } = acted.activity
    const shown = currentToken(tokens, now) ?? token
    const url = await ports.wechat.codeOf(sceneOf(id, shown.value), CHECK_IN_PAGE, shown.until)
    if (url === undefined) return refuse('activity/code-busy', '签到码暂时没有生成，请稍后再试，或者手工登记到场')
    const countText = `已到 ${tally.attended} 人，共 ${tally.seated} 人`
    return { url, title, renewAt: Math.min(shown.renewAt, doorsShutAt(acted.activity)), countText }
  },

  async checkIn({ scene, name }, call) {
    const { id, token } = readScene(scene)
    const acted = await act(id, { name: 'checkIn', token }, call, () => introduced(name, call))
    return isRefusal(acted) ? acted : checkedIn(acted, call)
  },

  async checkOut({ scene }, call) {
    const { id, token } = readScene(scene)
    const acted = await act(id, { name: 'checkOut', token }, call)
    return isRefusal(acted) ? acted : checkedIn(acted, call)
  },

  async people({ id }, call) {
    const opened = await call.ports.activities.open(id)
    if (!opened) return NOT_FOUND
    const { activity, place } = opened
    const asker = await askerAt(activity, place, call)
    return forbids(activity, 'people', asker) ?? participantsView(activity, asker, call)
  },

  async tick({ id, person, isIn }, call) {
    const acted = await act(id, { name: 'tick', person, isIn }, call)
    return isRefusal(acted) ? acted : participantsView(acted.activity, acted.asker, call)
  },

  async credit({ id, person, minutes, reason }, call) {
    const command = { name: 'credit' as const, person, minutes, reason }
    const acted = await act(id, command, call, () => checkShown([reason], call, 'reason'))
    if (isRefusal(acted)) return acted
    await audit('activity.credit', `${id}:${person}`, areaOf(acted.activity), call)
    return participantsView(acted.activity, acted.asker, call)
  },

  async usage({ place: id, month }, call) {
    const place = await call.ports.places.get(id)
    if (!place) return refuse('place/unknown', '没有找到这个地方', 'place')
    if (!runs(place, call.actor)) return refuse('activity/not-yours', '只有管理这个地方的人可以这样做')
    return usageOf(place, month, call)
  },
}

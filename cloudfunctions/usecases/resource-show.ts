import type { NeedItem, PublicResource, ResourceView } from '../contract/need-view'
import { servesAt } from '../domain/need-rules'
import { type Place, runs } from '../domain/place'
import { isExpired, freeIn, type Resource, RESOURCE_ACTIONS, resourceForbids } from '../domain/resource'
import { dueText, timesText } from '../domain/times'
import { endOfDate, monthAt } from '../domain/written'
import { resourceActionView } from './need-actions'
import type { Caller } from './serve'
import type { World } from './ports'

const STATUS_TEXT: Record<Resource['status'], string> = {
  offered: '等管理的人看过后上线',
  active: '可以约',
  paused: '暂停中',
  refused: '没有上线',
  ended: '已经不提供了',
}

function limitText({ limit }: Pick<Resource, 'limit'>): string {
  return limit.per === 'month' ? `每月 ${limit.count} 次` : `一共 ${limit.count} 次`
}

/** 每周三 14:00—17:00 等: one line for a list. */
function whenText({ times }: Pick<Resource, 'times'>): string {
  const [first = '', ...rest] = timesText(times)
  return rest.length > 0 ? `${first} 等` : first
}

function statusText(resource: Resource, now: number): string {
  if (resource.status !== 'active') return STATUS_TEXT[resource.status]
  if (isExpired(resource, now)) return '已到期'
  const free = freeIn(resource, monthAt(now))
  if (free === 0) return resource.limit.per === 'month' ? '本月已约满' : '已约满'
  return `${whenText(resource)}，${resource.limit.per === 'month' ? '本月' : ''}还可约 ${free} 次`
}

export const resourceItem = (resource: Resource, now: number): NeedItem => ({
  id: resource._id,
  kind: 'resource',
  title: resource.title,
  kindText: resource.className,
  statusText: statusText(resource, now),
  tags: [
    ...(resource.sample ? [{ text: '示例', tone: 'plain' as const }] : []),
    ...(resource.status === 'offered' ? [{ text: '待上线', tone: 'soon' as const }] : []),
  ],
})

/** What everyone may know of it. */
export const publicResource = (resource: Resource): PublicResource => ({
  id: resource._id,
  title: resource.title,
  kindText: resource.className,
  whenText: whenText(resource),
})

/** What a caller is to a resource. */
export interface Standing {
  runs: boolean
  isGiver: boolean
  serves: boolean
}

export const standingOf = (resource: Resource, place: Place | undefined, { actor }: Caller<World>): Standing => ({
  runs: place !== undefined && runs(place, actor),
  isGiver: resource.isOwn && resource.by === actor._id,
  serves: servesAt(resource.path, actor),
})

/** The resource for this caller. @param mayReveal the contact, beside who runs the place */
export function resourceView(
  resource: Resource,
  standing: Standing,
  mayReveal: boolean,
  call: Caller<World>,
): ResourceView {
  const { actor, now } = call
  const { _id, status, words, giver, areaName, validUntil, contact, reach, times, limit } = resource
  const actions = RESOURCE_ACTIONS.filter((action) => !resourceForbids(resource, action, actor._id, standing.runs))
  return {
    ...resourceItem(resource, now),
    id: _id,
    kind: 'resource',
    place: { id: resource.place, name: resource.placeName },
    status,
    words,
    giverText: giver.name,
    reachText: areaName,
    timesText: timesText(times),
    limitText: limitText(resource),
    validText: validUntil === null ? '长期' : `到 ${dueText(endOfDate(validUntil))}`,
    hasContact: contact !== null,
    mayReveal: contact !== null && (standing.runs || mayReveal),
    actions: actions.map(resourceActionView),
    ...(actions.includes('amend') && {
      facts: {
        class: resource.class,
        title: resource.title,
        words,
        giver,
        reach,
        times,
        limit,
        ...(validUntil !== null && { validUntil }),
      },
    }),
    isSample: resource.sample === true,
  }
}

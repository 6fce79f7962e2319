import type { NeedItem, NeedView } from '../contract/need-view'
import { DAY, HOUR, startOfDay } from '../domain/moment'
import { suggest, type Suggestion } from '../domain/matching'
import { type Need, type NeedEntry } from '../domain/need'
import { relatedTo } from '../domain/need-class'
import { FARTHEST_DUE } from '../domain/need-decision'
import { type ServerHere, serversHere } from '../domain/need-people'
import { mayRevealNeed, NEED_ACTIONS, needForbids, runsNeed, servesAt } from '../domain/need-rules'
import {
  isInternal,
  LIST_TEXT,
  needStatusText,
  ownerText,
  SOURCE_TEXT,
  stepText,
  URGENCY_TEXT,
} from '../domain/need-words'
import type { Place } from '../domain/place'
import { dueText, timesText } from '../domain/times'
import { type Counter, needActionView } from './need-actions'
import type { Caller } from './serve'
import type { World } from './ports'

/** Of each kind of class; the nearest come first, so that what is left out is far away. */
const NEAR = 100
const MOST_OWNERS = 80
/** 默认一周以后，下班前. */
const DAYS_GIVEN = 7
const CLOSING_HOUR = 18

export function needItem(need: Need): NeedItem {
  const { _id, title, className, urgency, isOpen, isOverdue, list, sample } = need
  return {
    id: _id,
    kind: 'need',
    title,
    kindText: className,
    statusText: needStatusText(need),
    tags: [
      ...(sample ? [{ text: '示例', tone: 'plain' as const }] : []),
      ...(list ? [{ text: LIST_TEXT[list], tone: 'brand' as const }] : []),
      ...(isOverdue ? [{ text: '超期', tone: 'overdue' as const }] : []),
      ...(isOpen && urgency !== 'normal' ? [{ text: URGENCY_TEXT[urgency], tone: 'soon' as const }] : []),
    ],
  }
}

/** The need for this caller, with what they may do. */
export async function showNeed(need: Need, place: Place | undefined, call: Caller<World>): Promise<NeedView> {
  const { actor, now, ports } = call
  const actions = NEED_ACTIONS.filter((action) => !needForbids(need, action, actor, place, now))
  const isPlanning = actions.includes('plan') || actions.includes('match')
  const isHanding = actions.includes('plan') || actions.includes('handOver')
  const isServing = servesAt(need.path, actor) || runsNeed(need, place, actor)
  const steps = need.timeline.filter(({ event }) => isServing || !isInternal(event) || event.name === 'planned')
  const photos = steps.flatMap(({ id }) => need.contents[id]?.photos ?? [])
  const { claim, dueBy, firstDueBy, status } = need
  const [suggestions, owners, urls, resource] = await Promise.all([
    isPlanning ? suggestionsFor(need, call) : [],
    isHanding ? ports.areas.read(need.path).then(serversHere) : [],
    photos.length > 0 ? ports.photos.urls(photos) : new Map<string, string>(),
    claim ? ports.resources.get(claim.resource) : undefined,
  ])
  const counter = counterFor(need, owners, suggestions, now)
  return {
    ...needItem(need),
    kind: 'need',
    place: { id: need.place, name: need.placeName },
    status,
    words: need.contents[need.timeline[0]?.id ?? '']?.words ?? '',
    wishedText: timesText(need.wished).join('；'),
    urgency: need.urgency,
    source: need.source,
    sourceText: SOURCE_TEXT[need.source],
    hasContact: need.whom !== null,
    mayReveal: mayRevealNeed(need, place, actor),
    listText: need.list ? LIST_TEXT[need.list] : '',
    ownerText: ownerText(need.owner),
    dueText: dueBy === null ? '' : dueText(dueBy),
    firstDueText: firstDueBy === null || firstDueBy === dueBy ? '' : dueText(firstDueBy),
    ...(resource && { resource: { id: resource._id, title: resource.title } }),
    suggestions: suggestions.map(({ resource, why }) => ({
      resource: resource._id,
      title: resource.title,
      giver: resource.giver.name,
      why,
    })),
    actions: actions.map((action) => needActionView(action, counter)),
    timeline: steps.map((entry) => stepView(need, entry, isServing, urls)).reverse(),
    isSample: need.sample === true,
  }
}

function stepView(need: Need, entry: NeedEntry, isServing: boolean, urls: ReadonlyMap<string, string>) {
  const { words = '', photos = [] } = need.contents[entry.id] ?? {}
  // 登记时说的已经在上面；安排和转交时说的，是办事的人之间的话.
  const isSaid = entry.event.name !== 'registered' && (isServing || !isInternal(entry.event))
  return {
    id: entry.id,
    title: stepText(entry),
    text: isSaid ? words : '',
    photos: photos.flatMap((id) => {
      const url = urls.get(id)
      return url === undefined ? [] : [{ id, url }]
    }),
    at: entry.at,
  }
}

/** 给它找的资源，最合适的在前；two bounded look-ups, one of the same class, one of related ones. */
async function suggestionsFor(need: Need, { ports, now }: Caller<World>): Promise<Suggestion[]> {
  const related = relatedTo(need.class, await ports.reference.needs())
  const [same, near] = await Promise.all([
    ports.resources.near([need.class], need.path, NEAR),
    related.length > 0 ? ports.resources.near(related, need.path, NEAR) : [],
  ])
  return suggest(need, [...same, ...near], related, need.dueBy ?? now, now)
}

function counterFor(need: Need, owners: ServerHere[], suggestions: Suggestion[], now: number): Counter {
  return {
    need,
    owners: owners
      .filter(({ person }) => person !== need.ownerPerson && !(person === need.by && need.source === 'resident'))
      .slice(0, MOST_OWNERS)
      .map(({ person, name, text }) => ({ value: person, text: name, note: text })),
    resources: suggestions.map(({ resource, why }) => ({
      value: resource._id,
      text: `${resource.title}（${resource.giver.name}）`,
      note: why,
    })),
    date: {
      min: now,
      max: startOfDay(now) + FARTHEST_DUE + DAY - 1,
      value: startOfDay(Math.max(now, need.dueBy ?? 0)) + DAYS_GIVEN * DAY + CLOSING_HOUR * HOUR,
    },
  }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NeedCommand } from '../cloudfunctions/contract/need-command'
import type { Area } from '../cloudfunctions/domain/area'
import { DAY, startOfDay } from '../cloudfunctions/domain/moment'
import { type Need, type NeedEntry, registered, stepped } from '../cloudfunctions/domain/need'
import { needClassOf, type NeedClasses } from '../cloudfunctions/domain/need-class'
import { decideNeed, duePassed } from '../cloudfunctions/domain/need-decision'
import { faceAt, serversHere } from '../cloudfunctions/domain/need-people'
import type { Person } from '../cloudfunctions/domain/person'
import { type Place, sitedAt } from '../cloudfunctions/domain/place'
import { isRefusal } from '../cloudfunctions/domain/refusal'
import { addHold, release, type Resource, spent } from '../cloudfunctions/domain/resource'
import { type NeedStory, NEEDS, RESOURCES, type ResourceStory, STORY_PLACES } from './needs-story'

const HOUR = DAY / 24

/** What the district's files say, as far as the story needs it. */
interface Known {
  now: number
  places: Map<string, Place>
  areas: Area[]
  people: Map<string, Person>
  classes: NeedClasses
}

interface Documents {
  resources: Resource[]
  needs: Need[]
}

/**
 * 示例的清单：一打资源、一打需求，各到各的一步。 Every state is what the rules make of the steps of {@link NEEDS}; dates are counted
 * from `now`.
 * @param folder of the district's data
 */
export function storyOfNeeds(folder: string, now: number): Documents {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const byId = new Map(read<Person[]>('people.json').map((person) => [person._id, person]))
  const identities = read<Array<{ _id: string; person: string }>>('identities.json')
  const known: Known = {
    now,
    places: new Map(read<Place[]>('places.json').map((place) => [place._id, place])),
    areas: read<Area[]>('areas.json'),
    people: new Map(
      identities.flatMap(({ _id, person }) => {
        const found = byId.get(person)
        return found ? [[_id.replace(/^wx:/, ''), found] as const] : []
      }),
    ),
    classes: read('need-classes.json'),
  }
  // 还没有中心的地方，都放在驿站.
  const placeAt = (at: keyof typeof STORY_PLACES): Place => {
    const place = known.places.get(STORY_PLACES[at]) ?? known.places.get(STORY_PLACES.station)
    if (!place) throw new Error('the story has no station to play at')
    return place
  }
  const resources = new Map(RESOURCES.map((story, i) => [story.key, resourceOf(story, i, placeAt(story.at), known)]))
  const needs = NEEDS.map((story, i) => needOf(story, i, placeAt(story.at), resources, known))
  return { resources: [...resources.values()], needs }
}

const numbered = (what: string, i: number): string => `demo-${what}-${String(i + 1).padStart(2, '0')}`

function classNamed(code: string, { classes }: Known): { class: string; className: string } {
  const found = needClassOf(code, classes)
  if (!found) throw new Error(`the story names a class that is not there: ${code}`)
  return { class: code, className: found.name }
}

function personOf(openid: string, { people }: Known): Person {
  const person = people.get(openid)
  if (!person) throw new Error(`the story names somebody who is not there: ${openid}`)
  return person
}

/** In the morning of the day so many days from now. */
const dayFrom = (now: number, days: number): number => startOfDay(now) + days * DAY + 9 * HOUR

function resourceOf(
  { key: _key, at: _at, class: code, by, status, ...facts }: ResourceStory,
  i: number,
  place: Place,
  known: Known,
): Resource {
  const area = { community: place.community ?? place.area, street: place.street, district: place.path[0] ?? '' }[
    facts.reach
  ]
  const at = dayFrom(known.now, i - 60)
  const person = personOf(by, known)
  const isOwn = status === 'offered'
  return {
    ...facts,
    ...classNamed(code, known),
    _id: numbered('resource', i),
    schemaVersion: 1,
    revision: 1,
    ...sitedAt(place),
    contact: { who: facts.giver.name, phone: null },
    by: person._id,
    isOwn,
    area,
    areaName: known.areas.find(({ _id }) => _id === area)?.name ?? '',
    depth: place.path.indexOf(area),
    validUntil: null,
    status,
    isListed: true,
    holds: [],
    past: [],
    checkAt: null,
    createdAt: at,
    timeline: [{ id: `${numbered('resource', i)}-1`, at, by: person._id, name: 'offered', note: '' }],
    told: 1,
    tellAt: null,
    endedAt: null,
    isErased: false,
    sample: true,
  }
}

function needOf(story: NeedStory, i: number, place: Place, resources: Map<string, Resource>, known: Known): Need {
  const _id = numbered('need', i)
  const { class: code, title, words, by, source, wished, urgency = 'normal', ago, steps } = story
  const asker = personOf(by, known)
  const start = dayFrom(known.now, -ago)
  let need = registered(
    {
      _id,
      schemaVersion: 1,
      ...sitedAt(place),
      ...classNamed(code, known),
      title,
      whom: null,
      by: asker._id,
      source,
      wished,
      urgency,
      registeredAt: start,
      sample: true,
    },
    entryOf(_id, 1, start, asker._id, source === 'resident' ? '' : faceAt(place.path, asker), { name: 'registered' }),
    words,
  )
  for (const step of steps) need = taken(need, step, start, place, resources, known)
  const overdue = duePassed(need, known.now)
  if (overdue && need.dueBy !== null)
    need = stepped(need, entryOf(_id, need.timeline.length + 1, need.dueBy + 1, 'clock', '', overdue))
  return { ...need, told: need.timeline.length, tellAt: null }
}

const entryOf = (
  need: string,
  n: number,
  at: number,
  by: string,
  face: string,
  event: NeedEntry['event'],
): NeedEntry => ({
  id: `${need}-${n}`,
  at,
  by,
  face,
  event,
})

function taken(
  need: Need,
  { by, after, command, resource: key }: NeedStory['steps'][number],
  start: number,
  place: Place,
  resources: Map<string, Resource>,
  known: Known,
): Need {
  const actor = personOf(by, known)
  const now = start + after * DAY
  const areas = known.areas.filter(({ _id }) => need.path.includes(_id))
  const resource = key === undefined ? undefined : resources.get(key)
  const event = decideNeed(need, asked(command, start, known), {
    actor,
    now,
    place,
    servers: new Map(serversHere(areas).map(({ person, name }) => [person, name])),
    ...(resource && { resource }),
    claimId: `${need._id}-claim-${need.timeline.length}`,
  })
  if (isRefusal(event)) throw new Error(`the story cannot go on at ${need.title}: ${event.message}`)
  const note = 'note' in command ? command.note : ''
  const entry = entryOf(need._id, need.timeline.length + 1, now, actor._id, faceAt(need.path, actor), event)
  const next = stepped(need, entry, { words: note, photos: [] })
  moveClaim(need, next, now, resources)
  return next
}

/** People and days of the story, as the rules ask for them: days count from the registration. */
function asked(command: NeedStory['steps'][number]['command'], start: number, known: Known): NeedCommand {
  const owner =
    'owner' in command && 'person' in command.owner
      ? { owner: { person: personOf(command.owner.person, known)._id } }
      : {}
  const dueBy = 'dueBy' in command ? { dueBy: startOfDay(start) + command.dueBy * DAY + 18 * HOUR } : {}
  return { ...command, ...owner, ...dueBy }
}

function moveClaim(before: Need, { _id, claim }: Need, at: number, resources: Map<string, Resource>): void {
  if (before.claim?.id === claim?.id) return
  const letGo = before.status === 'done' ? spent : release
  for (const [key, resource] of resources) {
    const freed = before.claim?.resource === resource._id ? letGo(resource, before.claim.id) : resource
    const held =
      claim?.resource === resource._id ? addHold(freed, { id: claim.id, need: _id, month: claim.month, at }) : freed
    if (isRefusal(held)) throw new Error(`the story cannot claim ${resource.title}: ${held.message}`)
    resources.set(key, { ...held, checkAt: null })
  }
}

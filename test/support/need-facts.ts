import type { NeedAction, NeedCommand } from '../../cloudfunctions/contract/need-command'
import type { Times } from '../../cloudfunctions/contract/times'
import { type Need, type NeedEntry, registered, stepped } from '../../cloudfunctions/domain/need'
import { decideNeed, duePassed, type NeedContext, ownerGone } from '../../cloudfunctions/domain/need-decision'
import type { Person } from '../../cloudfunctions/domain/person'
import type { Place } from '../../cloudfunctions/domain/place'
import { isRefusal } from '../../cloudfunctions/domain/refusal'
import type { Resource } from '../../cloudfunctions/domain/resource'
import { at, author, clerk, COMMUNITY, DISTRICT, GRID, member, STREET, worker } from './city-facts'

export const REGISTERED_AT = at('2026-03-02 09:00')
export const DUE = at('2026-03-06 18:00')
export const ANY: Times = { weekly: [], dates: [] }

/** The station in the grid of `city-facts`. */
export const station: Place = {
  _id: 'st-1',
  schemaVersion: 2,
  kind: 'station',
  class: 'station',
  name: '第01网格先锋驿站',
  area: GRID,
  path: [DISTRICT, STREET, COMMUNITY, GRID],
  street: STREET,
  community: COMMUNITY,
  address: '',
  point: [118.4, 31.3],
  phone: '',
  hours: [],
  exceptions: [],
  photos: [],
  services: [],
  extended: [],
  accessibility: [],
}

/** Names of those who serve here. */
const servers = new Map([worker, member, clerk].map(({ _id, name }) => [_id, name]))

let entries = 0
const entry = (by: string, now: number, event: NeedEntry['event']): NeedEntry => {
  entries += 1
  return { id: `e-${entries}`, at: now, by, face: '', event }
}

export const aNeed = (facts: Partial<Need> = {}, now = REGISTERED_AT): Need => ({
  ...registered(
    {
      _id: 'n-1',
      schemaVersion: 1,
      place: station._id,
      placeName: station.name,
      path: station.path,
      street: STREET,
      community: COMMUNITY,
      class: 'elderly',
      className: '助老',
      title: '陪老人看病',
      whom: { who: '母亲', phone: null },
      by: author._id,
      source: 'resident',
      wished: ANY,
      urgency: 'normal',
      registeredAt: now,
    },
    entry(author._id, now, { name: 'registered' }),
    '走不动',
  ),
  ...facts,
})

export const contextOf = (actor: Person, now: number, more: Partial<NeedContext> = {}): NeedContext => ({
  actor,
  now,
  place: station,
  servers,
  claimId: `b-${entries}`,
  ...more,
})

/** A command of each name that says all it has to. */
export const COMMANDS: { [N in NeedAction]: Extract<NeedCommand, { name: N }> } = {
  plan: { name: 'plan', list: 'service', owner: { person: member._id }, dueBy: DUE, note: '' },
  match: { name: 'match', resource: 'r-1' },
  handOver: { name: 'handOver', owner: { person: worker._id }, note: '换人' },
  progress: { name: 'progress', note: '约好了', photos: [] },
  postpone: { name: 'postpone', dueBy: DUE + 86_400_000, note: '下雨' },
  close: { name: 'close', note: '办好了', photos: [] },
  decline: { name: 'decline', note: '办不了' },
  withdraw: { name: 'withdraw', note: '' },
  reopen: { name: 'reopen', note: '没办好' },
}

export const decision = (need: Need, actor: Person, command: NeedCommand, now = REGISTERED_AT + 60_000, more = {}) =>
  decideNeed(need, command, contextOf(actor, now, more))

/** The need after someone did something to it; throws when the rules refuse. */
export function after(
  need: Need,
  actor: Person,
  command: NeedCommand,
  now = REGISTERED_AT + 60_000,
  more: Partial<NeedContext> = {},
): Need {
  const event = decision(need, actor, command, now, more)
  if (isRefusal(event)) throw new Error(event.message)
  const words = 'note' in command ? command.note : ''
  return stepped(need, entry(actor._id, now, event), { words, photos: [] })
}

/** After the clock has looked at it. */
export function elapsed(need: Need, now: number): Need {
  const event = duePassed(need, now)
  return event ? stepped(need, entry('clock', now, event)) : need
}

/** After its owner has gone. */
export function left(need: Need, person: string, now: number): Need {
  const event = ownerGone(need, person)
  return event ? stepped(need, entry('clock', now, event)) : need
}

export const planned = (): Need => after(aNeed(), clerk, COMMANDS.plan)

export const aResource = (facts: Partial<Resource> = {}): Resource => ({
  _id: 'r-1',
  schemaVersion: 1,
  revision: 1,
  place: station._id,
  placeName: station.name,
  path: station.path,
  street: STREET,
  community: COMMUNITY,
  class: 'elderly',
  className: '助老',
  title: '陪诊',
  words: '',
  giver: { kind: 'unit', name: '志愿队' },
  contact: null,
  by: clerk._id,
  isOwn: false,
  reach: 'community',
  area: COMMUNITY,
  areaName: '乙社区',
  depth: 2,
  times: ANY,
  limit: { per: 'month', count: 2 },
  validUntil: null,
  status: 'active',
  isListed: true,
  holds: [],
  past: [],
  checkAt: null,
  createdAt: REGISTERED_AT,
  timeline: [],
  told: 0,
  tellAt: null,
  endedAt: null,
  isErased: false,
  ...facts,
})

/** Numbers between 0 and 1 that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

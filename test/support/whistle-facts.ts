import type { WhistleCommand } from '../../cloudfunctions/contract/whistle-command'
import type { Item } from '../../cloudfunctions/domain/catalogue'
import type { Department } from '../../cloudfunctions/domain/department'
import type { Post } from '../../cloudfunctions/contract/account'
import type { Person } from '../../cloudfunctions/domain/person'
import { isRefusal } from '../../cloudfunctions/domain/refusal'
import type { Face, Whistle } from '../../cloudfunctions/domain/whistle'
import { blow, type Blowing, limitsFor } from '../../cloudfunctions/domain/whistle-blow'
import { whistlePassed } from '../../cloudfunctions/domain/whistle-clock'
import { decideWhistle } from '../../cloudfunctions/domain/whistle-decision'
import type { WhistleSettings } from '../../cloudfunctions/domain/whistle-settings'
import { applyWhistle, type WhistleDecision } from '../../cloudfunctions/domain/whistle-step'
import { at, calendar, COMMUNITY, DISTRICT, GRID, person, server, STREET } from './city-facts'

/** Monday morning, in office hours. */
export const BLOWN_AT = at('2026-03-02 09:00')

const limit = (amount: number, unit: 'naturalMinutes' | 'naturalHours' | 'workingHours' | 'workingDays') => ({
  amount,
  unit,
})

export const settings: WhistleSettings = {
  _id: 'whistles',
  version: 1,
  catalogue: 1,
  platform: {
    regular: { level: 'community', accept: limit(2, 'workingHours') },
    key: { level: 'street', accept: limit(1, 'workingHours') },
    emergency: null,
  },
  defaults: {
    regular: { answer: limit(1, 'workingDays'), reportIn: limit(2, 'workingDays'), finish: limit(7, 'workingDays') },
    key: { answer: limit(4, 'workingHours'), reportIn: limit(1, 'workingDays'), finish: limit(3, 'workingDays') },
    emergency: {
      answer: limit(30, 'naturalMinutes'),
      reportIn: limit(2, 'naturalHours'),
      finish: limit(24, 'naturalHours'),
    },
  },
  owed: {
    review: limit(4, 'workingHours'),
    urgentReview: limit(30, 'naturalMinutes'),
    decision: limit(4, 'workingHours'),
    approval: limit(1, 'workingDays'),
    evaluation: limit(3, 'workingDays'),
  },
  metres: 300,
  callAgain: { everyMinutes: 15, times: 24 },
  reopenDays: 15,
  points: {
    satisfied: { from: 90, until: 100, usual: 100 },
    basically: { from: 70, until: 89, usual: 80 },
    dissatisfied: { from: 0, until: 69, usual: 50 },
  },
  sheet: {
    answer: { weight: 25, lateShare: 0.5 },
    reportIn: { weight: 25, lateShare: 0.5 },
    finish: { weight: 50, lateShare: 0.5 },
  },
  year: { system: 0.7, street: 0.3 },
  rankFrom: 5,
  oversight: {
    lastMinuteAnswer: { times: 3, share: 0.1 },
    neverArrived: { times: 1 },
    returnedTwice: { times: 2 },
    ownEvaluation: { times: 1 },
    movedDeadline: { times: 1 },
    raisedKind: { times: 1 },
  },
  objection: { file: limit(5, 'workingDays'), answer: limit(3, 'workingDays'), ruling: limit(5, 'workingDays') },
  dutyLists: [],
  powers: [],
}
export const rules = { calendar, settings }

const POSTS: Post[] = ['head', 'liaison', 'officer']

/** A department with one person in each post: `chengguan-head`, `chengguan-liaison`, `chengguan-officer`. */
const department = (_id: string, name: string): Department => ({
  _id,
  schemaVersion: 1,
  name,
  fullName: name,
  level: 'district',
  phone: '0553-0000000',
  members: POSTS.map((post) => ({ person: `${_id}-${post}`, name: `${name}的${post}`, phone: '', post })),
  shifts: [],
})

export const chengguan = department('chengguan', '区城管局')
export const zhujian = department('zhujian', '区住建局')
export const shuiwu = department('shuiwu', '区水利局')
export const departments = new Map([chengguan, zhujian, shuiwu].map((one) => [one._id, one]))

export const of = (one: Department, post: Post): Person =>
  person(`${one._id}-${post}`, [{ role: 'department', scope: one._id, post }])

export const blower = person('worker', [{ role: 'worker', scope: GRID }])
export const communityClerk = person('clerk', [{ role: 'community', scope: COMMUNITY }])
export const streetClerk = person('streetClerk', [{ role: 'street', scope: STREET }])
export const districtClerk = person('districtClerk', [{ role: 'district', scope: DISTRICT }])
export const otherStreetClerk = person('otherStreetClerk', [{ role: 'street', scope: 's2' }])

export const stalls: Item = {
  code: '1-001',
  batch: 1,
  name: '占道经营反复发生',
  class: '街面秩序',
  categories: ['0501'],
  kind: 'regular',
  field: 'enforcement',
  lead: 'chengguan',
  assists: ['zhujian'],
  limits: settings.defaults.regular,
  basis: '示例',
  evidence: '整改前后对比照片',
  duties: [],
  initials: 'zdjyffs',
}
export const gas: Item = {
  ...stalls,
  code: '1-002',
  name: '燃气管道破裂抢险',
  kind: 'emergency',
  field: 'response',
  lead: 'zhujian',
  assists: [],
  limits: settings.defaults.emergency,
  initials: 'rqgdplqx',
}

export const photo = 'cloud://test/photos/p-1/20260302/abcdefgh.jpg'

let requests = 0
const face: Face = { name: '某人', office: '某处' }
const stampOf = (by: string, now: number) => {
  requests += 1
  return { now, by, requestId: `request-${requests}`, digest: `digest-${requests}` }
}

const named = (id: string) => {
  const { _id, name } = departments.get(id) ?? { _id: id, name: id }
  return { _id, name }
}

/** 一声哨刚吹响；清单之外的给 `item: null`. */
export function blown({
  item = stalls,
  by = blower,
  now = BLOWN_AT,
  ...facts
}: { item?: Item | null; by?: Person; now?: number } & Partial<Omit<Blowing, 'item'>> = {}): Whistle {
  const kind = facts.kind ?? item?.kind ?? 'regular'
  return blow(
    {
      id: 'w1',
      no: 'JH-W',
      blower: by,
      kind,
      field: item?.field ?? 'service',
      item: item && { code: item.code, name: item.name, version: 1, kind: item.kind, evidence: item.evidence },
      plan: item && { lead: named(item.lead), assists: item.assists.map(named) },
      limits: limitsFor(item ?? undefined, kind, settings),
      leader: server('leader'),
      spot: {
        area: GRID,
        path: [DISTRICT, STREET, COMMUNITY, GRID],
        areaText: '甲街道 · 乙社区 · 第01网格',
        streetText: '甲街道',
        street: STREET,
        community: COMMUNITY,
        point: [118.4, 31.3],
      },
      address: '北门口',
      content: { words: '天天占道', photos: [] },
      ticket: { id: 't1', no: 'JH260302-7K3QX' },
      ...facts,
    },
    { stamp: stampOf(by._id, now), face, settings },
    rules,
  )
}

/** What the rules answer to a command. */
export const decision = (whistle: Whistle, actor: Person, command: WhistleCommand, now: number): WhistleDecision =>
  decideWhistle(whistle, command, {
    ...rules,
    actor,
    stamp: { now, by: actor._id },
    longestDays: 90,
    departments,
  })

/** The whistle after someone did something to it; throws when the rules refuse. */
export function afterwards(whistle: Whistle, actor: Person, command: WhistleCommand, now: number): Whistle {
  const steps = decision(whistle, actor, command, now)
  if (isRefusal(steps)) throw new Error(steps.message)
  return applyWhistle(whistle, steps, { stamp: stampOf(actor._id, now), face, settings })
}

/** The whistle once the clock has said all it had to say by then. */
export function whenItIs(whistle: Whistle, now: number): Whistle {
  let next = whistle
  for (let i = 0; i < 100; i += 1) {
    const steps = whistlePassed(next, now, rules)
    if (steps.length === 0) return next
    next = applyWhistle(next, steps, { stamp: { now, by: 'clock' }, settings })
  }
  throw new Error('the clock does not come to an end')
}

/** Accepted by the community's platform, which calls the departments. */
export const running = (item: Item = stalls, now = BLOWN_AT + 60_000): Whistle =>
  item.kind === 'emergency' ? blown({ item }) : afterwards(blown({ item }), communityClerk, { name: 'accept' }, now)

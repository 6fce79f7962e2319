import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../../cloudfunctions/contract/ticket-command'
import type { Source } from '../../cloudfunctions/contract/ticket-view'
import type { Chain } from '../../cloudfunctions/domain/area'
import type { Calendar } from '../../cloudfunctions/domain/calendar'
import type { Category } from '../../cloudfunctions/domain/category'
import { dispatch, type Search } from '../../cloudfunctions/domain/dispatch'
import type { Person } from '../../cloudfunctions/domain/person'
import type { Policy } from '../../cloudfunctions/domain/policy'
import { isRefusal } from '../../cloudfunctions/domain/refusal'
import type { Server } from '../../cloudfunctions/domain/server'
import type { Player, Spot, Ticket } from '../../cloudfunctions/domain/ticket'
import { type Passing, timePassed } from '../../cloudfunctions/domain/ticket-clock'
import type { Context } from '../../cloudfunctions/domain/ticket-context'
import { canUndo, decide } from '../../cloudfunctions/domain/ticket-decision'
import { report } from '../../cloudfunctions/domain/ticket-report'
import { apply, type Decision, type Stamp } from '../../cloudfunctions/domain/ticket-step'

/** A moment in Beijing: `at('2026-03-02 09:00')`. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)

export const calendar: Calendar = {
  _id: 'calendar',
  version: 1,
  years: {
    2026: {
      off: ['2026-01-01', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      on: ['2026-10-10'],
    },
  },
  hours: [
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ],
}

/** The district's own, as it ships. */
export const policy = JSON.parse(readFileSync(join(__dirname, '../../data/jinghu/policy.json'), 'utf8')) as Policy

export const litter: Category = {
  code: '0102',
  group: '01',
  name: '暴露垃圾',
  plain: '垃圾堆着没人清',
  keywords: ['垃圾', '垃圾桶满'],
  accept: { amount: 1, unit: 'workingHours' },
  finish: { amount: 4, unit: 'workingHours' },
}
/** Staff look at it before it counts as resolved. */
export const shed: Category = {
  ...litter,
  code: '0101',
  name: '私搭乱建',
  finish: { amount: 7, unit: 'workingDays' },
  check: true,
}

export const server = (person: string, facts: Partial<Server> = {}): Server => ({
  person,
  name: `${person}的名字`,
  phone: '0553-0000000',
  ...facts,
})

const area = (kind: 'street' | 'community' | 'grid', _id: string, name: string, path: string[]) => ({
  _id,
  schemaVersion: 1 as const,
  kind,
  code: _id,
  name,
  path,
  centre: [118.4, 31.3] as [number, number],
})

export const DISTRICT = 'd'
export const STREET = 's'
export const COMMUNITY = 'c'
export const GRID = 'g'

/** A grid with its community and street; `worker`, `standIns` and `team` as wanted. */
export function chain({
  worker,
  standIns = [],
  team = [],
}: { worker?: Server | undefined; standIns?: Server[]; team?: Server[] } = {}): Chain {
  const street = { ...area('street', STREET, '甲街道', [DISTRICT, STREET]), staff: [server('streetClerk')] }
  const community = {
    ...area('community', COMMUNITY, '乙社区', [DISTRICT, STREET, COMMUNITY]),
    staff: [server('clerk'), server('otherClerk')],
  }
  const grid = {
    ...area('grid', GRID, '第01网格', [DISTRICT, STREET, COMMUNITY, GRID]),
    ...(worker && { worker }),
    standIns,
    team,
  }
  return { area: grid, grid, community, street }
}

/** Everyone at their post: worker, stand-in, a team member. */
export const fullChain = chain({
  worker: server('worker'),
  standIns: [server('standIn')],
  team: [server('member', { duty: 'building-head' })],
})

export const person = (_id: string, roles: Person['roles'] = []): Person => ({
  _id,
  schemaVersion: 1,
  name: `${_id}的名字`,
  roles,
})

export const author = person('author')
export const stranger = person('stranger')
export const worker = person('worker', [{ role: 'worker', scope: GRID }])
export const standIn = person('standIn', [{ role: 'worker', scope: GRID, standIn: true }])
export const member = person('member', [{ role: 'team', scope: GRID, duty: 'building-head' }])
export const otherWorker = person('otherWorker', [{ role: 'worker', scope: 'g2' }])
export const clerk = person('clerk', [{ role: 'community', scope: COMMUNITY }])
export const otherClerk = person('otherClerk', [{ role: 'community', scope: COMMUNITY }])
export const farClerk = person('farClerk', [{ role: 'community', scope: 'c2' }])
export const streetClerk = person('streetClerk', [{ role: 'street', scope: STREET }])
export const farStreetClerk = person('farStreetClerk', [{ role: 'street', scope: 's2' }])
export const districtClerk = person('districtClerk', [{ role: 'district', scope: DISTRICT }])

export const REPORTED_AT = at('2026-03-02 09:00')

export const stampOf = (by: string, now: number, requestId?: string): Stamp => ({
  by,
  now,
  ...(requestId !== undefined && { requestId, digest: requestId }),
})

const searchFor = (category: Category, now: number, who?: string): Search => ({
  ...(who !== undefined && { author: who }),
  category,
  isUrgent: false,
  now,
  loads: new Map(),
  policy,
})

export const spotIn = (where: Chain): Spot => ({
  area: where.area._id,
  path: where.area.path,
  areaText: '甲街道 · 乙社区 · 第01网格',
  streetText: '甲街道',
  street: where.street._id,
  community: where.community?._id ?? null,
  point: [118.4, 31.3],
})

interface Facts {
  where?: Chain
  now?: number
  category?: Category
  source?: Source
  by?: Person
}

/** A ticket as it is right after its report, dispatched by the rules. */
export function aTicket({
  where = fullChain,
  now = REPORTED_AT,
  category = litter,
  source = 'resident',
  by = author,
}: Facts = {}): Ticket {
  return report(
    {
      id: 't1',
      no: 'JH260302-7K3QX',
      author: by._id,
      source,
      isAnonymous: false,
      behalf: null,
      category,
      spot: spotIn(where),
      address: '',
      urgency: 'normal',
      content: { words: '三单元门口垃圾堆了三天', photos: ['cloud://e/photos/author/20260302/aaaaaaaaaaaaaaaa.jpg'] },
    },
    dispatch(where, searchFor(category, now, source === 'resident' ? by._id : undefined)),
    { calendar, policy },
    { stamp: stampOf(by._id, now, 'report-1') },
  )
}

/** The category a ticket of {@link aTicket} has. */
const categoryFor = ({ category }: Ticket): Category => (category === shed.code ? shed : litter)

let requests = 0

/** What the rules make of a command. */
export function decision(
  ticket: Ticket,
  actor: Person,
  command: Command,
  now = REPORTED_AT + 60_000,
  more: Partial<Context> = {},
): Decision {
  return decide(ticket, command, {
    actor,
    category: categoryFor(ticket),
    calendar,
    policy,
    chain: fullChain,
    stamp: stampOf(actor._id, now),
    ...more,
  })
}

/** The ticket after someone did something to it; throws when the rules refuse. */
export function after(
  ticket: Ticket,
  actor: Person,
  command: Command,
  now = REPORTED_AT + 60_000,
  more: Partial<Context> = {},
): Ticket {
  requests += 1
  const steps = decision(ticket, actor, command, now, more)
  if (isRefusal(steps)) throw new Error(steps.message)
  const role = actor.roles[0]?.role
  const acting: Player | undefined =
    role && role !== 'resident' && role !== 'department'
      ? { name: actor.name, role: role === 'district' ? 'street' : role }
      : undefined
  return apply(ticket, steps, {
    stamp: stampOf(actor._id, now, `request-${requests}`),
    canUndo: canUndo(command.name),
    ...(acting && { acting }),
  })
}

export const passing = (ticket: Ticket, now: number, where: Chain = fullChain): Passing => ({
  now,
  calendar,
  policy,
  category: categoryFor(ticket),
  chain: where,
  search: () =>
    dispatch(where, {
      ...searchFor(categoryFor(ticket), now, ticket.author),
      ...(ticket.holder !== null && { except: [ticket.holder] }),
    }),
})

/** The ticket after the clock has said all it had to say at `now`. */
export function elapse(ticket: Ticket, now: number, where: Chain = fullChain): Ticket {
  let next = ticket
  for (let i = 0; i < 20; i += 1) {
    const steps = timePassed(next, passing(next, now, where))
    if (steps.length === 0) return next
    next = apply(next, steps, { stamp: stampOf('clock', now) })
  }
  throw new Error('the clock has always something more to say')
}

export const ACCEPT: Command = { name: 'accept' }
export const RESOLVE: Command = { name: 'resolve', closing: 'solved', note: '已清运', photos: ['p/proof.jpg'] }
export const PROGRESS: Command = { name: 'progress', note: '已联系环卫', photos: [] }
export const REOPEN: Command = { name: 'reopen', note: '又堆起来了', photos: [] }
export const ESCALATE: Command = { name: 'escalate', note: '要环卫所来' }
export const SEND_BACK: Command = { name: 'sendBack', reason: 'not-mine', note: '不归我管' }
export const rate = (score: 'satisfied' | 'fair' | 'dissatisfied'): Command => ({ name: 'rate', score, note: '' })

export const handling = (): Ticket => after(aTicket(), worker, ACCEPT)
export const resolved = (): Ticket => after(handling(), worker, RESOLVE)

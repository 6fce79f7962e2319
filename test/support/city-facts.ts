import type { Server } from '../../cloudfunctions/domain/area'
import type { Chain } from '../../cloudfunctions/domain/area'
import type { Calendar } from '../../cloudfunctions/domain/calendar'
import type { Category } from '../../cloudfunctions/domain/category'
import { dispatch } from '../../cloudfunctions/domain/dispatch'
import type { Person } from '../../cloudfunctions/domain/person'
import { isRefusal } from '../../cloudfunctions/domain/refusal'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { apply, decide, report, type Stamp } from '../../cloudfunctions/domain/ticket-decision'
import type { Command } from '../../cloudfunctions/contract/ticket'

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

export const litter: Category = {
  code: '0102',
  group: '01',
  name: '暴露垃圾',
  plain: '垃圾堆着没人清',
  keywords: ['垃圾', '垃圾桶满'],
  accept: { amount: 1, unit: 'workingHours' },
  finish: { amount: 4, unit: 'workingHours' },
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

const DISTRICT = 'd'
export const STREET = 's'
export const COMMUNITY = 'c'
export const GRID = 'g'

/** A grid with its community and street; `worker` and `standIns` as wanted. */
export function chain({ worker, standIns = [] }: { worker?: Server | undefined; standIns?: Server[] } = {}): Chain {
  const street = area('street', STREET, '甲街道', [DISTRICT, STREET])
  const community = area('community', COMMUNITY, '乙社区', [DISTRICT, STREET, COMMUNITY])
  const grid = {
    ...area('grid', GRID, '第01网格', [DISTRICT, STREET, COMMUNITY, GRID]),
    ...(worker && { worker }),
    standIns,
  }
  return { area: grid, grid, community, street }
}

const person = (_id: string, roles: Person['roles'] = []): Person => ({
  _id,
  schemaVersion: 1,
  name: `${_id}的名字`,
  roles,
})

export const author = person('author')
export const stranger = person('stranger')
export const worker = person('worker', [{ role: 'worker', scope: GRID }])
export const standIn = person('standIn', [{ role: 'worker', scope: GRID, standIn: true }])
export const otherWorker = person('otherWorker', [{ role: 'worker', scope: 'g2' }])
export const clerk = person('clerk', [{ role: 'community', scope: COMMUNITY }])
export const streetClerk = person('streetClerk', [{ role: 'street', scope: STREET }])

export const REPORTED_AT = at('2026-03-02 09:00')

const stamp = (by: string, now: number, requestId: string): Stamp => ({ by, now, requestId, digest: requestId })

/** A ticket as it is right after its report, dispatched by the rules. */
export function aTicket(where: Chain = chain({ worker: server('worker') }), now = REPORTED_AT): Ticket {
  return report(
    {
      id: 't1',
      no: 'JH260302-7K3QX',
      author: author._id,
      category: litter,
      area: where.area._id,
      path: where.area.path,
      areaText: '甲街道 · 乙社区 · 第01网格',
      streetText: '甲街道',
      address: '',
      point: [118.4, 31.3],
      content: { words: '三单元门口垃圾堆了三天', photos: ['cloud://e/photos/author/20260302/aaaaaaaaaaaaaaaa.jpg'] },
    },
    dispatch(where),
    stamp(author._id, now, 'report-1'),
    calendar,
  )
}

let requests = 0
/** The ticket after someone did something to it; throws when the rules refuse. */
export function after(ticket: Ticket, actor: Person, command: Command, now = REPORTED_AT + 60_000): Ticket {
  requests += 1
  const stamped = stamp(actor._id, now, `request-${requests}`)
  const steps = decide(ticket, command, { actor, category: litter, calendar, stamp: stamped })
  if (isRefusal(steps)) throw new Error(steps.message)
  const role = actor.roles[0]?.role
  const face = role && role !== 'resident' ? { name: actor.name, role } : undefined
  return apply(ticket, steps, stamped, face)
}

export const RESOLVE: Command = { name: 'resolve', closing: 'solved', note: '已清运', photos: ['p'] }
export const PROGRESS: Command = { name: 'progress', note: '已联系环卫', photos: [] }
export const REOPEN: Command = { name: 'reopen', note: '又堆起来了', photos: [] }
export const rate = (score: 'satisfied' | 'fair' | 'dissatisfied'): Command => ({ name: 'rate', score, note: '' })

export const handling = (): Ticket => after(aTicket(), worker, { name: 'accept' })
export const resolved = (): Ticket => after(handling(), worker, RESOLVE)

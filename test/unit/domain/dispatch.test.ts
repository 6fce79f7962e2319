import type { Area, Chain } from '../../../cloudfunctions/domain/area'
import {
  type Assignment,
  deskAbove,
  deskOf,
  dispatch,
  type Search,
  serversOf,
  takenBy,
} from '../../../cloudfunctions/domain/dispatch'
import { HOUR } from '../../../cloudfunctions/domain/moment'
import type { DispatchStep, Policy } from '../../../cloudfunctions/domain/policy'
import { isAway, type Load, type Server } from '../../../cloudfunctions/domain/server'
import { at } from '../../support/city-facts'

const NOW = at('2026-03-02 09:00')
const NIGHT = at('2026-03-02 23:00')
const policy: Policy = {
  _id: 'policy',
  version: 1,
  dispatch: { steps: ['worker', 'stand-in', 'team', 'community', 'street'], capacity: 30 },
  emergency: { words: [], harmless: [], advice: '' },
  similar: { metres: 250, staffMetres: 1_000, cluster: 3 },
  climbShare: 0.5,
  urge: { share: 0.5, everyHours: 24 },
  longestDays: 90,
  messages: { quiet: ['22:00', '07:00'], hourly: 5, retryMinutes: [1] },
  screening: { minutes: 30 },
  duty: { metres: 200, earlyMinutes: 30 },
  invitation: { hours: 72 },
  perPerson: { needs: 10, resources: 10, signUps: 20, bookings: 5 },
  privacy: { guide: 1, keepDays: { ticket: 1_095, notice: 180, audit: 1_825 } },
  board: { lists: 'summarised' },
  urgentAccept: { amount: 30, unit: 'naturalMinutes' },
  approval: { amount: 1, unit: 'workingDays' },
}

const away: Partial<Server> = { leave: [{ from: NOW - HOUR, until: NIGHT + HOUR }] }
const byDay: Partial<Server> = { hours: [['08:00', '18:00']] }

const server = (person: string, facts: Partial<Server> = {}): Server => ({
  person,
  name: `${person}的名字`,
  phone: '0553-0000000',
  ...facts,
})

const area = (kind: Area['kind'], _id: string, name: string, people: Partial<Area> = {}): Area => ({
  _id,
  schemaVersion: 1,
  kind,
  code: _id,
  name,
  path: [],
  centre: [118.4, 31.3],
  ...people,
})

type Grid = Pick<Area, 'worker' | 'standIns' | 'team'>

/** A grid with its community and street, each with one clerk unless told otherwise. */
function chain(people: Grid, { community, street }: { community?: Server[]; street?: Server[] } = {}): Chain {
  const grid = area('grid', 'g', '第01网格', people)
  return {
    area: grid,
    grid,
    community: area('community', 'c', '乙社区', { staff: community ?? [server('clerk')] }),
    street: area('street', 's', '甲街道', { staff: street ?? [server('street-clerk')] }),
  }
}

const LITTER = { code: '0102', group: '01' }

const search = (facts: Partial<Search> & { has?: Load[] } = {}): Search => ({
  category: LITTER,
  isUrgent: false,
  now: NOW,
  loads: new Map((facts.has ?? []).map((load) => [load._id, load])),
  policy,
  ...facts,
})

const load = (_id: string, open: number, lastAt = 0): Load => ({ _id, open, lastAt })

const stepping = (...steps: DispatchStep[]): Policy => ({ ...policy, dispatch: { ...policy.dispatch, steps } })

describe('派给谁', () => {
  test('网格员能办，派给网格员，并记下他手上有几件', () => {
    const assignment = dispatch(
      chain({ worker: server('w'), standIns: [server('s')] }),
      search({ has: [load('w', 4)] }),
    )
    expect(assignment).toMatchObject({ desk: 'g', role: 'worker', reason: 'worker', server: { person: 'w' } })
    expect(assignment.load).toEqual({ open: 4, capacity: policy.dispatch.capacity })
    expect(takenBy(assignment)).toBe('网格员 w的名字')
  })

  test('网格员请假，派给没请假的代班', () => {
    const assignment = dispatch(
      chain({ worker: server('w', away), standIns: [server('s1', away), server('s2')] }),
      search(),
    )
    expect(assignment).toMatchObject({ desk: 'g', reason: 'stand-in', server: { person: 's2' } })
    expect(takenBy(assignment)).toBe('代班网格员 s2的名字')
  })

  test('请假时请了谁代班，先派给谁；他也不在，再派给别的代班', () => {
    const leave = [{ from: NOW - HOUR, until: NOW + HOUR, standIn: 's2' }]
    const standIns = [server('s1'), server('s2')]
    const worker = server('w', { leave })
    expect(dispatch(chain({ worker, standIns }), search({ has: [load('s2', 9)] })).server?.person).toBe('s2')
    const both = [server('s1'), server('s2', away)]
    expect(dispatch(chain({ worker, standIns: both }), search()).server?.person).toBe('s1')
  })

  test('假期一结束，又派给网格员', () => {
    const worker = server('w', { leave: [{ from: NOW - HOUR, until: NOW }] })
    expect(dispatch(chain({ worker, standIns: [server('s')] }), search()).server?.person).toBe('w')
  })

  test('网格员手上满了，派给代班；各人的上限各算各的', () => {
    const people = { worker: server('w', { capacity: 2 }), standIns: [server('s')] }
    expect(dispatch(chain(people), search({ has: [load('w', 2)] })).server?.person).toBe('s')
    expect(dispatch(chain(people), search({ has: [load('w', 1)] })).server?.person).toBe('w')
  })

  test('下班时间：平常的事照样记在网格员名下，急事派给此刻值班的人', () => {
    const people = { worker: server('w', byDay), standIns: [server('s', { hours: [['18:00', '08:00']] })] }
    expect(dispatch(chain(people), search({ now: NIGHT })).server?.person).toBe('w')
    expect(dispatch(chain(people), search({ now: NIGHT, isUrgent: true })).server?.person).toBe('s')
    expect(dispatch(chain(people), search({ now: NOW, isUrgent: true })).server?.person).toBe('w')
  })

  test('几个人都能办时，手上占比少的先；一样多，最久没接的先；还一样，按编号', () => {
    const standIns = [server('a', { capacity: 10 }), server('b', { capacity: 20 }), server('c', { capacity: 10 })]
    const takenAmong = (...has: Load[]) => dispatch(chain({ standIns }), search({ has })).server?.person
    expect(takenAmong(load('a', 3), load('b', 4), load('c', 3))).toBe('b')
    expect(takenAmong(load('a', 2, 500), load('b', 4, 400), load('c', 2, 300))).toBe('c')
    expect(takenAmong()).toBe('a')
  })

  test('说得出是凭什么选的：手上最空，或者最久没有接新单；没得选的，不说', () => {
    const standIns = [server('a', { capacity: 10 }), server('b', { capacity: 10 })]
    const by = (...has: Load[]) => dispatch(chain({ standIns }), search({ has })).load?.by
    expect(by(load('a', 3), load('b', 4))).toBe('share')
    expect(by(load('a', 3, 500), load('b', 3, 400))).toBe('turn')
    expect(by()).toBeUndefined()
    expect(by(load('a', 10), load('b', 4))).toBeUndefined()
  })

  test.each([
    { why: '请假', worker: server('w', away), passed: 'away' },
    { why: '手上满了', worker: server('w', { capacity: 1 }), facts: { has: [load('w', 1)] }, passed: 'full' },
    { why: '急事，又不在值班', worker: server('w', { hours: [['22:00', '23:00']] }), passed: 'off-duty' },
    { why: '是反映人自己', worker: server('w'), facts: { author: 'w' }, passed: 'own' },
    { why: '刚刚离任', worker: server('w'), facts: { except: ['w'] }, passed: 'gone' },
    { why: '还没有配', passed: undefined },
  ])('网格员$why，记下为什么没派给他', ({ worker, facts, passed }) => {
    const asked = search({ isUrgent: true, ...facts })
    const standIns = [server('s')]
    expect(dispatch(chain({ ...(worker && { worker }), standIns }), asked).passed).toBe(passed)
    expect(dispatch(chain({ ...(worker && { worker }) }), asked).passed).toBe(passed)
  })

  test('网格员和代班都不行，派给管这一类的团队成员', () => {
    const team = [
      server('property', { duty: 'red-property', categories: ['0203'] }),
      server('head', { duty: 'building-head', categories: ['01'] }),
    ]
    const assignment = dispatch(chain({ worker: server('w', away), team }), search())
    expect(assignment).toMatchObject({ desk: 'g', role: 'team', reason: 'team', server: { person: 'head' } })
    expect(assignment.team.map(({ person }) => person)).toEqual(['w', 'head'])
    expect(takenBy(assignment)).toBe('楼栋长 head的名字')
  })

  test('没有写明类别的团队成员什么都能接', () => {
    expect(dispatch(chain({ team: [server('m')] }), search())).toMatchObject({
      reason: 'team',
      server: { person: 'm' },
    })
  })
})

describe('没有人能办', () => {
  test.each([
    { why: '都请假', people: { worker: server('w', away), standIns: [server('s', away)] }, reason: 'nobody-on-duty' },
    { why: '还没有配人', people: {}, reason: 'no-worker' },
  ])('$why，落到社区，不指名', ({ people, reason }) => {
    const assignment = dispatch(chain(people), search())
    expect(assignment).toMatchObject({ desk: 'c', role: 'community', reason })
    expect(assignment.server).toBeUndefined()
    expect(takenBy(assignment)).toBe('乙社区工作人员')
  })

  test('自己不办自己的事：网格员反映的派给代班，没有代班就落到社区', () => {
    expect(
      dispatch(chain({ worker: server('w'), standIns: [server('s')] }), search({ author: 'w' })).server?.person,
    ).toBe('s')
    expect(dispatch(chain({ worker: server('w') }), search({ author: 'w' })).desk).toBe('c')
  })

  test('社区唯一的工作人员自己反映的，到街道', () => {
    expect(dispatch(chain({}), search({ author: 'clerk' }))).toMatchObject({ desk: 's', role: 'street' })
  })

  test('刚离任的人不再派给他', () => {
    expect(dispatch(chain({ worker: server('w') }), search({ except: ['w'] })).desk).toBe('c')
  })

  test('没有网格的地方归街道', () => {
    const { street } = chain({})
    expect(dispatch({ area: street, street }, search())).toMatchObject({
      desk: 's',
      role: 'street',
      reason: 'no-grid',
    })
  })

  test('社区没有人，到街道；街道也没有人，仍然记在街道，绝不落空', () => {
    expect(dispatch(chain({}, { community: [] }), search()).desk).toBe('s')
    expect(dispatch(chain({}, { community: [], street: [] }), search())).toMatchObject({ desk: 's', team: [] })
  })

  test('到处都请假，在最近的有人的一级等着', () => {
    expect(dispatch(chain({}, { community: [server('k', away)], street: [] }), search()).desk).toBe('c')
  })
})

describe('区里自己定的次序', () => {
  test('可以先问团队，也可以不问代班', () => {
    const people = { worker: server('w', away), standIns: [server('s')], team: [server('m')] }
    const assignTo = (policy: Policy) => dispatch(chain(people), search({ policy }))
    expect(assignTo(stepping('team', 'worker', 'stand-in', 'community', 'street')).server?.person).toBe('m')
    expect(assignTo(stepping('worker', 'community', 'street')).desk).toBe('c')
  })

  test('一个次序也没有写，也不落空', () => {
    expect(dispatch(chain({ worker: server('w') }), search({ policy: stepping() })).desk).toBe('c')
  })
})

describe('一级一级往上', () => {
  const full = chain({ worker: server('w'), standIns: [server('s')], team: [server('m')] })

  test('网格之上是社区，社区之上是街道，街道到顶', () => {
    expect(deskAbove(full, 'worker', NOW)).toMatchObject({ desk: 'c', role: 'community', reason: 'climbed' })
    expect(deskAbove(full, 'team', NOW)?.desk).toBe('c')
    expect(deskAbove(full, 'community', NOW)).toMatchObject({ desk: 's', role: 'street' })
    expect(deskAbove(full, 'street', NOW)).toBeUndefined()
  })

  test('没有社区的，直接到街道', () => {
    const { street } = full
    expect(deskAbove({ area: street, street }, 'worker', NOW)?.desk).toBe('s')
  })

  test('按地方找值班台：网格的台上是网格员和代班，团队成员只接点名给他的', () => {
    const people = (desk: Assignment | undefined) => desk?.team.map(({ person }) => person)
    expect(people(deskOf(full, 'g'))).toEqual(['w', 's'])
    expect(people(deskOf(full, 'c'))).toEqual(['clerk'])
    expect(people(deskOf(full, 's'))).toEqual(['street-clerk'])
    expect(deskOf(full, 'elsewhere')).toBeUndefined()
    expect(full.grid && serversOf(full.grid).map(({ person }) => person)).toEqual(['w', 's', 'm'])
  })
})

describe('不论数据怎样', () => {
  /** The same numbers every time (mulberry32), so that a failure can be seen again. */
  function numbers(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    }
  }

  const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']

  function arbitrary(seed: number): { chain: Chain; search: Search } {
    const next = numbers(seed)
    const chance = (share: number) => next() < share
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
    const someone = (name = pick(NAMES)): Server =>
      server(name, {
        ...(chance(0.4) && away),
        ...(chance(0.3) && byDay),
        ...(chance(0.3) && { capacity: Math.floor(next() * 4) }),
        ...(chance(0.4) && { categories: [pick(['01', '0102', '0203'])] }),
      })
    const some = () => NAMES.filter(() => chance(0.25)).map((name) => someone(name))
    const places = chain(
      { ...(chance(0.7) && { worker: someone() }), standIns: some(), team: some() },
      { community: some(), street: some() },
    )
    if (chance(0.2)) delete places.grid
    if (chance(0.2)) delete places.community
    return {
      chain: places,
      search: search({
        has: NAMES.map((name) => load(name, Math.floor(next() * 40), Math.floor(next() * 5))),
        author: pick(NAMES),
        except: chance(0.3) ? [pick(NAMES)] : [],
        isUrgent: chance(0.5),
        now: chance(0.5) ? NOW : NIGHT,
        policy: chance(0.2) ? stepping(...policy.dispatch.steps.filter(() => chance(0.5))) : policy,
      }),
    }
  }

  const SEEDS = Array.from({ length: 1_000 }, (_, seed) => seed)

  test('总归落到这一处的网格、社区或街道，从不派给反映人、请假的或手上满了的人', () => {
    for (const seed of SEEDS) {
      const { chain: places, search: asked } = arbitrary(seed)
      const { desk, server: chosen, team, load: inHand } = dispatch(places, asked)
      const barred = [asked.author, ...(asked.except ?? [])]
      const desks = [places.grid?._id, places.community?._id, places.street._id]
      expect({ seed, found: desks.includes(desk) }).toEqual({ seed, found: true })
      expect({ seed, barred: team.filter(({ person }) => barred.includes(person)) }).toEqual({ seed, barred: [] })
      if (!chosen || !inHand) continue
      expect({ seed, inTeam: team.includes(chosen), isAway: isAway(chosen, asked.now) }).toEqual({
        seed,
        inTeam: true,
        isAway: false,
      })
      expect(inHand.open).toBeLessThan(inHand.capacity)
    }
  })

  test('只要有一级有人，就落到有人的一级', () => {
    for (const seed of SEEDS) {
      const { chain: places, search: asked } = arbitrary(seed)
      const barred = [asked.author, ...(asked.except ?? [])]
      const staff = [...(places.community?.staff ?? []), ...(places.street.staff ?? [])]
      if (staff.some(({ person }) => !barred.includes(person)))
        expect({ seed, people: dispatch(places, asked).team.length > 0 }).toEqual({ seed, people: true })
    }
  })

  test('名单的先后不改变派给谁', () => {
    for (const seed of SEEDS) {
      const { chain: places, search: asked } = arbitrary(seed)
      const turned = structuredClone(places)
      turned.grid?.standIns?.reverse()
      turned.grid?.team?.reverse()
      expect(dispatch(turned, asked).server?.person).toBe(dispatch(places, asked).server?.person)
    }
  })
})

test('社区的人都请了假，上报、退回直接到街道；街道也都不在，还在社区', () => {
  const clerks = [server('c1', away), server('c2', away)]
  expect(deskAbove(chain({}, { community: clerks }), 'worker', NOW)?.role).toBe('street')
  expect(deskAbove(chain({}, { community: clerks, street: [server('s1', away)] }), 'worker', NOW)?.role).toBe(
    'community',
  )
})

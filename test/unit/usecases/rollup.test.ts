import type { Board } from '../../../cloudfunctions/domain/board'
import { figuresOf, type Rollup, rollupId, sum, uncounted } from '../../../cloudfunctions/domain/rollup'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import type { CountingWorld } from '../../../cloudfunctions/usecases/ports'
import { rollUp } from '../../../cloudfunctions/usecases/rollup'
import { chance, livelyTicket } from '../../support/lively-tickets'

const PATHS: Record<string, string[]> = {
  d: ['d'],
  s: ['d', 's'],
  c: ['d', 's', 'c'],
  g1: ['d', 's', 'c', 'g1'],
  g2: ['d', 's', 'c', 'g2'],
  g3: ['d', 's', 'g3'],
}
const DAYS = ['2026-03-02', '2026-03-03']
const lives = Array.from({ length: 60 }, (_, seed) => livelyTicket(seed + 1))
const TICKETS = 12

/** A district in memory, whose every look into the store may take its while or be the last before the power goes. */
function district(seed = 1) {
  const next = chance(seed)
  const tickets = lives.slice(0, TICKETS).map((life, i): Ticket => {
    const area = ['g1', 'g2', 'g3', 's'][i % 4]!
    return { ...life, _id: `t${i}`, area, path: PATHS[area]!, reportedOn: DAYS[Math.floor(i / 4) % 2]! }
  })
  const allOf = (area: string) => sum(tickets.filter(({ path }) => path.includes(area)).map(figuresOf))
  const rollups = new Map<string, Rollup>()
  const boards = new Map<string, Board>()
  const opens = new Map<string, number>()
  let now = 1_000
  let looks = 0
  let power = Infinity
  const look = async <T>(at: () => T): Promise<T> => {
    // Mostly quick, now and then very slow.
    for (let ticks = Math.floor(next() ** 6 * 60); ticks > 0; ticks -= 1) await Promise.resolve()
    looks += 1
    if (looks > power) throw new Error('the power has gone')
    now += 1
    return at()
  }
  const all = () => [...rollups.values()]
  const mark = (area: string, day: string) => {
    const found = rollups.get(rollupId(area, day))
    rollups.set(
      rollupId(area, day),
      found ? { ...found, staleAt: now, version: found.version + 1 } : uncounted(area, day, now),
    )
  }
  const ports = {
    clock: { now: () => now },
    log: { info: () => undefined, defect: () => undefined },
    reference: {
      read: () => Promise.resolve({ district: { root: 'd' }, policy: { board: { lists: 'summarised' } } }),
      shapes: () => Promise.resolve({ pathOf: (area: string) => PATHS[area] }),
    },
    areas: {
      read: (ids: string[]) => look(() => ids.map((_id) => ({ _id, name: _id, path: PATHS[_id] }))),
      children: (parent: string) =>
        look(() =>
          Object.entries(PATHS).flatMap(([_id, path]) => (path.at(-2) === parent ? [{ _id, name: _id }] : [])),
        ),
    },
    rollups: {
      markStale: (area: string, day: string) => look(() => mark(area, day)),
      stale: (except: string[], limit: number) =>
        look(() =>
          all()
            .filter(({ _id, staleAt }) => staleAt !== null && !except.includes(_id))
            .slice(0, limit),
        ),
      tickets: (area: string, day: string) =>
        look(() => tickets.filter((ticket) => ticket.area === area && ticket.reportedOn === day)),
      below: (area: string, day: string) => look(() => all().filter((one) => one.parent === area && one.day === day)),
      month: (area: string) => look(() => all().filter((one) => one.area === area)),
      countedUpTo: () => Promise.resolve(),
      put: (rollup: Rollup, version: number) =>
        look(() => {
          if (rollups.get(rollup._id)?.version !== version) return false
          rollups.set(rollup._id, { ...rollup, version: version + 1 })
          return true
        }),
    },
    openCounts: {
      recount: (path: string[]) =>
        look(() =>
          opens.set(path.at(-1)!, tickets.filter(({ area, isOpen }) => isOpen && area === path.at(-1)).length),
        ),
    },
    boards: {
      put: (board: Board) => look(() => (boards.get(board._id)?.at ?? 0) <= board.at && boards.set(board._id, board)),
      below: (parent: string) => look(() => [...boards.values()].filter((board) => board.parent === parent)),
      published: () => look(() => []),
    },
  } as unknown as CountingWorld
  return {
    ports,
    rollups,
    boards,
    looks: () => looks,
    cutAfter(more: number) {
      power = looks + more
    },
    markAll() {
      for (const { area, reportedOn } of tickets) mark(area, reportedOn)
    },
    /** Time and again one ticket has become another, and says so. */
    async live(times: number) {
      for (let i = 0; i < times; i += 1) {
        const [which, life] = [Math.floor(next() * TICKETS), Math.floor(next() * lives.length)]
        const { _id, area, path, reportedOn } = tickets[which]!
        await look(() => (tickets[which] = { ...lives[life]!, _id, area, path, reportedOn }))
        await look(() => mark(area, reportedOn))
      }
    },
    expectRight() {
      expect(all().filter(({ staleAt }) => staleAt !== null)).toEqual([])
      for (const area of Object.keys(PATHS)) {
        expect([area, boards.get(`${area}:2026-03`)?.figures]).toEqual([area, allOf(area)])
        expect([
          area,
          sum(
            all()
              .filter((one) => one.area === area)
              .map(({ figures }) => figures),
          ),
        ]).toEqual([area, allOf(area)])
      }
      for (const area of new Set(tickets.map((ticket) => ticket.area)))
        expect([area, opens.get(area)]).toEqual([area, tickets.filter((one) => one.isOpen && one.area === area).length])
      for (const { below, figures, area } of boards.values())
        if (area === 'd' || area === 'c') expect(sum(below.map((one) => one.figures))).toEqual(figures)
    },
  }
}

test('从网格到全区逐级加起来，每一级看板都对', async () => {
  const { ports, markAll, expectRight } = district()
  markAll()
  await rollUp(ports, Infinity)
  expectRight()
})

test('数到一半断了，在哪里断都一样：下一次接着数，最后处处对', async () => {
  const whole = district()
  whole.markAll()
  await rollUp(whole.ports, Infinity)
  for (let cut = 0; cut < whole.looks(); cut += 1) {
    const { ports, markAll, cutAfter, expectRight } = district()
    markAll()
    cutAfter(cut)
    await expect(rollUp(ports, Infinity)).rejects.toThrow('the power has gone')
    cutAfter(Infinity)
    await rollUp(ports, Infinity)
    expectRight()
  }
})

test('几处同时数，数的时候又有新的变化，最后处处对', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const { ports, markAll, live, expectRight } = district(seed)
    markAll()
    await Promise.all([rollUp(ports, Infinity), rollUp(ports, Infinity), live(8)])
    await rollUp(ports, Infinity)
    expectRight()
  }
})

test('同一个月的两天由两处同时数，看板上两天都在', async () => {
  const { ports, markAll, live, expectRight } = district()
  markAll()
  await rollUp(ports, Infinity)
  for (let times = 0; times < 150; times += 1) {
    const later = async () => {
      await live(1)
      await rollUp(ports, Infinity)
    }
    await Promise.all([later(), later()])
    expectRight()
  }
})

test('时间再紧，每次也往前走一点；到点就停，剩下的还标着', async () => {
  const { ports, markAll, rollups, expectRight } = district()
  markAll()
  expect(await rollUp(ports, 0)).toBe(0)
  expect([...rollups.values()].every(({ staleAt }) => staleAt !== null)).toBe(true)
  let runs = 0
  while ([...rollups.values()].some(({ staleAt }) => staleAt !== null)) {
    expect(await rollUp(ports, ports.clock.now() + 2)).toBeGreaterThan(0)
    runs += 1
  }
  expect(runs).toBeGreaterThan(5)
  expectRight()
})

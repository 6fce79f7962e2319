import type { Input } from '../../cloudfunctions/contract/api'
import type { BoardView, Buckets } from '../../cloudfunctions/contract/board'
import { Closing } from '../../cloudfunctions/contract/ticket-command'
import { COUNTED, type Figures, type Rollup } from '../../cloudfunctions/domain/rollup'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { LAMP, type LocalCity, openCity, type Phone } from '../support/city'
import { chance } from '../support/lively-tickets'

const DISTRICT = '340202'
const STREET = '340202014'
const COMMUNITY = '340202014002'
const GRID = '340202014002005'
const NEXT_GRID = '340202014002006'

let city: LocalCity
let clerk: Phone
beforeEach(async () => {
  city = await openCity()
  clerk = city.someone('车站社区工作人员')
})
afterEach(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

const board = (area?: string, month?: string): Promise<BoardView> =>
  city.neighbour.ask('board', 'get', { ...(area !== undefined && { area }), ...(month !== undefined && { month }) })
const ticketOf = (id: string) => city.cloud.read('tickets', { _id: id })[0] as unknown as Ticket
const resolve = async (who: Phone, id: string, closing: 'solved' | 'explained' = 'solved') =>
  who.act(id, { name: 'resolve', closing, note: '办好了', photos: [await who.upload()] })

test('还没有诉求的地方，数字全是零，比率全是“—”，下级也都列着', async () => {
  const whole = await board()
  expect(whole).toMatchObject({ area: DISTRICT, text: '镜湖区', month: '2026-03', monthText: '2026年3月', items: [] })
  expect(whole.buckets).toEqual({ total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0 })
  expect(new Set(whole.rates.map(({ value }) => value))).toEqual(new Set(['—']))
  expect(whole.below).toHaveLength(10)
  expect((await board(GRID)).text).toBe('赭麓街道 · 车站社区 · 第05网格')
  expect(await city.resident.call('board', 'get', { area: 'nowhere' })).toMatchObject({
    code: 'area/unknown',
    message: '没有找到这个地方，请重新选择',
  })
  expect(await city.resident.call('board', 'get', { month: '2026-13' })).toMatchObject({ field: 'month' })
})

test('一件诉求从上报到办结，网格、社区、街道、全区的数字一起变', async () => {
  const { resident, worker } = city
  const { id } = await resident.report()
  await city.passes({ minutes: 1 })
  for (const area of [GRID, COMMUNITY, STREET, DISTRICT])
    expect((await board(area)).buckets).toMatchObject({ total: 1, running: 1, onTime: 0 })

  await worker.act(id, { name: 'accept' })
  await resolve(worker, id)
  await resident.act(id, { name: 'rate', score: 'satisfied' })
  await city.passes({ minutes: 1 })
  for (const area of [GRID, COMMUNITY, STREET, DISTRICT]) {
    const { buckets, rates, closings } = await board(area)
    expect(buckets).toEqual({ total: 1, onTime: 1, late: 0, overdue: 0, running: 0, setAside: 0 })
    expect(closings.kinds).toEqual([{ name: 'solved', text: '已解决', count: 1 }])
    expect(rates.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'onTime 100.0%',
      'done 100.0%',
      'answered 100.0%',
      'solved 100.0%',
      'satisfied 100.0%',
      'reopened 0.0%',
      'extended 0.0%',
      'sentBack 0.0%',
    ])
  }
  const { below } = await board(COMMUNITY)
  expect(below).toHaveLength(12)
  expect(below.find(({ area }) => area === GRID)).toMatchObject({
    name: '第05网格',
    buckets: { total: 1 },
    satisfied: '100.0%',
  })
  expect((await board(GRID, '2026-02')).buckets.total).toBe(0)
})

test('从自己的网格一级一级往上，走到全区为止；数过没数过都一样', async () => {
  await city.resident.report()
  const upFrom = async (area: string): Promise<string[]> => {
    const { above } = await board(area)
    return above ? [`${above.area} ${above.name}`, ...(await upFrom(above.area))] : []
  }
  const way = [`${COMMUNITY} 车站社区`, `${STREET} 赭麓街道`, `${DISTRICT} 镜湖区`]
  expect(await upFrom(GRID)).toEqual(way)
  await city.passes({ minutes: 1 })
  expect(await upFrom(GRID)).toEqual(way)
})

test('到期没办结，不用谁去看，看板自己改成超时未办结', async () => {
  const { id } = await city.resident.report()
  await city.passes({ days: 20 })
  await city.passes({ minutes: 1 })
  expect((await board(GRID)).buckets).toMatchObject({ total: 1, running: 0, overdue: 1 })
  expect(ticketOf(id).told.overdue).toBe(true)
})

test('更正了地点，原来的网格减一件，新的网格加一件', async () => {
  const { id } = await city.resident.report()
  await city.passes({ minutes: 1 })
  await city.worker.act(id, { name: 'accept' })
  await clerk.act(id, { name: 'correct', place: { area: NEXT_GRID }, note: '在隔壁网格' })
  await city.passes({ minutes: 1 })
  expect((await board(GRID)).buckets.total).toBe(0)
  expect((await board(NEXT_GRID)).buckets.total).toBe(1)
  expect((await board(COMMUNITY)).buckets.total).toBe(1)
})

describe('重算', () => {
  const rebuild = (who: Phone, area: string) => who.ask('board', 'rebuild', { area })
  /** Asks for it, lets the clock work it off, and asks how it ended. */
  const rebuilt = async (who: Phone, area: string) => {
    await rebuild(who, area)
    await city.passes({ minutes: 1 })
    return rebuild(who, area)
  }

  test('只有管这里的街道和区可以', async () => {
    for (const who of [city.resident, city.worker, clerk, city.someone('方村街道工作人员')])
      expect(await who.call('board', 'rebuild', { area: COMMUNITY })).toMatchObject({
        code: 'board/not-yours',
        message: '只有街道和区网格中心可以重算本辖区的数字',
      })
    const officer = city.someone('赭麓街道工作人员')
    expect(await officer.call('board', 'rebuild', { area: DISTRICT })).toMatchObject({
      code: 'board/not-yours',
      message: '只有街道和区网格中心可以重算本辖区的数字',
    })
    expect(await officer.call('board', 'rebuild', { area: 'nowhere' })).toMatchObject({
      code: 'area/unknown',
      message: '没有找到这个地方，请重新选择',
    })
    expect(await rebuild(officer, GRID)).toEqual({ days: 0, mended: 0, isDone: false })
    expect(await rebuilt(officer, GRID)).toEqual({ days: 0, mended: 0, isDone: true })
  })

  test('漏数的一件，重算时找出来，各级看板随后改正', async () => {
    const officer = city.someone('赭麓街道工作人员')
    const { id } = await city.resident.report()
    await city.passes({ minutes: 1 })
    // As if the function had died before it could say that there is something to count.
    const lost = { ...ticketOf(id), _id: 'lost', no: 'JH260302-LOST1', outbox: [], outboxAt: null, wakeAt: null }
    city.cloud.load('tickets', [{ ...lost }])
    await city.passes({ minutes: 1 })
    expect((await board(DISTRICT)).buckets.total).toBe(1)
    expect(await rebuilt(officer, STREET)).toEqual({ days: 3, mended: 3, isDone: true })
    await city.passes({ minutes: 1 })
    for (const area of [GRID, COMMUNITY, STREET, DISTRICT]) expect((await board(area)).buckets.total).toBe(2)
    expect(await rebuilt(city.someone('区网格中心'), DISTRICT)).toEqual({ days: 4, mended: 0, isDone: true })
  })

  // Some two hundred calls and a week of clock runs: longer than a story usually takes.
  test('热闹的一周：重办、更正、并件、撤回、延期以后，四个格子处处加得起来，重算一件不差', async () => {
    const done = await livelyWeek()
    for (const name of ['accept', 'approve', 'correct', 'extend', 'merge', 'rate', 'reopen', 'resolve', 'withdraw'])
      expect(done).toContain(name)
    await city.passes({ minutes: 1 })

    const rollups = (city.cloud.read('rollups') as unknown as Rollup[]).filter(({ _id }) => _id !== COUNTED)
    expect(rollups.filter(({ staleAt }) => staleAt !== null)).toEqual([])
    for (const { area, day, figures } of rollups) {
      expect(addsUp(figures)).toBe(true)
      expect(keptApart(figures)).toBe(true)
      const below = rollups.filter((one) => one.parent === area && one.day === day)
      const own = city.cloud.read('tickets', { area, reportedOn: day }).length
      expect(everyOne(figures)).toBe(below.reduce((sum, one) => sum + everyOne(one.figures), own))
    }
    const whole = await board()
    expect(everyOne(whole.buckets)).toBe(city.cloud.read('tickets').length)
    const { kinds, withdrawn, merged } = whole.closings
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(whole.buckets.onTime + whole.buckets.late)
    expect(withdrawn + merged).toBe(whole.buckets.setAside)
    for (const kind of ['total', 'onTime', 'late', 'overdue', 'running', 'setAside'] as const)
      expect(whole.below.reduce((sum, { buckets }) => sum + buckets[kind], 0)).toBe(whole.buckets[kind])

    expect(await rebuilt(city.someone('区网格中心'), DISTRICT)).toEqual({
      days: rollups.length,
      mended: 0,
      isDone: true,
    })
  }, 180_000)
})

const everyOne = ({ total, setAside }: Buckets): number => total + setAside
const keptApart = (f: Figures): boolean =>
  f.solved + f.explained + f.elsewhere + f.duplicate === f.ended && f.withdrawn + f.merged === f.setAside
const addsUp = ({ total, onTime, late, overdue, running }: Buckets): boolean =>
  onTime + late + overdue + running === total

/** Seven days of whatever residents and handlers may do, by chance but the same every time. @returns what was done */
async function livelyWeek(): Promise<Set<string>> {
  const next = chance(7)
  const one = <T>(all: T[]): T => all[Math.floor(next() * all.length)]!
  const residents = ['车站社区第05网格', '三山里社区第03网格', '天城村', '第02网格'].map((word) => city.someone(word))
  const officers = ['车站社区工作人员', '三山里社区工作人员', '方村街道工作人员', '赭麓街道工作人员'].map((word) =>
    city.someone(word),
  )
  const identities = city.cloud.read('identities') as Array<{ _id: string; person: string }>
  const phoneOf = (person: string) => city.phone(identities.find((one) => one.person === person)!._id.slice(3))
  const told: Array<{ by: Phone; id: string }> = []
  const done = new Set<string>()
  const attempt = async (share: number, who: Phone, id: string, command: Input<'ticket', 'act'>['command']) => {
    if (next() >= share) return
    const reply = await who.call('ticket', 'act', { id, command })
    if (reply.ok) done.add(command.name)
  }
  for (let day = 0; day < 7; day += 1) {
    for (const by of residents) told.push({ by, id: (await by.report({ category: one([LAMP, '0102']) })).id })
    for (const { by, id } of told) {
      const { isOpen, status, holder } = ticketOf(id)
      await attempt(0.1, by, id, { name: 'withdraw' })
      await attempt(isOpen ? 0 : 0.5, by, id, { name: 'rate', score: one(['satisfied', 'dissatisfied']) })
      await attempt(isOpen ? 0 : 0.4, by, id, { name: 'reopen', note: '又坏了' })
      if (!isOpen) continue
      const officer = one(officers)
      // Only what is still open can take another in.
      const open = told.filter((other) => ticketOf(other.id).isOpen)
      await attempt(0.4, officer, id, { name: 'merge', into: one(open).id })
      await attempt(0.3, officer, id, { name: 'correct', place: { area: one([GRID, NEXT_GRID]) }, note: '地点不对' })
      const who = holder === null ? one(officers) : phoneOf(holder)
      if (status === 'dispatched') await attempt(1, who, id, { name: 'accept' })
      const until = city.cloud.now() + 5 * 86_400_000
      await attempt(0.4, who, id, { name: 'extend', until, note: '等材料' })
      for (const clerk of officers) await attempt(0.5, clerk, id, { name: 'approve' })
      const photos = [await who.upload()]
      await attempt(0.6, who, id, { name: 'resolve', closing: one([...Closing.options]), note: '好了', photos })
    }
    await city.passes({ hours: 24 })
  }
  return done
}

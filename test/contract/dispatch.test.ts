import type { Area } from '../../cloudfunctions/domain/area'
import type { Load } from '../../cloudfunctions/domain/server'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import type { Job } from '../../cloudfunctions/usecases/ports/people'
import { LAMP, type LocalCity, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const grid = (n: number) => `${COMMUNITY}${String(n).padStart(3, '0')}`
const DAY = 24 * 3_600_000

let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
})

const reportAt = (area: string, by = city.resident) => by.report({ place: { area } })
const stored = (id: string) => records.one<Ticket>('tickets', id)
const areaOf = (id: string) => records.one<Area>('areas', id)
/** Lets everyone go who serves the grid as worker or stand-in. */
async function empty(area: string): Promise<void> {
  const { worker, standIns = [] } = areaOf(area)
  for (const { person } of [...(worker ? [worker] : []), ...standIns])
    await clerk.ask('account', 'dismiss', { person, role: 'worker', scope: area })
}

const phones = new Map<string, Phone>()
/** Asked in anew, so that they have a phone of their own; one name is one person. */
async function join(area: string, name: string, isStandIn = false): Promise<Phone> {
  const who = phones.get(name) ?? (await city.newcomer().agrees())
  phones.set(name, who)
  const { code } = await clerk.ask('account', 'invite', { role: 'worker', isStandIn, scope: area })
  await who.ask('account', 'join', { code, name, phone: '0553-7654321' })
  return who
}

/** The grid's only worker. */
async function newWorker(area: string, name: string): Promise<Phone> {
  await empty(area)
  return join(area, name)
}

describe('请假', () => {
  test('新来的派给代班，手上的不动；假期过了又派给本人', async () => {
    const { worker } = city
    const before = await reportAt(grid(5))
    const now = city.cloud.now()
    const me = await worker.ask('account', 'setLeave', { leave: [{ from: now, until: now + DAY }] })
    expect(me.leave).toEqual([{ from: now, until: now + DAY }])
    const during = await reportAt(grid(5))
    expect([before.holder?.name, during.holder?.name]).toEqual(['王秀兰', '杨月琴'])
    expect((await city.resident.ticket(before.id)).holder?.name).toBe('王秀兰')
    expect(stored(during.id).timeline.find(({ name }) => name === 'dispatched')).toMatchObject({ reason: 'stand-in' })
    const card = await city.resident.ask('area', 'card', { area: grid(5) })
    expect(card).toMatchObject({ worker: { name: '王秀兰', onDuty: false }, takenBy: '代班网格员 杨月琴' })
    const { people } = await clerk.ask('account', 'roster', { area: grid(5) })
    expect(people.find(({ name }) => name === '王秀兰')).toMatchObject({
      dutyText: '请假至 明天 09:00',
      isOnDuty: false,
    })
    await city.passes({ days: 1 })
    expect((await reportAt(grid(5))).holder?.name).toBe('王秀兰')
    expect((await worker.me()).leave).toEqual([])
  })

  test('一次请假，几处都不派给他', async () => {
    const who = await join(grid(1), '两处代班', true)
    await join(grid(2), '两处代班', true)
    const now = city.cloud.now()
    await who.ask('account', 'setLeave', { leave: [{ from: now, until: now + DAY }] })
    for (const area of [grid(1), grid(2)])
      expect(areaOf(area).standIns?.find(({ name }) => name === '两处代班')?.leave).toHaveLength(1)
    await who.ask('account', 'setLeave', { leave: [] })
    expect(areaOf(grid(2)).standIns?.find(({ name }) => name === '两处代班')?.leave).toEqual([])
  })

  test('请假抄到一半断了，时钟来抄完', async () => {
    const who = await join(grid(1), '抄一半', true)
    await join(grid(2), '抄一半', true)
    const { person } = await who.me()
    const leave = [{ from: city.cloud.now(), until: city.cloud.now() + DAY }]
    const place = { object: person, scope: '', by: person, cursor: '', facts: {} }
    await records.change('people', person, { leave })
    city.cloud.load('jobs', [
      { _id: 'absence-cut', schemaVersion: 1, kind: 'absence', at: city.cloud.now(), state: 'waiting', ...place },
    ])
    await city.passes({ minutes: 1 })
    for (const area of [grid(1), grid(2)])
      expect(areaOf(area).standIns?.find(({ name }) => name === '抄一半')?.leave).toEqual(leave)
    expect(records.one<Job>('jobs', 'absence-cut').state).toBe('done')
  })

  test('请假时写明请谁代班，几个代班里先派给他；只能请本网格的代班', async () => {
    const area = grid(3)
    const worker = await newWorker(area, '请得到人')
    const first = await join(area, '代班甲', true)
    const second = await join(area, '代班乙', true)
    const now = city.cloud.now()
    const span = { from: now, until: now + DAY }
    const standIn = (await second.me()).person
    const me = await worker.ask('account', 'setLeave', { leave: [{ ...span, standIn }] })
    expect(me.leave).toEqual([{ ...span, standIn }])
    const held = [await reportAt(area), await reportAt(area, city.neighbour)]
    expect(held.map(({ holder }) => holder?.name)).toEqual(['代班乙', '代班乙'])
    const asks = async (who: Phone, other: string) =>
      who.call('account', 'setLeave', { leave: [{ ...span, standIn: other }] })
    expect(await asks(worker, (await city.worker.me()).person)).toMatchObject({
      code: 'account/stand-in',
      message: '只能请本网格的代班，请重新选择',
    })
    expect(await asks(clerk, standIn)).toMatchObject({
      code: 'account/stand-in',
      message: '只能请本网格的代班，请重新选择',
    })
    expect((await first.me()).leave).toEqual([])
  })

  test('值班时间自己设：夜里的急事派给此刻值班的代班，平常的事照旧', async () => {
    const area = grid(4)
    const worker = await newWorker(area, '白天值班')
    const night = await join(area, '夜里值班', true)
    const me = await worker.ask('account', 'setLeave', { leave: [], hours: [{ from: '08:00', until: '18:00' }] })
    expect(me.hours).toEqual([{ from: '08:00', until: '18:00' }])
    await night.ask('account', 'setLeave', { leave: [], hours: [{ from: '18:00', until: '08:00' }] })
    await city.passes({ hours: 13 })
    const urgent = await city.resident.report({ words: '楼道里有人触电', place: { area } })
    const usual = await city.neighbour.report({ place: { area } })
    expect([urgent.holder?.name, usual.holder?.name]).toEqual(['夜里值班', '白天值班'])
    await city.passes({ hours: 11 })
    for (const hours of [[{ from: '9:00', until: '18:00' }], [{ from: '09:00', until: '09:00' }]])
      expect(await worker.call('account', 'setLeave', { leave: [], hours })).toMatchObject({ code: 'request/invalid' })
    expect((await worker.ask('account', 'setLeave', { leave: [] })).hours).toEqual(me.hours)
    expect((await worker.ask('account', 'setLeave', { leave: [], hours: [] })).hours).toEqual([])
  })

  test('不在岗的人不用请假；结束要晚于开始', async () => {
    expect(await city.resident.call('account', 'setLeave', { leave: [] })).toMatchObject({
      code: 'account/not-serving',
      message: '在岗的人才需要请假',
    })
    expect(await city.worker.call('account', 'setLeave', { leave: [{ from: 2, until: 1 }] })).toMatchObject({
      code: 'request/invalid',
      message: '结束要晚于开始',
    })
  })
})

describe('手上有几件', () => {
  test('满了派给代班，办完一件又派给他；派的时候手上几件写在时间线上', async () => {
    const area = grid(9)
    const worker = await newWorker(area, '只接一件')
    await join(area, '帮手', true)
    await records.change('areas', area, { worker: { capacity: 1 } })
    const first = await reportAt(area)
    const second = await reportAt(area, city.neighbour)
    expect([first.holder?.name, second.holder?.name]).toEqual(['只接一件', '帮手'])
    expect(stored(first.id).timeline.find(({ name }) => name === 'dispatched')).toMatchObject({
      load: { open: 0, capacity: 1 },
    })
    const { person } = await worker.me()
    expect(records.one<Load>('loads', person).open).toBe(1)
    await worker.act(first.id, { name: 'accept' })
    await worker.act(first.id, {
      name: 'resolve',
      closing: 'solved',
      note: '换好了',
      photos: [await worker.upload()],
    })
    expect(records.one<Load>('loads', person).open).toBe(0)
    expect((await reportAt(area)).holder?.name).toBe('只接一件')
    const { people } = await clerk.ask('account', 'roster', { area })
    expect(people.find(({ name }) => name === '只接一件')?.open).toBe(1)
  })

  test('同时来五件，数出来还是五件', async () => {
    const area = grid(10)
    const worker = await newWorker(area, '一下五件')
    await Promise.all(
      [1, 2, 3, 4, 5].map(async (n) => {
        const neighbour = await city.phone(`o-crowd-${n}`).agrees()
        return neighbour.report({ place: { area }, words: `第${n}盏路灯不亮了` })
      }),
    )
    expect(records.one<Load>('loads', (await worker.me()).person).open).toBe(5)
  })
})

describe('离任', () => {
  test('手上的诉求重新派出，居民看得到换了人；身份和名单里都没有了', async () => {
    const area = grid(11)
    const worker = await newWorker(area, '要走的人')
    const waiting = await reportAt(area)
    const handling = await reportAt(area, city.neighbour)
    await worker.act(handling.id, { name: 'accept' })
    const { person } = await worker.me()
    const me = await worker.ask('account', 'quit', { role: 'worker', scope: area })
    expect(me.roles.map(({ role }) => role)).toEqual(['resident'])
    expect(areaOf(area).worker).toBeUndefined()
    await city.passes({ minutes: 2 })
    for (const { id } of [waiting, handling]) {
      const ticket = stored(id)
      expect(ticket.holder).not.toBe(person)
      expect(ticket.timeline.filter(({ name }) => name === 'dispatched').at(-1)).toMatchObject({ reason: 'left' })
      expect(ticket.isOpen).toBe(true)
    }
    expect(
      await worker.call('ticket', 'act', { id: handling.id, command: { name: 'progress', note: '还想办' } }),
    ).toMatchObject({
      ok: false,
    })
    await city.passes({ minutes: 2 })
    expect(records.one<Load>('loads', person).open).toBe(0)
    const seen = await city.resident.ticket(waiting.id)
    expect(seen.timeline.map(({ title }) => title).join()).toContain('原承办人已不在岗，改派给')
    expect((await reportAt(area)).holder?.name).not.toBe('要走的人')
  })

  test('被请走的人也一样；在别处任职的，别处的留着', async () => {
    const [here, there] = [grid(12), grid(8)]
    const who = await newWorker(here, '两头跑')
    const local = await newWorker(there, '本地人')
    await join(there, '两头跑', true)
    const now = city.cloud.now()
    await local.ask('account', 'setLeave', { leave: [{ from: now, until: now + DAY }] })
    const kept = await reportAt(here)
    const handed = await reportAt(there)
    const { person } = await who.me()
    expect([stored(kept.id).holder, stored(handed.id).holder]).toEqual([person, person])
    await clerk.ask('account', 'dismiss', { person, role: 'worker', scope: there })
    await city.passes({ minutes: 2 })
    expect(stored(kept.id).holder).toBe(person)
    expect(stored(handed.id).holder).not.toBe(person)
    expect((await who.me()).roles.map(({ scope }) => scope)).toContain(here)
  })

  test('离任做到一半断了，时钟来做完', async () => {
    const area = grid(7)
    const worker = await newWorker(area, '断在半路')
    const { id } = await reportAt(area)
    const { person } = await worker.me()
    city.cloud.load('jobs', [
      {
        _id: 'leave-cut-short',
        schemaVersion: 1,
        kind: 'handOver',
        object: person,
        role: 'worker',
        scope: area,
        by: person,
        at: city.cloud.now(),
        cursor: '',
        state: 'waiting',
        facts: {},
      },
    ])
    await city.passes({ minutes: 1 })
    expect(areaOf(area).worker).toBeUndefined()
    expect((await worker.me()).roles.map(({ role }) => role)).toEqual(['resident'])
    expect(stored(id).holder).not.toBe(person)
    expect(records.one<{ state: string }>('jobs', 'leave-cut-short').state).toBe('done')
  })

  test('走了马上又被请回来，不会再被请走', async () => {
    const area = grid(6)
    const worker = await newWorker(area, '去而复返')
    await worker.ask('account', 'quit', { role: 'worker', scope: area })
    await join(area, '去而复返')
    await city.passes({ minutes: 2 })
    expect(areaOf(area).worker?.name).toBe('去而复返')
    expect((await worker.me()).roles.map(({ scope }) => scope)).toContain(area)
  })
})

test('没有网格员也没有代班，派给管这一类的团队成员，他接得了；别的类别到社区', async () => {
  const area = grid(1)
  await empty(area)
  const member = await city.phone('o-lamp-lighter').agrees()
  const { code } = await clerk.ask('account', 'invite', {
    role: 'team',
    scope: area,
    duty: 'patrol',
    categories: [LAMP],
  })
  await member.ask('account', 'join', { code, name: '管灯的人' })
  const lamp = await reportAt(area)
  expect(lamp.holder?.name).toBe('管灯的人')
  expect(stored(lamp.id)).toMatchObject({ desk: area, deskRole: 'team' })
  expect((await member.act(lamp.id, { name: 'accept' })).status).toBe('handling')
  const [group] = await city.resident.ask('ticket', 'categories', {})
  const other = group?.items.find((item) => item.code !== LAMP && item.questions.length === 0)
  const litter = await city.neighbour.report({ place: { area }, category: other?.code ?? '' })
  expect(stored(litter.id)).toMatchObject({ desk: COMMUNITY, deskRole: 'community', holder: null })
})

test('没有人的地方也不落空：社区和网格都没有人，到街道', async () => {
  const area = grid(3)
  await empty(area)
  const { staff = [] } = areaOf(COMMUNITY)
  const now = city.cloud.now()
  await records.change('areas', COMMUNITY, {
    staff: staff.map((server) => ({ ...server, leave: [{ from: now, until: now + DAY }] })),
  })
  const ticket = await reportAt(area)
  expect(stored(ticket.id)).toMatchObject({ desk: '340202014', holder: null, deskRole: 'street' })
})

import type { Person } from '../../cloudfunctions/domain/person'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { type LocalCity, newRequestId } from '../support/city'
import { topUp } from '../support/quota'
import { filedByClerk } from '../support/clerk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const WORDS = '三单元李桂英家门口的灯坏了三天'

let city: LocalCity
let records: Records
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
})

const stored = (id: string) => records.one<Ticket>('tickets', id)
const actionsOf = (person: string) =>
  records.find<{ action: string; by: string }>('audits', { by: person }).map(({ action }) => action)

// 注销。

test('抹去名字、电话、话和照片，诉求照常办下去，经过都留着；再来是一个新的人', async () => {
  const who = await city.newcomer().agrees()
  await who.ask('account', 'introduce', { name: '李桂英' })
  await who.ask('account', 'phone', { number: '13812345678' })
  await who.ask('account', 'settle', { grid: GRID })
  await topUp(who, 'progress')
  const photo = await who.upload()
  const ticket = await who.report({
    words: WORDS,
    photos: [photo],
    place: { area: GRID, address: '三单元门口' },
    behalf: { who: '张大爷', phone: '13912345678' },
  })
  const followed = await city.neighbour.report({ words: '别人的路灯' })
  await who.ask('ticket', 'second', { id: followed.id })
  await city.worker.act(ticket.id, { name: 'accept' })
  await city.worker.act(ticket.id, { name: 'progress', note: '已联系电工', photos: [] })
  const { person } = await who.me()
  const steps = stored(ticket.id).timeline
  const seconds = stored(followed.id).seconds

  expect(await who.call('account', 'erase', { confirm: '确定' as '注销' })).toMatchObject({ code: 'request/invalid' })
  await who.ask('account', 'erase', { confirm: '注销' })
  await city.passes({ minutes: 1 })

  const now = stored(ticket.id)
  expect(now.timeline).toEqual(steps)
  expect(now).toMatchObject({ author: person, isOpen: true, address: '', behalf: null })
  const kept = JSON.stringify([now, ...records.find('people', { _id: person }), ...records.find('notices')])
  for (const gone of [WORDS, '李桂英家', '138****5678', '张大爷', '139****5678', '三单元门口', photo])
    expect(kept).not.toContain(gone)
  expect(kept).toContain('已联系电工')
  expect((await city.worker.call('ticket', 'reveal', { id: ticket.id })).ok).toBe(false)
  expect(records.find('notices', { person })).toEqual([])
  expect(records.find('quotas', { person })).toEqual([])
  expect(records.find('follows', { person })).toEqual([])
  expect(stored(followed.id).seconds).toBe(seconds)
  expect(actionsOf(person)).toContain('account.erase')

  const again = await who.me()
  expect(again.person).not.toBe(person)
  expect(again).toMatchObject({ name: '', agreed: 0, unread: 0, roles: [{ role: 'resident', scope: '' }] })
  expect((await who.ask('ticket', 'mine', {})).items).toEqual([])

  const done = await city.worker.act(ticket.id, {
    name: 'resolve',
    closing: 'solved',
    note: '换了新灯',
    photos: [await city.worker.upload()],
  })
  expect(done.status).toBe('resolved')
  await city.passes({ days: 8 })
  expect(stored(ticket.id).status).toBe('closed')
})

test('在岗时替来电的人登记的，是别人的事：话、称呼、电话、地点都留着', async () => {
  const who = await city.newcomer().agrees()
  const ticket = await filedByClerk(who, city)
  const { person } = await who.me()
  const before = stored(ticket.id)
  await who.ask('account', 'quit', { role: 'community', scope: COMMUNITY })
  await who.ask('account', 'erase', { confirm: '注销' })
  await city.passes({ minutes: 1 })
  expect(records.one<{ state: string }>('jobs', `erase-${person}`).state).toBe('done')
  const { contents, behalf, address } = stored(ticket.id)
  expect({ contents, behalf, address }).toEqual({
    contents: before.contents,
    behalf: before.behalf,
    address: before.address,
  })
})

test('注销以后诉求被并进别的一件，不再算跟着听消息的人', async () => {
  const who = await city.newcomer().agrees()
  const clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  const ticket = await who.report({ words: WORDS })
  const main = await city.neighbour.report({ words: '别人的路灯' })
  const { person } = await who.me()
  await who.ask('account', 'erase', { confirm: '注销' })
  await clerk.act(ticket.id, { name: 'merge', into: main.id, note: '同一盏灯' })
  await city.passes({ minutes: 1 })
  expect(stored(main.id).relatives).toContainEqual(expect.objectContaining({ id: ticket.id, kind: 'absorbed' }))
  expect(records.find('follows', { person })).toEqual([])
})

test('注销时还在路上的一步，写不回名字、电话、网格和身份', async () => {
  const who = await city.newcomer().agrees()
  await who.ask('account', 'introduce', { name: '李桂英' })
  const { person } = await who.me()
  await who.ask('account', 'erase', { confirm: '注销' })
  const erased = records.one<Person>('people', person)
  expect(erased.erasedAt).toBeDefined()
  // The store itself, as a call would use it that knew the person before.
  Object.assign(process.env, city.cloud.sdkEnv())
  const { peopleStore } = await import('../../cloudfunctions/adapters/people')
  await peopleStore.setPhone(person, { cipher: '1.x.y.z', masked: '138****5678' })
  await peopleStore.rename(person, '李桂英')
  await peopleStore.settle(person, GRID)
  await peopleStore.agree(person, 1, city.cloud.now())
  await peopleStore.setLeave(person, () => [{ from: 0, until: 1 }])
  await peopleStore.markRead(person, city.cloud.now())
  await peopleStore.grant(person, { role: 'worker', scope: GRID })
  expect(records.one<Person>('people', person)).toEqual(erased)
})

test('照片从云存储里也没有了', async () => {
  const who = await city.newcomer().agrees()
  const photo = await who.upload()
  const ticket = await who.report({ words: WORDS, photos: [photo] })
  const [shown] = (await who.ticket(ticket.id)).photos
  expect((await fetch(shown?.url ?? '')).status).toBe(200)
  await who.ask('account', 'erase', { confirm: '注销' })
  await city.passes({ minutes: 1 })
  expect((await fetch(shown?.url ?? '')).status).toBe(404)
})

test('反映过很多件，一件也不漏', async () => {
  const who = await city.newcomer().agrees()
  const one = stored((await who.report({ words: WORDS })).id)
  const many = Array.from({ length: 45 }, (_, n) => ({ ...one, _id: `many-${n}`, no: `JH260302-M${n}` }))
  city.cloud.load('tickets', many)
  await who.ask('account', 'erase', { confirm: '注销' })
  for (let runs = 0; runs < 3; runs += 1) await city.passes({ minutes: 1 })
  const left = records.find<Ticket>('tickets', { author: one.author })
  expect(left).toHaveLength(46)
  expect(left.filter((ticket) => JSON.stringify(ticket).includes(WORDS))).toEqual([])
  expect(records.one<{ state: string }>('jobs', `erase-${one.author}`).state).toBe('done')
})

test('在岗时发出过的邀请，连同上面的姓名一起没有', async () => {
  const clerk = city.phone('o-demo-community-340202014002-1')
  const who = await city.newcomer().agrees()
  const { code } = await clerk.ask('account', 'invite', { role: 'worker', scope: '340202014002001', isStandIn: true })
  await who.ask('account', 'join', { code, name: '短期代班', phone: '0553-1234567' })
  const { person } = await who.me()
  const left = { _id: 'LEFTOVER', by: person, byText: '车站社区 短期代班', expiresAt: city.cloud.now() }
  city.cloud.load('invitations', [left])
  await who.ask('account', 'quit', { role: 'worker', scope: '340202014002001' })
  await who.ask('account', 'erase', { confirm: '注销' })
  expect(JSON.stringify([records.find('invitations'), records.find('areas')])).not.toContain('短期代班')
})

test('还担任网格员的要先离任', async () => {
  expect(await city.worker.call('account', 'erase', { confirm: '注销' })).toMatchObject({
    code: 'account/serving',
    message: '您还担任网格员，请先离任，把手上的诉求交接好，再注销',
  })
})

test('注销的回话丢了再点一次，也没有关系', async () => {
  const who = await city.newcomer().agrees()
  await who.report({ words: WORDS })
  const requestId = newRequestId()
  await who.ask('account', 'erase', { confirm: '注销' }, requestId)
  expect(await who.call('account', 'erase', { confirm: '注销' }, requestId)).toMatchObject({ ok: true })
})

test('做到一半断了，时钟来做完', async () => {
  const who = await city.newcomer().agrees()
  await who.ask('account', 'introduce', { name: '断线的人' })
  const ticket = await who.report({ words: WORDS })
  const { person } = await who.me()
  city.cloud.load('jobs', [
    {
      _id: `erase-${person}`,
      schemaVersion: 1,
      kind: 'erase',
      object: person,
      scope: '',
      by: person,
      at: city.cloud.now(),
      cursor: '',
      state: 'waiting',
      facts: {},
    },
  ])
  await city.passes({ minutes: 1 })
  expect(records.one<Person>('people', person)).toMatchObject({ name: '', roles: [] })
  expect(JSON.stringify(stored(ticket.id))).not.toContain(WORDS)
  expect((await who.me()).person).not.toBe(person)
})

import type { Ticket } from '../../cloudfunctions/domain/ticket'
import type { LocalCity } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const GRID = '340202014002005'
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

test('到了保存期限：办结已久的话和照片、旧消息、旧邀请、旧操作记录都清除，经过和编号留着，新的不动', async () => {
  const who = await city.newcomer().agrees()
  const photo = await who.upload()
  const old = await who.report({ words: WORDS, photos: [photo], place: { area: GRID } })
  await who.act(old.id, { name: 'withdraw' })
  const { person } = await who.me()
  const clerk = city.phone('o-demo-community-340202014002-1')
  const { qr = '' } = await clerk.ask('account', 'invite', { role: 'team', scope: GRID })
  await clerk.ask('area', 'code', { area: GRID })
  await city.worker.ask('account', 'setLeave', { leave: [] })
  const codes = records.find<{ file: string }>('codes')
  expect([codes, records.find('jobs', { kind: 'absence' })].map(({ length }) => length)).toEqual([2, 1])
  expect((await fetch(qr)).status).toBe(200)
  // What lies in storage is asked of the storage itself, as a function would.
  Object.assign(process.env, city.cloud.sdkEnv())
  city.cloud.load('invitations', [{ _id: 'LONGPAST', by: 'x', byText: '某人', expiresAt: city.cloud.now() }])
  await who.ask('account', 'phone', {})
  const steps = stored(old.id).timeline.length
  for (let years = 0; years < 4; years += 1) await city.passes({ days: 366 })
  const fresh = await who.report({ words: '新的一件事', place: { area: GRID } })
  await city.passes({ minutes: 1 })
  expect(stored(old.id).timeline.length).toBeGreaterThanOrEqual(steps)
  expect(JSON.stringify(stored(old.id))).not.toContain(WORDS)
  expect(Object.values(stored(old.id).contents).every(({ words, photos }) => words === '' && photos.length === 0)).toBe(
    true,
  )
  expect(
    records
      .find<{ createdAt: number }>('notices', { person })
      .every(({ createdAt }) => createdAt > city.cloud.now() - 180 * 86_400_000),
  ).toBe(true)
  expect(stored(fresh.id).contents).toMatchObject({ [stored(fresh.id).timeline[0]?.id ?? '']: { words: '新的一件事' } })
  expect(records.find('invitations')).toEqual([])
  expect(records.find('screenings', { ticket: old.id })).toEqual([])
  expect(records.find('jobs', { kind: 'absence' })).toEqual([])
  // The grid's code stays; the invitation's has gone with it.
  expect(records.find('codes')).toHaveLength(1)
  const { photoStore } = await import('../../cloudfunctions/adapters/content')
  const left = await photoStore.urls(codes.map(({ file }) => file))
  expect([...left.keys()]).toEqual(records.find<{ file: string }>('codes').map(({ file }) => file))
  expect(actionsOf(person)).toEqual(['account.phone'])
  await city.passes({ days: 390 })
  await city.passes({ days: 1 })
  expect(actionsOf(person)).toEqual([])
})

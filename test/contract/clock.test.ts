import { type LocalCity, openCity } from '../support/city'
import { Records } from '../support/records'

let city: LocalCity
beforeAll(async () => {
  city = await openCity({ ticking: false })
})
afterAll(() => city.close())
const of = (ticket: string) => city.defects().filter((text) => text.includes(ticket))

test('一件后事做不成的，记一笔，过一会儿再试，越久歇得越长，至多十分钟；同一件别的后事照做', async () => {
  const { resident, worker } = city
  const { id } = await resident.report({ words: '灯一闪一闪' })
  const [{ timeline }] = city.cloud.read('tickets', { _id: id }) as [{ timeline: Array<{ id: string }> }]
  const intent = { kind: 'notify', audience: { person: (await worker.me()).person }, cursor: '' }
  await new Records(city).change('tickets', id, {
    outbox: [
      { ...intent, id: `${id}.e99.x`, entry: 'e99', news: 'task' },
      { ...intent, id: `${id}.e1.y`, entry: timeline[1]!.id, news: 'more-urgent' },
    ],
    outboxAt: 1,
  })
  await city.passes({ minutes: 1 })
  expect(of(id)).toHaveLength(1)
  expect(await worker.inbox()).toContain('有诉求升为优先')
  await city.passes({ minutes: 30 })
  expect(of(id)).toHaveLength(2)
  await city.passes({ minutes: 5 })
  expect(of(id)).toHaveLength(2)
  await city.passes({ minutes: 10 })
  expect(of(id)).toHaveLength(3)
})

test('一件坏了的诉求记一笔，过十分钟再看，不耽误别的，也不每分钟先看它', async () => {
  const { resident } = city
  const broken = await resident.report({ words: '灯不亮' })
  const whole = await resident.report({ words: '灯罩裂了' })
  // Its areas have gone from the database.
  await new Records(city).change('tickets', broken.id, { path: ['nowhere'] })
  await city.passes({ days: 3 })
  expect(of(broken.id)).toHaveLength(1)
  expect((await resident.ticket(whole.id)).deadline.level).toBe('overdue')
  await city.passes({ minutes: 5 })
  expect(of(broken.id)).toHaveLength(1)
  await city.passes({ minutes: 10 })
  expect(of(broken.id)).toHaveLength(2)
})

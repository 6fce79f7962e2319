import { type LocalCity, openCity } from '../support/city'
import { Records } from '../support/records'

let city: LocalCity
beforeAll(async () => {
  city = await openCity({ ticking: false })
})
afterAll(() => city.close())

test('一件坏了的诉求记一笔，过十分钟再看，不耽误别的，也不每分钟先看它', async () => {
  const { resident } = city
  const broken = await resident.report({ words: '灯不亮' })
  const whole = await resident.report({ words: '灯罩裂了' })
  // Its areas have gone from the database.
  await new Records(city).change('tickets', broken.id, { path: ['nowhere'] })
  await city.passes({ days: 3 })
  expect(city.defects()).toHaveLength(1)
  expect(city.defects()[0]).toContain(broken.id)
  expect((await resident.ticket(whole.id)).deadline.level).toBe('overdue')
  await city.passes({ minutes: 5 })
  expect(city.defects()).toHaveLength(1)
  await city.passes({ minutes: 10 })
  expect(city.defects()).toHaveLength(2)
})

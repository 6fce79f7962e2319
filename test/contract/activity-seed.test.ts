import { join } from 'node:path'
import type { Activity } from '../../cloudfunctions/domain/activity'
import { seedActivities } from '../../local/seed-activities'
import type { LocalCity } from '../support/city'
import { COMMUNITY, STATION } from '../support/activity'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

let city: LocalCity
cityOfThisFile(
  (opened) => {
    city = opened
    seedActivities(city.cloud, join(__dirname, '../../data/jinghu'))
  },
  { now: '2026-07-15 10:00' },
)

test('示例活动都在往后的日子里，都在有的地方；演示的人打开就有可报的、有办完的', async () => {
  const { items } = await city.resident.ask('activity', 'list', { place: STATION })
  expect(items.length).toBeGreaterThanOrEqual(6)
  expect(items.every(({ from }) => from > city.cloud.now())).toBe(true)
  const past = await city.resident.ask('activity', 'list', { place: STATION, when: 'past' })
  expect(past.items.every(({ mineText }) => mineText === '已到场')).toBe(true)
  expect(await city.resident.ask('activity', 'mine', {})).toMatchObject({ hoursText: '2 小时', services: 1 })
  const places = new Set(new Records(city).find<Activity>('activities').map(({ place }) => place))
  for (const place of places) expect(city.cloud.read('places', { _id: place })).toHaveLength(1)
})

test('示例活动照样报名、候补、提醒，办完的算进了这个月', async () => {
  const { items } = await city.resident.ask('activity', 'list', { place: STATION })
  const full = items.find(({ isFree }) => !isFree)!
  expect((await city.resident.ask('activity', 'join', { id: full.id })).mine).toMatchObject({ number: 1 })
  expect((await city.resident.ask('room', 'list', { place: STATION })).items.length).toBeGreaterThan(0)
  await city.passes({ hours: 9 })
  expect(await city.phone('o-demo-resident-16').inbox()).toContain('您报名的活动快开始了')
  const clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  const { kinds } = await clerk.ask('activity', 'usage', { place: STATION })
  expect(kinds.map(({ value }) => value)).toEqual(['0 场', '1 场', '1 场'])
})

import { type LocalCity, newRequestId, openCity } from '../support/city'

const FOLLOWERS = 10_000
/** Those among them whom WeChat would still push to. */
const REACHABLE = 60

let city: LocalCity
beforeEach(async () => {
  city = await openCity()
})
afterEach(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

const followers = Array.from({ length: FOLLOWERS }, (_, i) => `p-follower-${String(i).padStart(5, '0')}`)
const reachable = followers.filter((_, i) => i % (FOLLOWERS / REACHABLE) < 1)
const openidOf = (person: string): string => `o-${person}`

async function seed(ticket: string): Promise<void> {
  city.cloud.load(
    'follows',
    followers.map((person) => ({
      _id: `${ticket}:${person}`,
      schemaVersion: 1,
      ticket,
      person,
      kind: 'second',
      createdAt: 1,
    })),
  )
  const templateId = (await city.resident.me()).templates.resolved
  for (const person of reachable) city.cloud.subscribe(openidOf(person), { [templateId]: 'accept' })
  city.cloud.load(
    'identities',
    reachable.map((person) => ({ _id: `wx:${openidOf(person)}`, person })),
  )
  city.cloud.load(
    'quotas',
    reachable.map((person) => ({
      _id: `${person}:resolved`,
      schemaVersion: 1,
      person,
      template: 'resolved',
      left: 1,
      taps: [],
    })),
  )
}

test('一万人附议：网格员的答复不等他们，诉求不变大，个个听到结果恰好一次，能推送的各推一次', async () => {
  const { id } = await city.resident.report()
  await city.worker.act(id, { name: 'accept' })
  await seed(id)
  const stored = () => city.cloud.read('tickets', { _id: id })[0] ?? {}
  const told = () => city.cloud.read('notices', { title: '您附议的事已办结' })
  const before = JSON.stringify(stored()).length

  const photos = [await city.worker.upload()]
  const command = { name: 'resolve', closing: 'solved', note: '灯换好了', photos } as const
  const resolve = { action: 'act', input: { id, command }, requestId: newRequestId() }
  const reply = await city.cloud.callAs(city.worker.openid, 'ticket', resolve)
  expect(reply).toMatchObject({ result: { ok: true, data: { status: 'resolved' } } })
  expect(told().length).toBeLessThan(FOLLOWERS)
  expect(JSON.stringify(stored()).length - before).toBeLessThan(4_000)

  // 时钟每分钟来一次，每次做完它那一份。
  for (let minute = 0; minute < 30 && stored()['outboxAt'] !== null; minute += 1) await city.passes({ minutes: 1 })
  await city.passes({ minutes: 1 })
  expect(stored()).toMatchObject({ outbox: [], outboxAt: null })
  expect(
    told()
      .map(({ person }) => String(person))
      .sort(),
  ).toEqual(followers)
  const pushed = city.cloud.messages().filter(({ title }) => title === '诉求办结通知')
  expect(pushed.map(({ openid }) => openid).sort()).toEqual(reachable.map(openidOf))
  expect(city.cloud.read('notices', { push: 'sent' })).toHaveLength(REACHABLE)
}, 180_000)

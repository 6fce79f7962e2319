import { at } from '../support/city-facts'
import { type LocalCity, newRequestId, openCity } from '../support/city'
import { topUp } from '../support/quota'

let city: LocalCity
/** 午休时候不计工作时间：一小时里不会另外冒出接单超时的提醒。时间只由测试推着走：数到一半，不会正好到了整分。 */
const open = async (now = '2026-03-02 12:10') => {
  city = await openCity({ now, ticking: false })
}
afterEach(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

const TASK = '有新的诉求等您接单'
const SEND = 'subscribeMessage.send'

interface Stored {
  person: string
  title: string
  push: string
  sendAt: number | null
  tries: number
  message: object | null
  pushError?: string
}
const notices = (title = TASK): Stored[] => city.cloud.read('notices', { title }) as unknown as Stored[]
const states = (): string[] => notices().map(({ push }) => push)
const count = (state: string): number => states().filter((push) => push === state).length
const taskQuota = async (): Promise<number> => (await city.worker.me()).quota.task
const report = async (times: number) => {
  for (let i = 0; i < times; i += 1) await city.resident.report({ words: `第 ${i} 盏灯不亮` })
}

describe('夜里不打扰', () => {
  beforeEach(() => open('2026-03-02 22:30'))

  test('夜里来的任务，站内信马上有，微信第二天七点才响，只响一次', async () => {
    await topUp(city.worker, 'task')
    await city.resident.report()
    expect(await city.worker.inbox()).toEqual([TASK])
    expect(await city.worker.pushes()).toEqual([])
    await city.passes({ hours: 8, minutes: 25 })
    expect([await city.worker.pushes(), states()]).toEqual([[], ['queued']])
    await city.passes({ minutes: 10 })
    await city.passes({ minutes: 10 })
    expect(await city.worker.pushes()).toHaveLength(1)
    expect(notices()).toEqual([expect.objectContaining({ push: 'sent', sendAt: null, message: null })])
  })

  test('紧急的夜里也马上响', async () => {
    await topUp(city.worker, 'task')
    await city.resident.report({ words: '楼道里燃气泄漏，味道很大' })
    await city.passes({ minutes: 1 })
    expect(await city.worker.pushes()).toHaveLength(1)
  })
})

test('攒到夜里的，天亮再合成一条', async () => {
  await open('2026-03-02 21:50')
  await topUp(city.worker, 'task', 10)
  await report(7)
  expect(count('held')).toBe(2)
  await city.passes({ hours: 2 })
  expect([await city.worker.pushes(), count('held')]).toMatchObject([{ length: 5 }, 2])
  await city.passes({ hours: 7, minutes: 11 })
  expect([await city.worker.pushes(), count('digested')]).toMatchObject([{ length: 6 }, 2])
})

describe('一小时最多五条', () => {
  beforeEach(() => open())

  test('多出来的七条到点合成一条：写明几条，点开是站内信，只花一次额度', async () => {
    await topUp(city.worker, 'task', 10)
    await report(12)
    expect(await city.worker.pushes()).toHaveLength(5)
    expect([count('sent'), count('held'), await taskQuota()]).toEqual([5, 7, 5])
    await city.passes({ minutes: 30 })
    expect(await city.worker.pushes()).toHaveLength(5)
    await city.passes({ minutes: 31 })
    await city.passes({ minutes: 1 })
    const digest = city.cloud.messages(city.worker.openid).at(-1)
    expect(digest?.page).toBe('pages/notices/notices')
    expect(digest?.fields.map(({ value }) => value)).toContain('您有 7 条新提醒，点开查看')
    expect(city.cloud.messages(city.worker.openid)).toHaveLength(6)
    expect([count('sent'), count('digested'), await taskQuota()]).toEqual([5, 7, 4])
    expect(await city.worker.inbox()).toHaveLength(12)
  })

  test('同时来的再多，也正好五条', async () => {
    await topUp(city.worker, 'task', 10)
    for (let i = 0; i < 4; i += 1) await Promise.all([city.resident.report(), city.neighbour.report()])
    await city.passes({ minutes: 1 })
    expect(await city.worker.pushes()).toHaveLength(5)
    expect([count('sent'), count('held')]).toEqual([5, 3])
  })

  test('紧急的不等下一个小时', async () => {
    await topUp(city.worker, 'task', 10)
    await report(6)
    await city.resident.report({ words: '楼道里燃气泄漏，味道很大' })
    await city.passes({ minutes: 1 })
    expect(await city.worker.pushes()).toHaveLength(6)
    expect([count('sent'), count('held')]).toEqual([6, 1])
  })

  test('只多出一条，到点送的就是它自己', async () => {
    await topUp(city.worker, 'task', 10)
    await report(6)
    await city.passes({ minutes: 61 })
    const last = city.cloud.messages(city.worker.openid).at(-1)
    expect(last?.page).toMatch(/^pages\/ticket\/ticket\?id=/)
    expect([count('sent'), count('held'), count('digested')]).toEqual([6, 0, 0])
  })

  test('攒着的时候额度没了：站内信都在，一条也不推', async () => {
    await topUp(city.worker, 'task', 6)
    await report(8)
    city.cloud.disturb(SEND, 43101, 1)
    await city.passes({ minutes: 61 })
    expect(await city.worker.pushes()).toHaveLength(5)
    expect([count('sent'), count('no-quota'), await taskQuota()]).toEqual([5, 3, 0])
  })

  test('合成一条时微信正忙：过后再送，还是一条', async () => {
    await topUp(city.worker, 'task', 10)
    await report(8)
    city.cloud.disturb(SEND, -1, 1)
    await city.passes({ minutes: 61 })
    expect([count('sent'), count('held')]).toEqual([5, 3])
    await city.passes({ minutes: 2 })
    await city.passes({ minutes: 1 })
    expect([count('sent'), count('digested')]).toEqual([5, 3])
    expect(await city.worker.pushes()).toHaveLength(6)
  })

  test('合成一条的途中断电：不再推第二次，每一条都标为不明', async () => {
    await topUp(city.worker, 'task', 10)
    await report(7)
    const held = city.cloud.read('notices', { push: 'held' })
    expect(held).toHaveLength(2)
    const half = held.map((notice) => ({
      ...notice,
      _id: `${String(notice['_id'])}-half`,
      title: '一半',
      push: 'sending',
      digest: 'half',
      sendAt: city.cloud.now() + 30_000,
    }))
    city.cloud.load('notices', half)
    await city.passes({ minutes: 2 })
    expect(notices('一半').map(({ push }) => push)).toEqual(['unknown', 'unknown'])
    expect(await city.worker.pushes()).toHaveLength(5)
  })
})

describe('没送成', () => {
  beforeEach(() => open())

  test('微信忙：诉求照办，过一分钟再送，就送到了；额度只花一次', async () => {
    await topUp(city.worker, 'task', 2)
    city.cloud.disturb(SEND, -1, 1)
    await city.resident.report()
    expect([states(), await taskQuota()]).toEqual([['queued'], 2])
    await city.passes({ minutes: 2 })
    expect([states(), await taskQuota()]).toEqual([['sent'], 1])
    expect(await city.worker.pushes()).toHaveLength(1)
  })

  test('一直忙：隔得越来越久地试，试完为止，不再试下去', async () => {
    await topUp(city.worker, 'task')
    city.cloud.disturb(SEND, -1, 1_000)
    await city.resident.report()
    for (const minutes of [2, 6, 31, 121]) {
      expect(states()).toEqual(['queued'])
      await city.passes({ minutes })
    }
    expect(notices()).toEqual([
      expect.objectContaining({ push: 'failed', tries: 5, pushError: expect.stringContaining('-1') as string }),
    ])
    city.cloud.disturb(SEND, -1, 0)
    await city.passes({ days: 1 })
    expect(states()).toEqual(['failed'])
  })

  test('当天次数到了上限：第二天早上七点再送', async () => {
    await topUp(city.worker, 'task')
    city.cloud.disturb(SEND, 45009, 1)
    const { id } = await city.resident.report()
    await city.worker.act(id, { name: 'accept' })
    expect(notices()).toEqual([expect.objectContaining({ push: 'queued', sendAt: at('2026-03-03 07:00') })])
    await city.passes({ hours: 19 })
    expect(states()).toEqual(['sent'])
  })

  test('模板在微信平台被删了：记下原因，诉求不受影响', async () => {
    await topUp(city.worker, 'task')
    city.cloud.removeTemplate((await city.worker.me()).templates.task)
    const { id } = await city.resident.report()
    expect(notices()).toEqual([
      expect.objectContaining({ push: 'failed', pushError: expect.stringContaining('40037') as string }),
    ])
    expect((await city.worker.act(id, { name: 'accept' })).status).toBe('handling')
  })

  test('有一栏微信不收：不再重试，额度还在', async () => {
    await topUp(city.worker, 'task')
    city.cloud.disturb(SEND, 47003, 1)
    await city.resident.report()
    await city.passes({ hours: 1 })
    expect(states()).toEqual(['failed'])
    expect(await taskQuota()).toBe(1)
  })
})

test('只剩一次额度时，快到期的提醒让给新任务', async () => {
  await open('2026-03-02 09:00')
  await city.worker.act((await city.resident.report()).id, { name: 'accept' })
  await topUp(city.worker, 'task')
  await city.passes({ hours: 44 })
  const soon = '有诉求快到期了'
  expect(notices(soon).map(({ push }) => push)).toEqual(['no-quota'])
  expect(await taskQuota()).toBe(1)
})

test('同一次点按报了两遍，第一次开账也只算一次', async () => {
  await open()
  const tap = newRequestId()
  const consent = () => city.worker.ask('notice', 'consent', { templates: ['task', 'progress'], tap })
  await Promise.all([consent(), consent()])
  expect(await consent()).toEqual({ progress: 1, resolved: 0, task: 1, activity: 0 })
  const taps = [newRequestId(), newRequestId(), newRequestId()]
  await Promise.all(taps.map((one) => city.neighbour.ask('notice', 'consent', { templates: ['task'], tap: one })))
  expect((await city.neighbour.me()).quota.task).toBe(3)
  expect(city.cloud.read('quotas')).toEqual(
    expect.arrayContaining([expect.objectContaining({ schemaVersion: 1, left: 3 })]),
  )
})

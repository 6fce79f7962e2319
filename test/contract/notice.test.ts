import { hash } from '../../cloudfunctions/adapters/entropy'
import { type LocalCity, newRequestId, openCity } from '../support/city'
import { topUp } from '../support/quota'

let city: LocalCity
beforeEach(async () => {
  city = await openCity()
})
afterEach(() => city.close())

interface Stored {
  _id: string
  person: string
  title: string
  push: string
  pushError?: string
}
/** Of a piece of news, and who it is for. */
const idOf = (news: string, person: unknown): string => `${news}:${hash(`${news}:${String(person)}`)}`
const notices = (title: string): Stored[] => city.cloud.read('notices', { title }) as unknown as Stored[]
const TASK = '有新的诉求等您接单'

test('没有额度：站内信照到，不推送，注明没有额度', async () => {
  await city.resident.report()
  expect(await city.worker.inbox()).toEqual([TASK])
  expect(await city.worker.pushes()).toEqual([])
  expect(notices(TASK)).toEqual([expect.objectContaining({ push: 'no-quota' })])
})

test('我们的账上有、微信那里没有：推送被拒，账记成零，站内信照到', async () => {
  await city.worker.ask('notice', 'consent', { templates: ['task'], tap: newRequestId() })
  await city.resident.report()
  await city.passes({ minutes: 1 })
  expect(notices(TASK)).toEqual([
    expect.objectContaining({ push: 'no-quota', pushError: expect.stringContaining('43101') as string }),
  ])
  expect((await city.worker.me()).quota.task).toBe(0)
  expect(await city.worker.inbox()).toEqual([TASK])
})

test('点一次同意推一条，推完就没了', async () => {
  await topUp(city.worker, 'task', 2)
  expect((await city.worker.me()).quota.task).toBe(2)
  for (let i = 0; i < 3; i += 1) await city.resident.report()
  await city.passes({ minutes: 1 })
  expect(await city.worker.pushes()).toHaveLength(2)
  expect((await city.worker.me()).quota.task).toBe(0)
  expect(await city.worker.inbox()).toEqual([TASK, TASK, TASK])
})

test('接单时再同意一次，额度当场加上', async () => {
  const { id } = await city.resident.report()
  await city.worker.subscribe('task')
  await city.worker.ask('ticket', 'act', {
    id,
    command: { name: 'accept' },
    consent: { templates: ['task'], tap: newRequestId() },
  })
  expect((await city.worker.me()).quota.task).toBe(1)
})

test('办完还没来得及通知就断电：时钟一到补上，恰好一次', async () => {
  const { id } = await city.resident.report()
  const [ticket] = city.cloud.read('tickets', { _id: id })
  const entry = { name: 'overdue', id: 'e2', at: city.cloud.now(), by: 'clock' }
  city.cloud.load('tickets', [
    {
      ...ticket,
      _id: 'cut-short',
      no: 'JH260302-CUT00',
      timeline: [...(ticket?.['timeline'] as object[]), entry],
      outbox: [
        {
          id: 'cut-short.e2.overdue',
          kind: 'notify',
          audience: { person: ticket?.['holder'] },
          news: 'overdue',
          entry: 'e2',
          cursor: '',
        },
      ],
      outboxAt: city.cloud.now() + 5_000,
    },
  ])
  await city.passes({ minutes: 2 })
  await city.passes({ minutes: 2 })
  expect(notices('有诉求已超期').map(({ _id }) => _id)).toEqual([idOf('cut-short.e2.overdue', ticket?.['holder'])])
  expect(city.cloud.read('tickets', { _id: 'cut-short' })).toEqual([
    expect.objectContaining({ outbox: [], outboxAt: null }),
  ])
})

/** A ticket whose news of `e1` was cut short: in the worker's inbox already, its push as given. */
async function cutShort(push: object): Promise<void> {
  const { id } = await city.resident.report()
  const [ticket] = city.cloud.read('tickets', { _id: id })
  const [notice] = city.cloud.read('notices', { title: TASK })
  await topUp(city.worker, 'task')
  const audience = { person: ticket?.['holder'] }
  const intent = { id: 'half.e1.task', kind: 'notify', audience, news: 'task', entry: 'e1', cursor: '' }
  const values = {
    no: 'JH260302-HALF0',
    category: '公共照明',
    place: '甲街道',
    due: '2026年3月2日 15:30',
    note: '请接单',
  }
  city.cloud.load('notices', [
    {
      ...notice,
      _id: idOf('half.e1.task', ticket?.['holder']),
      title: '一半',
      message: { template: 'task', values },
      ...push,
    },
  ])
  city.cloud.load('tickets', [{ ...ticket, _id: 'half', no: 'JH260302-HALF0', outbox: [intent], outboxAt: 1 }])
}

test('推送到一半断电：不再推第二次，标为不明', async () => {
  await cutShort({ push: 'sending', sendAt: city.cloud.now() + 30_000 })
  await city.passes({ minutes: 2 })
  expect(notices('一半')).toEqual([expect.objectContaining({ push: 'unknown', sendAt: null })])
  expect(await city.worker.pushes()).toEqual([])
})

test('站内信到了、还没推送就断电：补推一次，站内信还是一条', async () => {
  await cutShort({ push: 'queued', sendAt: city.cloud.now() })
  await city.passes({ minutes: 2 })
  await city.passes({ minutes: 2 })
  expect(notices('一半')).toEqual([expect.objectContaining({ push: 'sent', message: null })])
  expect(await city.worker.pushes()).toHaveLength(1)
  expect(city.cloud.read('tickets', { _id: 'half' })).toEqual([expect.objectContaining({ outbox: [] })])
})

test('一件坏了的诉求，不挡住别人的消息', async () => {
  const { id } = await city.resident.report()
  const [ticket] = city.cloud.read('tickets', { _id: id })
  const broken = { kind: 'notify', audience: { person: 'x' }, news: 'task', entry: 'nowhere', cursor: '' }
  const whole = { kind: 'notify', audience: { person: 'someone' }, news: 'task', entry: 'e1', cursor: '' }
  city.cloud.load('tickets', [
    ...Array.from({ length: 25 }, (_, i) => ({
      ...ticket,
      _id: `broken-${i}`,
      no: `JH260302-B${i}`,
      outbox: [{ ...broken, id: `broken-${i}.x` }],
      outboxAt: 1,
    })),
    { ...ticket, _id: 'whole', no: 'JH260302-WHOLE', outbox: [{ ...whole, id: 'whole.e1.task' }], outboxAt: 2 },
  ])
  await city.passes({ minutes: 2 })
  expect(city.cloud.read('notices', { person: 'someone' })).toHaveLength(1)
})

test('注销以后，诉求照办，他的信箱里不再放东西', async () => {
  const { id } = await city.resident.report()
  const { person } = await city.resident.me()
  await city.resident.ask('account', 'erase', { confirm: '注销' })
  await city.passes({ minutes: 2 })
  await city.worker.act(id, { name: 'accept' })
  await city.worker.act(id, { name: 'progress', note: '已联系电工' })
  await city.passes({ minutes: 2 })
  expect(city.cloud.read('notices', { person })).toEqual([])
  expect(city.cloud.read('tickets', { _id: id })).toEqual([expect.objectContaining({ status: 'handling', outbox: [] })])
  expect(city.defects()).toEqual([])
})

test('看过以后，红点消失；新来的又亮', async () => {
  await city.resident.report()
  expect((await city.worker.me()).unread).toBe(1)
  await city.worker.ask('notice', 'read', {})
  expect((await city.worker.me()).unread).toBe(0)
  await city.passes({ minutes: 1 })
  await city.resident.report()
  expect((await city.worker.me()).unread).toBe(1)
})

test('只有看到的那一刻以前的算看过；读过的不会又变回未读', async () => {
  await city.resident.report()
  await city.passes({ minutes: 1 })
  await city.resident.report()
  const unread = async () => (await city.worker.me()).unread
  const { items, readAt } = await city.worker.ask('notice', 'list', { cursor: '' })
  expect(items.filter(({ at }) => at > readAt)).toHaveLength(2)
  const [newer, older] = items.map(({ at }) => at)
  await city.worker.ask('notice', 'read', { until: older })
  expect(await unread()).toBe(1)
  await city.worker.ask('notice', 'read', { until: newer })
  await city.worker.ask('notice', 'read', { until: older })
  expect(await unread()).toBe(0)
  // 手机的钟快了：还没有来的不算看过。
  await city.worker.ask('notice', 'read', { until: (newer ?? 0) + 86_400_000 })
  await city.passes({ minutes: 1 })
  await city.resident.report()
  expect(await unread()).toBe(1)
})

test('新来的人第一次打开：有身份，没有网格；选好网格以后，看得到自己的网格员', async () => {
  const newcomer = city.phone('o-first-time-here')
  const [first, again] = await Promise.all([newcomer.me(), newcomer.me()])
  expect(first).toMatchObject({ name: '', unread: 0, roles: [{ role: 'resident' }] })
  expect(again.person).toBe(first.person)
  expect(first.home).toBeUndefined()
  const { home } = await city.resident.me()
  await newcomer.ask('account', 'settle', { grid: home?.id ?? '' })
  expect((await newcomer.me()).home).toEqual(home)
})

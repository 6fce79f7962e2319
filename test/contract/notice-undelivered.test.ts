import { type LocalCity, openCity } from '../support/city'
import { topUp } from '../support/quota'

const COMMUNITY = '340202014002'
const STREET = '340202014'
const DISTRICT = '340202'
const SEND = 'subscribeMessage.send'

let city: LocalCity
beforeEach(async () => {
  city = await openCity({ now: '2026-03-02 12:10' })
})
afterEach(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

const clerk = () => city.someone('车站社区工作人员')
const undelivered = (scope: string, by = clerk()) => by.ask('notice', 'undelivered', { scope, cursor: '' })

/** A task the worker's phone never got to hear of. */
async function fail(errcode: number): Promise<void> {
  await topUp(city.worker, 'task')
  city.cloud.disturb(SEND, errcode, 1)
  await city.resident.report()
  // What a busy call leaves, its clock does.
  await city.passes({ minutes: 1 })
}

test('没送到的提醒，社区、街道、区里都看得到是给谁的、为什么，看不到内容', async () => {
  await fail(47003)
  const item = {
    title: '有新的诉求等您接单',
    to: '网格员 王秀兰',
    push: 'failed',
    reason: '有一栏不合微信的格式',
  }
  for (const { who, scope } of [
    { who: '车站社区工作人员', scope: COMMUNITY },
    { who: '赭麓街道工作人员', scope: STREET },
    { who: '镜湖区网格中心', scope: DISTRICT },
  ]) {
    const { items } = await undelivered(scope, city.someone(who))
    expect(items).toEqual([expect.objectContaining(item)])
    expect(JSON.stringify(items)).not.toContain('三单元')
  }
})

test('微信没有回音的，可能已送达：不自己重送，工作人员知道这一点，可以再送', async () => {
  await fail(-604102)
  await city.passes({ hours: 1 })
  const [item] = (await undelivered(COMMUNITY)).items
  expect(item).toMatchObject({ push: 'unknown', reason: '没有回音，可能已送达' })
  expect(await city.worker.pushes()).toEqual([])
  await topUp(city.worker, 'task')
  await clerk().ask('notice', 'settle', { id: item?.id ?? '', how: 'again' })
  await city.passes({ minutes: 1 })
  expect(await city.worker.pushes()).toHaveLength(1)
})

test('送达情况：送到的、没送到的各几条，各辖区数各的', async () => {
  await fail(47003)
  const tally = async (scope: string, who: string, days: 1 | 7 | 30 = 7) => {
    const phone = who.startsWith('o-') ? city.phone(who) : city.someone(who)
    const { states } = await phone.ask('notice', 'deliveries', { scope, days })
    expect(states.every(({ isMore }) => !isMore)).toBe(true)
    return Object.fromEntries(states.map(({ text, count }) => [text, count]))
  }
  const here = await tally(COMMUNITY, '车站社区工作人员')
  expect(here).toMatchObject({ 没有送到: 1, 不知道到没到: 0 })
  expect(await tally(DISTRICT, '镜湖区网格中心')).toMatchObject({ 没有送到: 1 })
  expect(await tally('340202012', 'o-demo-street-340202012-1')).toMatchObject({ 没有送到: 0 })
  await topUp(city.worker, 'task')
  await city.resident.report({ words: '井盖响' })
  await city.passes({ minutes: 1 })
  expect((await tally(COMMUNITY, '车站社区工作人员'))['已送达']).toBe((here['已送达'] ?? 0) + 1)
  await city.passes({ days: 2 })
  expect(await tally(COMMUNITY, '车站社区工作人员', 1)).toMatchObject({ 没有送到: 0 })
  expect(await clerk().call('notice', 'deliveries', { scope: COMMUNITY, days: 3 })).toMatchObject({
    code: 'request/invalid',
    message: '请选择一天、七天或三十天',
  })
})

test('没有次数了的：列得出是哪一件、给哪位网格员的；居民是谁不说，匿名的更不说', async () => {
  const { person } = await city.resident.me()
  const { id } = await city.resident.report({ isAnonymous: true })
  await city.worker.act(id, { name: 'accept' })
  await city.passes({ minutes: 1 })
  const unreached = (scope: string, who: string, days: 1 | 7 | 30 = 1) =>
    city.someone(who).ask('notice', 'unreached', { scope, days, cursor: '' })
  const [accepted, task] = [
    { title: '已有人接单', to: '居民', ticket: id },
    { title: '有新的诉求等您接单', to: '网格员 王秀兰', ticket: id },
  ].map((one) => expect.objectContaining(one) as unknown)
  for (const { who, scope } of [
    { who: '车站社区工作人员', scope: COMMUNITY },
    { who: '赭麓街道工作人员', scope: STREET },
    { who: '镜湖区网格中心', scope: DISTRICT },
  ]) {
    const { items } = await unreached(scope, who)
    expect(items).toEqual(expect.arrayContaining([accepted, task]))
    expect(JSON.stringify(items)).not.toMatch(/李桂英|三单元/)
    // Two anonymous reports are not to be told as one person's, by whatever stands in an answer.
    expect(JSON.stringify(items)).not.toContain(person)
  }
  expect((await unreached('340202013001', '三山里社区工作人员')).items).toEqual([])
  expect(
    await city.someone('三山里社区工作人员').call('notice', 'unreached', { scope: COMMUNITY, days: 1, cursor: '' }),
  ).toMatchObject({ ok: false, code: 'notice/not-yours', message: '只有本辖区的工作人员可以查看' })
  await city.passes({ days: 2 })
  expect((await unreached(COMMUNITY, '车站社区工作人员')).items).not.toContainEqual(accepted)
  expect((await unreached(COMMUNITY, '车站社区工作人员', 7)).items).toContainEqual(accepted)
})

test('没有次数了的，一页二十条，接着翻，一条不漏；早先的没记给谁，就这样说', async () => {
  await city.resident.report()
  const [one] = city.cloud.read('notices', { push: 'no-quota' })
  const { template: _, ...older } = one as { template: string; [field: string]: unknown }
  const many = Array.from({ length: 22 }, (_none, i) => ({ ...older, _id: `copy-${String(i).padStart(2, '0')}` }))
  city.cloud.load('notices', many)
  const page = (cursor: string) => clerk().ask('notice', 'unreached', { scope: COMMUNITY, days: 1, cursor })
  const first = await page('')
  const second = await page(first.next ?? '')
  const rows = [...first.items, ...second.items].filter((row) => row.id.startsWith('copy-'))
  expect([first.items.length, second.next, rows.length]).toEqual([20, undefined, 22])
  expect(new Set(rows.map(({ to }) => to))).toEqual(new Set(['居民或工作人员']))
})

test('处理一条没送到的，审计里有一行', async () => {
  await fail(47003)
  const [item] = (await undelivered(COMMUNITY)).items
  await clerk().ask('notice', 'settle', { id: item?.id ?? '', how: 'drop' })
  const { items } = await city.someone('赭麓街道工作人员').ask('oversight', 'audits', { action: 'notice' })
  expect(items).toEqual([expect.objectContaining({ actionText: '处理没送达的提醒', scopeText: '车站社区' })])
})

test('不属于哪个街道的，处理了也在区里的审计里', async () => {
  const item = { _id: 'intent:p-someone', schemaVersion: 2, person: 'p-someone', createdAt: city.cloud.now(), text: '' }
  const pushed = { push: 'failed', isUrgent: false, sendAt: null, tries: 1, message: null }
  city.cloud.load('notices', [{ ...item, ...pushed, title: '您的异议有答复了' }])
  const district = city.someone('镜湖区网格中心')
  await district.ask('notice', 'settle', { id: item._id, how: 'drop' })
  const { items } = await district.ask('oversight', 'audits', { action: 'notice' })
  expect(items).toEqual([expect.objectContaining({ actionText: '处理没送达的提醒', scopeText: '镜湖区' })])
})

test('给居民的，只说是居民', async () => {
  await topUp(city.resident, 'progress')
  const { id } = await city.resident.report()
  city.cloud.disturb(SEND, 40003, 1)
  await city.worker.act(id, { name: 'accept' })
  await city.passes({ minutes: 1 })
  const { items } = await undelivered(COMMUNITY)
  expect(items).toEqual([expect.objectContaining({ title: '已有人接单', to: '居民', reason: '微信不认识这个账号' })])
  expect(JSON.stringify(items)).not.toContain('李桂英')
})

test.each([
  { who: '三山里社区工作人员', scope: COMMUNITY },
  { who: '方村街道工作人员', scope: STREET },
  { who: '车站社区工作人员', scope: STREET },
  { who: '车站社区工作人员', scope: DISTRICT },
  { who: '网格员 · 车站社区第05网格', scope: COMMUNITY },
  { who: '新来的居民', scope: COMMUNITY },
])('$who 看不了 $scope 的', async ({ who, scope }) => {
  await fail(47003)
  const reply = await city.someone(who).call('notice', 'undelivered', { scope, cursor: '' })
  expect(reply).toMatchObject({ ok: false, code: 'notice/not-yours', message: '只有本辖区的工作人员可以查看' })
})

test('别的社区、街道的清单里没有它，也处理不了它', async () => {
  await fail(47003)
  const [item] = (await undelivered(COMMUNITY)).items
  const strangers = [
    { by: city.someone('三山里社区工作人员'), scope: '340202013001' },
    { by: city.someone('方村街道工作人员'), scope: '340202012' },
  ]
  for (const { by, scope } of strangers) {
    expect((await undelivered(scope, by)).items).toEqual([])
    const reply = await by.call('notice', 'settle', { id: item?.id ?? '', how: 'drop' })
    expect(reply).toMatchObject({ ok: false, code: 'notice/unknown', message: '没有找到这条提醒' })
  }
  const resident = await city.resident.call('notice', 'settle', { id: item?.id ?? '', how: 'again' })
  expect(resident).toMatchObject({ ok: false, code: 'notice/unknown', message: '没有找到这条提醒' })
})

test('再送一次：一分钟内送到，清单里就没有了', async () => {
  await fail(47003)
  const [item] = (await undelivered(COMMUNITY)).items
  await clerk().ask('notice', 'settle', { id: item?.id ?? '', how: 'again' })
  expect((await undelivered(COMMUNITY)).items).toEqual([])
  await city.passes({ minutes: 1 })
  expect(await city.worker.pushes()).toHaveLength(1)
  expect((await undelivered(COMMUNITY)).items).toEqual([])
})

test('再送还是不成，又回到清单里', async () => {
  await fail(47003)
  const [item] = (await undelivered(COMMUNITY)).items
  city.cloud.disturb(SEND, 47003, 1)
  await clerk().ask('notice', 'settle', { id: item?.id ?? '', how: 'again' })
  await city.passes({ minutes: 1 })
  expect((await undelivered(COMMUNITY)).items).toHaveLength(1)
})

test('不再管它：不推送，不再列出；后来的人知道已经处理过了', async () => {
  await fail(47003)
  const [item] = (await undelivered(COMMUNITY)).items
  const settle = (how: 'again' | 'drop') => clerk().call('notice', 'settle', { id: item?.id ?? '', how })
  const [first, second] = await Promise.all([settle('drop'), settle('drop')])
  expect([first.ok, second.ok].sort()).toEqual([false, true])
  expect(await settle('again')).toMatchObject({ ok: false, code: 'notice/settled', message: '这条提醒已经处理过了' })
  await city.passes({ minutes: 2 })
  expect(await city.worker.pushes()).toEqual([])
  expect((await undelivered(COMMUNITY)).items).toEqual([])
  expect(await city.worker.inbox()).toEqual(['有新的诉求等您接单'])
})

test('已经送到的提醒，不能再送', async () => {
  await topUp(city.worker, 'task')
  await city.resident.report()
  const [sent] = city.cloud.read('notices', { push: 'sent' })
  const reply = await clerk().call('notice', 'settle', { id: String(sent?.['_id']), how: 'again' })
  expect(reply).toMatchObject({ ok: false, code: 'notice/settled', message: '这条提醒已经处理过了' })
})

test('一页放不下的接着翻，一条不漏一条不重', async () => {
  await fail(47003)
  const [one] = city.cloud.read('notices', { push: 'failed' })
  city.cloud.load(
    'notices',
    Array.from({ length: 44 }, (_, i) => ({ ...one, _id: `copy-${String(i).padStart(2, '0')}` })),
  )
  const ids: string[] = []
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const page: { items: Array<{ id: string }>; next?: string } = await clerk().ask('notice', 'undelivered', {
      scope: COMMUNITY,
      cursor,
    })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(ids).toHaveLength(45)
  expect(new Set(ids).size).toBe(45)
})

import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { JPEG, LAMP, type LocalCity, newRequestId } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'

let city: LocalCity
cityOfThisFile((opened) => {
  city = opened
})

const photo = () => city.worker.upload()

test('从反映到满意：每一步都告诉居民，时间线留下每一步', async () => {
  const { resident, worker } = city
  await resident.subscribe('progress', 'resolved')
  const before = await resident.upload()
  const ticket = await resident.report({
    photos: [before],
    consent: { templates: ['progress', 'resolved'], tap: newRequestId() },
  })
  expect(ticket).toMatchObject({
    status: 'dispatched',
    relation: 'author',
    placeText: expect.stringContaining('车站社区') as string,
  })
  expect(ticket.no).toMatch(/^JH260302-[0-9A-Z]{5}$/)
  expect(ticket.holder?.name).toBe('王秀兰')

  const task = (await worker.ask('ticket', 'tasks', {})).items.find(({ id }) => id === ticket.id)
  expect(task?.actions.map(({ text }) => text)).toEqual(['接单'])
  await worker.act(ticket.id, { name: 'accept' })
  await worker.act(ticket.id, { name: 'progress', note: '已联系电工', photos: [await photo()] })
  const proof = await photo()
  const resolved = await worker.act(ticket.id, {
    name: 'resolve',
    closing: 'solved',
    note: '换了新灯',
    photos: [proof],
  })
  expect(resolved.status).toBe('resolved')

  const seen = await resident.ticket(ticket.id)
  expect(seen.timeline.map(({ title }) => title)).toEqual([
    '网格员 王秀兰 办结：已解决',
    '网格员 王秀兰 登记进展',
    '网格员 王秀兰 接单',
    '已派给网格员 王秀兰',
    '您提交了诉求',
  ])
  expect(seen.photos.map(({ id }) => id)).toEqual([before])
  expect(seen.proof.map(({ id }) => id)).toEqual([proof])
  const shown = await fetch(seen.proof[0]?.url ?? '')
  expect(Buffer.from(await shown.arrayBuffer()).equals(JPEG)).toBe(true)

  const closed = await resident.act(ticket.id, { name: 'rate', score: 'satisfied' })
  expect(closed).toMatchObject({ status: 'closed', rating: { score: 'satisfied', text: '满意' } })
  await city.passes({ minutes: 1 })
  expect(await resident.inbox()).toEqual(['您的诉求已办结', '您的诉求有新进展', '已有人接单', '您的诉求已受理'])
  expect((await resident.pushes()).map(({ title, values }) => [title, values[2]])).toEqual([
    ['诉求进度提醒', '已接单'],
    ['诉求办结通知', '已解决'],
  ])
})

test('不满意重新办理：回到原来的网格员，网格员被告知，返工记一次', async () => {
  const { resident, worker } = city
  const ticket = await resident.report()
  await worker.act(ticket.id, { name: 'accept' })
  await worker.act(ticket.id, { name: 'resolve', closing: 'explained', note: '等配件', photos: [await photo()] })
  const again = await resident.act(ticket.id, { name: 'reopen', note: '还是不亮' })
  expect(again).toMatchObject({ status: 'dispatched', reopenings: 1, statusText: '已派给网格员 王秀兰，等待接单' })
  expect((await worker.inbox())[0]).toBe('居民要求重新办理')
  expect(await worker.act(ticket.id, { name: 'accept' })).toMatchObject({ status: 'handling' })
})

test('附近有人报过同一件事：先给看，附议以后也听到结果，看不到别人的话和照片', async () => {
  const { resident, neighbour, worker } = city
  const ticket = await resident.report({ words: '路灯不亮了，门牌 12 号', photos: [await resident.upload()] })
  const [lng, lat] = neighbour.at
  const offered = await neighbour.ask('ticket', 'similar', {
    category: ticket.categoryText && (await lamp()),
    point: { lng, lat },
  })
  const mine = offered.find(({ id }) => id === ticket.id)
  expect(mine).toMatchObject({ isMine: false, isFollowing: false, seconds: 0 })
  expect(mine?.distance).toBeLessThan(250)
  expect(JSON.stringify(offered)).not.toContain('门牌')

  const followed = await neighbour.ask('ticket', 'second', { id: ticket.id })
  expect(followed).toMatchObject({ relation: 'follower', seconds: 1, isFollowing: true, photos: [] })
  expect(JSON.stringify(followed)).not.toContain('门牌')
  expect(await neighbour.ask('ticket', 'second', { id: ticket.id })).toMatchObject({ seconds: 1 })

  await worker.act(ticket.id, { name: 'accept' })
  await worker.act(ticket.id, {
    name: 'resolve',
    closing: 'solved',
    note: '已换灯，户主电话打过了',
    photos: [await photo()],
  })
  expect(await neighbour.inbox()).toEqual(['您附议的事已办结', '您附议的事有人接单了'])
  const seen = await neighbour.ticket(ticket.id)
  expect(JSON.stringify(seen)).not.toContain('户主')
  expect((await neighbour.ask('ticket', 'followed', {})).items.map(({ id }) => id)).toContain(ticket.id)
})

const lamp = async () => {
  const groups = await city.resident.ask('ticket', 'categories', {})
  return groups.flatMap(({ items }) => items).find(({ name }) => name.includes('照明'))?.code ?? ''
}

describe('派单', () => {
  test('网格员不在岗，派给代班，时间线说清为什么', async () => {
    const grid = await gridWhere((server) => server.worker?.onDuty === false && server.standIns.length > 0)
    const ticket = await city.resident.report({ place: { area: grid } })
    expect(ticket.timeline[0]?.title).toMatch(/^网格员请假，派给代班网格员 [^（]+(（在办 \d+ 件）)?$/)
  })

  test('网格员和代班都不在岗，落到社区，社区的同志看得到、接得了', async () => {
    const grid = await gridWhere((server) => server.worker?.onDuty === false && server.standIns.length === 0)
    const ticket = await city.resident.report({ place: { area: grid } })
    expect(ticket.timeline[0]?.title).toMatch(/^网格员请假，本网格暂无人能接单，转由.+社区受理$/)
    const clerk = city.phone(`o-demo-community-${grid.slice(0, 12)}-1`)
    const todo = await clerk.ask('ticket', 'tasks', {})
    expect(todo.items.map(({ id }) => id)).toContain(ticket.id)
    expect(await clerk.inbox()).toContain('有新的诉求等您接单')
    expect(await clerk.act(ticket.id, { name: 'accept' })).toMatchObject({ status: 'handling' })
    const colleague = city.phone(`o-demo-community-${grid.slice(0, 12)}-2`)
    expect((await colleague.ask('ticket', 'tasks', {})).items.map(({ id }) => id)).not.toContain(ticket.id)
  })

  test('没有网格的村，按属地归街道', async () => {
    const villager = city.someone('方村')
    const ticket = await villager.report()
    expect(ticket.timeline[0]?.title).toBe('此处没有划分网格，按属地由方村街道受理')
    expect(ticket.placeText).toMatch(/^方村街道 · .+村$/)
  })

  test('自己选的网格，胜过图钉找到的网格', async () => {
    const streets = await city.resident.ask('area', 'children', {})
    const communities = await city.resident.ask('area', 'children', { parent: streets[3]?.id ?? '' })
    const grids = await city.resident.ask('area', 'children', { parent: communities[0]?.id ?? '' })
    const [lng, lat] = city.resident.at
    const ticket = await city.resident.report({ place: { point: { lng, lat }, area: grids[2]?.id ?? '' } })
    expect(ticket.placeText).toBe(`${streets[3]?.name} · ${communities[0]?.name} · ${grids[2]?.name}`)
    expect(ticket.place.point).toEqual([lng, lat])
  })
})

/** A grid of the main community whose people are as wanted, found as a resident would: by looking at each. */
async function gridWhere(
  wanted: (card: { worker?: { onDuty: boolean }; standIns: unknown[] }) => boolean,
): Promise<string> {
  const areas = (await import('../../data/jinghu/areas.json')).default as Array<{
    _id: string
    kind: string
    worker?: { leave?: unknown[] }
    standIns?: Array<{ leave?: unknown[] }>
  }>
  const found = areas.find(
    ({ kind, worker, standIns = [] }) =>
      kind === 'grid' &&
      wanted({
        ...(worker && { worker: { onDuty: worker.leave === undefined } }),
        standIns: standIns.filter(({ leave }) => !leave),
      }),
  )
  if (!found) throw new Error('no such grid')
  return found._id
}

const stored = (id: string) => city.cloud.read('tickets', { _id: id })[0] as { startedAt: number; dueBy: number }

describe('时间', () => {
  test('快到期提醒一次，超期提醒一次，跳过一周也只一次', async () => {
    const ticket = await city.resident.report()
    const { startedAt, dueBy } = stored(ticket.id)
    await city.passes({ minutes: Math.round((dueBy - (dueBy - startedAt) / 8 - city.cloud.now()) / 60_000) })
    await city.passes({ minutes: 2 })
    const early = (await city.resident.ticket(ticket.id)).timeline.map(({ title }) => title)
    expect(early.filter((title) => title.startsWith('快到期了'))).toHaveLength(1)
    await city.passes({ days: 9 })
    await city.passes({ days: 9 })
    const titles = (await city.resident.ticket(ticket.id)).timeline.map(({ title }) => title)
    expect(titles.filter((title) => title.startsWith('已超期'))).toHaveLength(1)
    expect(
      (await city.worker.ask('notice', 'list', {})).items.filter(
        ({ ticket: about, title }) => about === ticket.id && title === '有诉求已超期',
      ),
    ).toHaveLength(1)
  })

  test('办结七天没有评价，自动结案；十五天内仍可重新办理，过了就不行', async () => {
    const ticket = await city.resident.report()
    await city.worker.act(ticket.id, { name: 'accept' })
    await city.worker.act(ticket.id, { name: 'resolve', closing: 'solved', note: '好了', photos: [await photo()] })
    await city.passes({ days: 7, minutes: 1 })
    const closed = await city.resident.ticket(ticket.id)
    expect(closed.status).toBe('closed')
    expect(closed.actions.map(({ name }) => name)).toEqual(['rate', 'reopen'])
    expect((await city.resident.inbox())[0]).toBe('您的诉求已结案')
    await city.passes({ days: 9 })
    expect((await city.resident.ticket(ticket.id)).actions).toEqual([])
    expect(await city.resident.tryTo(ticket.id, { name: 'reopen', note: '又坏了', photos: [] })).toMatchObject({
      ok: false,
      code: 'ticket/too-late',
    })
  })
})

describe('同一件事做两遍', () => {
  test('回音丢了再提交一次，得到同一件诉求', async () => {
    const requestId = newRequestId()
    const input = city.resident.reportInput()
    const first = await city.resident.ask('ticket', 'report', input, requestId)
    const second = await city.resident.ask('ticket', 'report', input, requestId)
    expect(second).toEqual(first)
  })

  test('提交成功以后照片没了，重发还是得到第一次的答复', async () => {
    const requestId = newRequestId()
    const folder = join(city.cloud.dir, 'storage')
    const before = readdirSync(folder)
    const input = city.resident.reportInput({ photos: [await city.resident.upload()] })
    const { id } = await city.resident.ask('ticket', 'report', input, requestId)
    for (const file of readdirSync(folder)) if (!before.includes(file)) rmSync(join(folder, file))
    expect(await city.resident.ask('ticket', 'report', input, requestId)).toMatchObject({ id })
  })

  test('手一抖点了两下，同时到，也只有一件', async () => {
    const requestId = newRequestId()
    const input = city.resident.reportInput()
    const both = await Promise.all([1, 2, 3].map(() => city.resident.ask('ticket', 'report', input, requestId)))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    expect(new Set(both.map(({ no }) => no)).size).toBe(1)
  })

  test('同一个请求编号换了内容，说清楚，什么也不改', async () => {
    const requestId = newRequestId()
    await city.resident.report({}, requestId)
    const reply = await city.resident.call(
      'ticket',
      'report',
      city.resident.reportInput({ words: '换了一句话' }),
      requestId,
    )
    expect(reply).toMatchObject({
      ok: false,
      code: 'request/reused',
      message: '这次提交刚才已经成功，请在“诉求”里查看；如有补充请重新填写',
    })
  })

  test('接单的回音丢了再点一次，得到第一次的答复，时间线不多一行', async () => {
    const ticket = await city.resident.report()
    const requestId = newRequestId()
    const first = await city.worker.act(ticket.id, { name: 'accept' }, requestId)
    const second = await city.worker.act(ticket.id, { name: 'accept' }, requestId)
    expect(second).toEqual(first)
    expect(second.timeline).toHaveLength(3)
  })

  test('两位网格员同时接单，只有一位接到，另一位被告知是谁', async () => {
    const standIn = city.someone('代班')
    for (let i = 0; i < 5; i += 1) {
      const ticket = await city.resident.report()
      const replies = await Promise.all(
        [city.worker, standIn].map((phone) => phone.tryTo(ticket.id, { name: 'accept' })),
      )
      const lost = replies.filter((reply) => !reply.ok)
      expect(lost).toHaveLength(1)
      expect(lost[0]).toMatchObject({
        code: 'ticket/already-accepted',
        message: expect.stringMatching(/^这件诉求已由 .+ 接单$/) as string,
      })
    }
  })

  test('没抢到单，那一次点头照样算数', async () => {
    const standIn = city.someone('代班')
    const before = (await standIn.me()).quota.task
    const ticket = await city.resident.report()
    await city.worker.act(ticket.id, { name: 'accept' })
    const consent = { templates: ['task' as const], tap: newRequestId() }
    const reply = await standIn.call('ticket', 'act', { id: ticket.id, command: { name: 'accept' }, consent })
    expect(reply).toMatchObject({ ok: false, code: 'ticket/already-accepted' })
    expect((await standIn.me()).quota.task).toBe(before + 1)
  })

  test('同一次点头只算一条提醒，重发也一样', async () => {
    const before = (await city.worker.me()).quota.task
    const tap = newRequestId()
    await city.worker.ask('notice', 'consent', { templates: ['task'], tap })
    expect(await city.worker.ask('notice', 'consent', { templates: ['task'], tap })).toMatchObject({ task: before + 1 })
  })
})

test('同一毫秒来的站内信，翻页也一条不漏', async () => {
  const { person } = await city.neighbour.me()
  const at = city.cloud.now() + 1000
  const ids = Array.from({ length: 45 }, (_, i) => `same-${String(i).padStart(2, '0')}:${person}`)
  city.cloud.load(
    'notices',
    ids.map((_id) => ({
      _id,
      schemaVersion: 1,
      person,
      ticket: 't',
      createdAt: at,
      title: '同时',
      text: '',
      push: 'none',
    })),
  )
  const seen: string[] = []
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const page: { items: Array<{ id: string }>; next?: string } = await city.neighbour.ask('notice', 'list', { cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(seen.filter((id) => id.startsWith('same-')).sort()).toEqual(ids)
  expect(new Set(seen).size).toBe(seen.length)
})

test('代班接的单，居民看得到代班的名字和电话', async () => {
  const ticket = await city.resident.report()
  await city.someone('代班').act(ticket.id, { name: 'accept' })
  const { holder } = await city.resident.ticket(ticket.id)
  expect(holder?.name).not.toBe('王秀兰')
  expect(holder?.phone).toMatch(/^0553-/)
})

test('问多少次也量不出别人反映的是哪一户', async () => {
  const { resident, neighbour } = city
  const ticket = await resident.report()
  const [lng, lat] = resident.at
  for (const [dx, dy] of [
    [0, 0],
    [0.0004, 0],
    [0, 0.0004],
  ] as const) {
    const found = await neighbour.ask('ticket', 'similar', { category: LAMP, point: { lng: lng + dx, lat: lat + dy } })
    expect((found.find(({ id }) => id === ticket.id)?.distance ?? 0) % 50).toBe(0)
  }
})

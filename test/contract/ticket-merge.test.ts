import type { LocalCity, Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'

let city: LocalCity
let clerk: Phone
let neighbours: Phone[]
cityOfThisFile((opened) => {
  city = opened
  clerk = city.phone('o-demo-community-340202014002-1')
  neighbours = ['o-demo-resident-2', 'o-demo-resident-16', 'o-demo-resident-17'].map((openid) => city.phone(openid))
})

const tags = (view: { tags: Array<{ text: string }> }) => view.tags.map(({ text }) => text)

test('并件的两边都附议过的，只算一个人', async () => {
  const [first, second, third] = neighbours as [Phone, Phone, Phone]
  const main = await city.resident.report({ words: '花坛边的灯不亮' })
  const twin = await first.report({ words: '花坛那盏灯坏了' })
  for (const { id } of [main, twin]) await third.ask('ticket', 'second', { id })
  await city.resident.ask('ticket', 'second', { id: twin.id })
  await clerk.act(twin.id, { name: 'merge', into: main.id, note: '同一盏灯' })
  await second.ask('ticket', 'second', { id: main.id })
  expect(await city.worker.ticket(main.id)).toMatchObject({ urgency: 'raised', seconds: 2 })
})

test('跟着并件过来的，自己又附议了这一件，取消并件以后还在', async () => {
  const [first, , third] = neighbours as [Phone, Phone, Phone]
  const main = await city.resident.report({ words: '车棚的灯不亮' })
  const twin = await first.report({ words: '车棚黑' })
  await third.ask('ticket', 'second', { id: twin.id })
  await clerk.act(twin.id, { name: 'merge', into: main.id, note: '' })
  await third.ask('ticket', 'second', { id: main.id })
  await clerk.act(twin.id, { name: 'unmerge', note: '是两处' })
  expect(await third.ticket(main.id)).toMatchObject({ relation: 'follower', seconds: 1 })
  expect(await first.call('ticket', 'get', { id: main.id })).toMatchObject({
    code: 'ticket/not-yours',
    message: '这不是您的诉求，不能查看',
  })
})

test('并件：两个编号都在，附议的人跟过去，都听到结局；取消并件各回各家', async () => {
  const { resident, worker } = city
  const [first, second, third] = neighbours as [Phone, Phone, Phone]
  const main = await resident.report({ words: '二单元门口的灯不亮' })
  const twin = await first.report({ words: '门口黑漆漆的，灯坏了' })
  await third.ask('ticket', 'second', { id: twin.id })

  const offered = await clerk.ask('ticket', 'options', { id: twin.id, action: 'merge' })
  const into = offered.find(({ value }) => value === main.id)
  expect(into?.text).toContain(main.no)
  expect(into?.note).toMatch(/^\d+ 米，/)
  const merged = await clerk.act(twin.id, { name: 'merge', into: main.id, note: '同一盏灯' })
  expect(merged).toMatchObject({ status: 'closed', statusText: `已并入 ${main.no} 办理` })
  expect((await first.inbox())[0]).toContain('并入了同一件事')
  expect(await second.call('ticket', 'second', { id: twin.id })).toMatchObject({
    code: 'ticket/merged',
    message: `这件诉求已并入 ${main.no}，请附议那一件`,
  })

  const whole = await worker.ticket(main.id)
  expect(whole.relatives).toEqual([{ id: twin.id, no: twin.no, text: '已并入本件' }])
  expect(tags(whole)).toContain('1 人附议')
  // 反映人、被并件的人、附议的人：三个人了。
  expect(whole.urgency).toBe('raised')
  await worker.act(main.id, { name: 'accept' })
  await worker.act(main.id, { name: 'resolve', closing: 'solved', note: '换了灯', photos: [await worker.upload()] })
  for (const phone of [first, third]) expect(await phone.inbox()).toContain('您附议的事已办结')
  expect(await first.ticket(main.id)).toMatchObject({ relation: 'follower', status: 'resolved' })

  const back = await clerk.act(twin.id, { name: 'unmerge', note: '是另一盏' })
  expect(back.status).toBe('dispatched')
  expect(Math.abs(back.deadline.dueBy - twin.deadline.dueBy)).toBeLessThan(60_000)
  expect((await worker.ticket(main.id)).relatives).toEqual([])
  expect(await first.call('ticket', 'get', { id: main.id })).toMatchObject({
    code: 'ticket/not-yours',
    message: '这不是您的诉求，不能查看',
  })
  // 附议过的人也听到，不再说“已并入”。
  await city.passes({ minutes: 1 })
  expect((await third.inbox())[0]).toBe('您附议的事恢复单独办理')
  expect(await third.ticket(twin.id)).toMatchObject({ relation: 'follower', seconds: 1 })
  expect(await third.call('ticket', 'get', { id: main.id })).toMatchObject({ code: 'ticket/not-yours' })
})

test('可以并到哪一件：只有自己辖区的，别处居民说的话一个字也不给看，自己辖区的只给看开头', async () => {
  const [lng, lat] = city.resident.at
  const point = { lng, lat }
  const [here, near, beyond] = await Promise.all([
    city.resident.report({ place: { point, area: '340202014002005' } }),
    city.resident.report({ place: { point, area: '340202014002006' }, words: '灯'.repeat(60) }),
    city.resident.report({ place: { point, area: '340202013001003' }, words: '三山里李桂英家的灯' }),
  ])
  const offered = async (who: Phone) => who.ask('ticket', 'options', { id: here.id, action: 'merge' })
  for (const who of [clerk, city.someone('赭麓街道工作人员')]) {
    const options = await offered(who)
    expect(JSON.stringify(options)).not.toContain('李桂英')
    expect(options.find(({ value }) => value === near.id)?.text).toBe(`${near.no} · ${'灯'.repeat(24)}…`)
  }
  expect((await offered(city.someone('区网格中心'))).map(({ value }) => value)).toContain(beyond.id)
})

test('要并到的那一件不在附近，按编号找得到；不在辖区的、不是编号的，找不到', async () => {
  const ticket = await city.resident.report({ words: '要并走的灯' })
  const far = await city
    .phone('o-demo-resident-5')
    .report({ words: '别的社区的灯', place: { area: '340202013001003' } })
  const here = await neighbours[0]!.report({ words: '第二网格的灯', place: { area: '340202014002002' } })
  const find = (no: string) => clerk.call('ticket', 'options', { id: ticket.id, action: 'merge', no })
  expect(await find(here.no.toLowerCase())).toMatchObject({ ok: true, data: [{ value: here.id }] })
  for (const no of [far.no, ticket.no, 'JH260302-00000'])
    expect(await find(no)).toMatchObject({ code: 'ticket/bad-number', message: '本辖区没有这个编号，请再核对一遍' })
  expect(await clerk.act(ticket.id, { name: 'merge', into: here.id })).toMatchObject({ status: 'closed' })
})

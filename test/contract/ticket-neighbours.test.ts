import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'

let city: LocalCity
let clerk: Phone
let neighbours: Phone[]
cityOfThisFile((opened) => {
  city = opened
  clerk = city.phone('o-demo-community-340202014002-1')
  neighbours = ['o-demo-resident-2', 'o-demo-resident-16', 'o-demo-resident-17'].map((openid) => city.phone(openid))
})

test('转来的卡片：谁点开都看得到是什么事、到哪一步，看不到原话；附议以后才打得开诉求', async () => {
  const [first] = neighbours as [Phone]
  const { id } = await city.resident.report({ words: '9 号楼赵家门口的灯不亮' })
  const open = (who: Phone) => who.ask('ticket', 'shared', { id })
  const seen = await open(first)
  expect(seen).toMatchObject({ id, placeText: '赭麓街道', canOpen: false, canSecond: true, isFollowing: false })
  expect(JSON.stringify(seen)).not.toMatch(/赵家|9 号楼|第05网格/)
  for (const who of [city.resident, city.worker, clerk])
    expect(await open(who)).toMatchObject({ canOpen: true, canSecond: false })
  await first.ask('ticket', 'second', { id })
  expect(await open(first)).toMatchObject({ canOpen: true, canSecond: false, isFollowing: true })
  expect(await first.call('ticket', 'shared', { id: 'nothing-of-the-kind' })).toMatchObject({
    code: 'ticket/not-found',
  })
})

test('附议点错了，可以不再附议：人数减回去，不再听消息，也打不开了', async () => {
  const [first, second] = neighbours as [Phone, Phone]
  const { id } = await city.resident.report({ words: '点错了附议的灯' })
  for (const who of [first, second]) await who.ask('ticket', 'second', { id })
  expect(await city.worker.ticket(id)).toMatchObject({ urgency: 'raised', seconds: 2 })
  for (let i = 0; i < 2; i += 1) await second.ask('ticket', 'unfollow', { id })
  // 人自己来来去去，优先不变，也不会一次次提醒承办人。
  expect(await city.worker.ticket(id)).toMatchObject({ urgency: 'raised', seconds: 1 })
  await second.ask('ticket', 'second', { id })
  await second.ask('ticket', 'unfollow', { id })
  const raised = (await city.worker.ticket(id)).timeline.filter(({ title }) => title.includes('优先'))
  expect(raised).toHaveLength(1)
  expect(await second.call('ticket', 'get', { id })).toMatchObject({
    code: 'ticket/not-yours',
    message: '这不是您的诉求，不能查看',
  })
  await city.worker.act(id, { name: 'accept' })
  expect((await second.inbox()).filter((title) => title === '您附议的事有人接单了')).toEqual([])
})

test('附近路灯报得再多，同一类、正在办的那一件也先给看', async () => {
  const at = (metres: number) => ({ lng: city.resident.at[0] - 0.008, lat: city.resident.at[1] + metres / 111_000 })
  const groups = await city.resident.ask('ticket', 'categories', {})
  const codeOf = (name: string) => groups.flatMap(({ items }) => items).find((item) => item.name === name)!.code
  const [street, stair] = [codeOf('公共照明（路灯）'), codeOf('公共照明（楼道灯）')]
  const located = await city.resident.ask('area', 'locate', { point: at(0) })
  for (let i = 0; i < 5; i += 1)
    await city.resident.report({ words: `路灯 ${i}`, category: street, place: { point: at(i), area: located.id } })
  const far = await city.resident.report({
    words: '楼道灯',
    category: stair,
    place: { point: at(120), area: located.id },
  })
  const offered = await neighbours[0]!.ask('ticket', 'similar', { category: stair, point: at(0) })
  expect(offered).toHaveLength(5)
  expect(offered[0]?.id).toBe(far.id)
})

test('并走了的卡片，点开是并入的那一件；撤回了的不能再附议', async () => {
  const [first, second] = neighbours as [Phone, Phone]
  const main = await city.resident.report({ words: '北门的灯不亮' })
  const twin = await first.report({ words: '北门黑漆漆的' })
  await clerk.act(twin.id, { name: 'merge', into: main.id })
  const open = (id: string) => second.ask('ticket', 'shared', { id })
  expect(await open(twin.id)).toMatchObject({ id: main.id, canSecond: true })
  const gone = await first.report({ words: '报错了的' })
  await first.act(gone.id, { name: 'withdraw' })
  expect(await open(gone.id)).toMatchObject({ statusText: '已撤回', canOpen: false, canSecond: false })
})

test('同一张卡片一群人同时点开，几秒里只查一次那件诉求', async () => {
  const { id } = await city.resident.report({ words: '一群人都点开的灯' })
  const trips = async (who: Phone) => {
    const { requestID } = await city.cloud.callAs(who.openid, 'ticket', {
      action: 'shared',
      input: { id },
      requestId: newRequestId(),
    })
    return city.cloud.trace(requestID)!.roundTrips.filter(({ target }) => target === 'tickets').length
  }
  const counted: number[] = []
  for (const who of [...neighbours, ...neighbours]) counted.push(await trips(who))
  // Some of them run on another instance, which asks once as well.
  expect(counted.filter((asked) => asked === 0).length).toBeGreaterThan(0)
  expect(Math.max(...counted)).toBe(1)
})

test('两个人同时附议，都算数，也列为优先', async () => {
  const [first, second] = neighbours as [Phone, Phone]
  const ticket = await city.resident.report({ words: '一排路灯都不亮' })
  await Promise.all([first, second].map((phone) => phone.ask('ticket', 'second', { id: ticket.id })))
  expect(await city.worker.ticket(ticket.id)).toMatchObject({ urgency: 'raised', seconds: 2 })
})

test('附议时断在半路，人记下了、数还没数，再点一次就补上', async () => {
  const [first, second] = neighbours as [Phone, Phone]
  const { id } = await city.resident.report({ words: '拐角的灯一直闪' })
  for (const phone of [first, second]) {
    const { person } = await phone.me()
    const follow = { _id: `${id}:${person}`, schemaVersion: 1, ticket: id, person, kind: 'second' }
    city.cloud.load('follows', [{ ...follow, createdAt: city.cloud.now() }])
  }
  expect(await city.worker.ticket(id)).toMatchObject({ urgency: 'normal', seconds: 0 })
  await second.ask('ticket', 'second', { id })
  expect(await city.worker.ticket(id)).toMatchObject({ urgency: 'raised', seconds: 2 })
})

test('工作人员登记之前，一千米内的同一件事都看得到；居民看二百五十米内的', async () => {
  await city.resident.report({ words: '路口的灯坏了' })
  const [lng, lat] = city.resident.at
  const search = { category: city.resident.reportInput().category, point: { lng, lat: lat + 0.006 } }
  const isSeenBy = async (who: Phone) =>
    (await who.ask('ticket', 'similar', search)).some(({ distance }) => distance > 500 && distance < 800)
  expect(await isSeenBy(clerk)).toBe(true)
  expect(await isSeenBy(city.neighbour)).toBe(false)
})

test('相关的类别也算同一件事；公开的只有工作人员写的话和选的照片', async () => {
  const { resident, worker } = city
  const [first] = neighbours as [Phone]
  const groups = await resident.ask('ticket', 'categories', {})
  const codeOf = (name: string) => groups.flatMap(({ items }) => items).find((item) => item.name === name)?.code ?? ''
  const photo = await worker.upload()
  const ticket = await resident.report({ words: '9 号门牌旁垃圾成堆', category: codeOf('暴露垃圾') })
  await worker.act(ticket.id, { name: 'accept' })
  await worker.act(ticket.id, { name: 'progress', note: '已叫车', photos: [photo] })
  await city.photosAreChecked()
  await clerk.act(ticket.id, { name: 'summarise', text: '垃圾已联系清运', photo })
  await city.passes({ minutes: 1 })
  const [lng, lat] = resident.at
  const offered = await first.ask('ticket', 'similar', { category: codeOf('积存垃圾渣土'), point: { lng, lat } })
  const seen = offered.find(({ id }) => id === ticket.id)
  expect(seen).toMatchObject({ summary: '垃圾已联系清运', photo: expect.stringContaining('http') as string })
  expect(JSON.stringify(offered)).not.toContain('门牌')
})

test('正在办的、同一类的先给看', async () => {
  const { resident } = city
  const [first] = neighbours as [Phone]
  const groups = await resident.ask('ticket', 'categories', {})
  const codeOf = (name: string) => groups.flatMap(({ items }) => items).find((item) => item.name === name)?.code ?? ''
  const place = { area: '340202014002006' }
  const report = (words: string, name: string) => resident.report({ words, category: codeOf(name), place })
  const ended = await report('桶满了', '暴露垃圾')
  const next = city.phone('o-demo-worker-340202014002006')
  await next.act(ended.id, { name: 'accept' })
  await next.act(ended.id, { name: 'resolve', closing: 'solved', note: '清了', photos: [await next.upload()] })
  const related = await report('渣土堆着', '积存垃圾渣土')
  const same = await report('又满了', '暴露垃圾')
  const [lng, lat] = (await next.ticket(same.id)).place.point
  const offered = await first.ask('ticket', 'similar', { category: codeOf('暴露垃圾'), point: { lng, lat } })
  const order = offered.map(({ id }) => id).filter((id) => [ended.id, related.id, same.id].includes(id))
  expect(order).toEqual([same.id, related.id, ended.id])
})

test('办结七天以后，不能再附议', async () => {
  const { id } = await city.resident.report({ words: '早就修好的灯' })
  await city.worker.act(id, { name: 'accept' })
  await city.worker.act(id, {
    name: 'resolve',
    closing: 'solved',
    note: '修好了',
    photos: [await city.worker.upload()],
  })
  await city.passes({ days: 8 })
  expect(await neighbours[0]!.call('ticket', 'second', { id })).toMatchObject({
    code: 'ticket/too-late',
    message: '这件诉求已经办结，如有新情况请重新反映',
  })
})

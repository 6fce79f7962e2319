import type { Screening } from '../../cloudfunctions/domain/screening'
import { JPEG, type LocalCity, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const STREET = '340202014'

let city: LocalCity
let clerk: Phone
let streetClerk: Phone
let otherClerk: Phone
cityOfThisFile((opened) => {
  city = opened
  clerk = city.someone('车站社区工作人员')
  streetClerk = city.someone('赭麓街道工作人员')
  otherClerk = city.someone('三山里社区工作人员')
})

/** A picture, and what WeChat will think of it. */
const picture = (thought: 'risky' | 'review' | 'silent'): Buffer =>
  Buffer.concat([JPEG, Buffer.from(`wx-check:${thought}`)])

const report = async (bytes?: Buffer) => city.resident.report({ photos: [await city.resident.upload(bytes)] })
const stateOf = async (who: Phone, ticket: string) => (await who.ticket(ticket)).photos.map(({ state }) => state)
const kept = (ticket: string) => city.cloud.read('screenings', { ticket }) as unknown as Screening[]
const waiting = async (who: Phone = clerk, scope = COMMUNITY) =>
  (await who.ask('screening', 'list', { scope })).items.map(({ ticket, kind, reason }) => [ticket, kind, reason])
const idOf = (ticket: string): string => kept(ticket)[0]!._id
/** The event as WeChat pushes it, once more or at another time. */
const push = (event: object) => city.cloud.invoke('screening', { Event: 'wxa_media_check', errcode: 0, ...event })
const passed = (trace: string | undefined) => push({ trace_id: trace, result: { suggest: 'pass', label: 100 } })

test('刚传的照片等微信看，微信看过以后公开', async () => {
  const ticket = await report()
  expect(await stateOf(city.resident, ticket.id)).toEqual(['pending'])
  await city.photosAreChecked()
  expect(await stateOf(city.resident, ticket.id)).toEqual(['shown'])
  expect(kept(ticket.id)).toEqual([expect.objectContaining({ state: 'passed', wakeAt: null })])
})

test('微信认为违规的照片马上藏起来，工作人员看过可以恢复', async () => {
  const ticket = await report(picture('risky'))
  await city.photosAreChecked()
  expect(await stateOf(city.resident, ticket.id)).toEqual(['hidden'])
  expect(await waiting()).toContainEqual([ticket.id, 'photo', '微信认为违规'])

  const { items } = await clerk.ask('screening', 'list', { scope: COMMUNITY })
  const { url, no } = items.find((item) => item.ticket === ticket.id)!
  expect(no).toBe(ticket.no)
  expect((await fetch(url ?? '')).status).toBe(200)

  await clerk.ask('screening', 'decide', { id: idOf(ticket.id), verdict: 'keep' })
  expect(await stateOf(city.resident, ticket.id)).toEqual(['shown'])
  expect(await waiting()).not.toContainEqual(expect.arrayContaining([ticket.id]))
})

test('查过的照片谁也换不掉：后来覆盖原来那张，办理的人看到的还是查过的那张', async () => {
  const photo = await city.resident.upload()
  const ticket = await city.resident.report({ photos: [photo] })
  await city.photosAreChecked()
  const shown = async () => {
    const [view] = (await city.worker.ticket(ticket.id)).photos
    return Buffer.from(await (await fetch(view!.url)).arrayBuffer())
  }
  expect((await shown()).equals(JPEG)).toBe(true)
  await city.resident.overwrite(photo, picture('risky'))
  await city.photosAreChecked()
  expect((await shown()).equals(JPEG)).toBe(true)
})

test('查以前换掉的，查的就是换上去的那张', async () => {
  city.cloud.disturb('security.mediaCheckAsync', -1, 1)
  const photo = await city.resident.upload()
  const ticket = await city.resident.report({ photos: [photo] })
  await city.passes({ minutes: 1 })
  await city.resident.overwrite(photo, picture('risky'))
  await city.photosAreChecked()
  expect(await stateOf(city.worker, ticket.id)).toEqual(['hidden'])
})

test('照片的地址里看不出是谁传的；注销以后，抄下的一份也没有了', async () => {
  const who = await city.phone('o-photographer').agrees()
  const ticket = await who.report({ photos: [await who.upload()], place: { area: '340202014002005' } })
  await city.photosAreChecked()
  const { person } = await who.me()
  const { photos } = await city.worker.ticket(ticket.id)
  expect(photos).toEqual([expect.objectContaining({ state: 'shown' })])
  expect(JSON.stringify(photos)).not.toContain(person)
  await who.ask('account', 'erase', { confirm: '注销' })
  await city.photosAreChecked()
  expect((await fetch(photos[0]!.url)).status).toBe(404)
})

test('移除的照片从此谁也看不到，时间线上写明移除过', async () => {
  const ticket = await report(picture('review'))
  await city.photosAreChecked()
  expect(await stateOf(city.worker, ticket.id)).toEqual(['pending'])
  expect(await waiting()).toContainEqual([ticket.id, 'photo', '微信拿不准'])

  await clerk.ask('screening', 'decide', { id: idOf(ticket.id), verdict: 'remove' })
  for (const who of [city.resident, city.worker, clerk]) {
    const { photos } = await who.ticket(ticket.id)
    expect(photos).toEqual([expect.objectContaining({ state: 'hidden', url: '' })])
  }
  const { timeline } = city.cloud.read('tickets', { _id: ticket.id })[0] as { timeline: Array<{ name: string }> }
  expect(timeline.map(({ name }) => name)).toEqual(['reported', 'dispatched', 'screened'])
  await city.photosAreChecked()
  expect(await city.resident.inbox()).toContain('有内容被移除')
})

test('微信三十分钟没有答复的照片，转给工作人员；晚到的答复仍然算数', async () => {
  const ticket = await report(picture('silent'))
  await city.passes({ minutes: 29 })
  expect(await waiting()).not.toContainEqual(expect.arrayContaining([ticket.id]))
  await city.photosAreChecked()
  expect(await waiting()).toContainEqual([ticket.id, 'photo', '微信没有按时答复'])

  const [{ trace }] = kept(ticket.id) as [Screening]
  for (let i = 0; i < 2; i += 1) expect(await passed(trace)).toMatchObject({ ok: true })
  expect(await stateOf(city.resident, ticket.id)).toEqual(['shown'])
  expect(await clerk.call('screening', 'decide', { id: idOf(ticket.id), verdict: 'remove' })).toMatchObject({
    code: 'screening/done',
    message: '这一条已经处理过了',
  })
})

test('人已经决定的，微信再说什么都不变', async () => {
  const ticket = await report(picture('silent'))
  await city.passes({ minutes: 31 })
  await clerk.ask('screening', 'decide', { id: idOf(ticket.id), verdict: 'remove' })
  await passed(kept(ticket.id)[0]!.trace)
  expect(await stateOf(city.resident, ticket.id)).toEqual(['hidden'])
})

test('微信没有问过的答复，听过就算', async () => {
  expect(await passed('never-asked-1')).toMatchObject({ ok: true })
  await city.passes({ hours: 2 })
  expect(city.cloud.read('verdicts')).toEqual([])
})

test('照片微信没能取到，由人来看', async () => {
  const ticket = await report(picture('silent'))
  await city.photosAreChecked()
  await push({ trace_id: kept(ticket.id)[0]!.trace, errcode: -1008, errmsg: '下载错误', detail: [] })
  expect(await waiting()).toContainEqual([ticket.id, 'photo', '当时没有查成'])
})

test('手机冒充微信的答复，什么也不动', async () => {
  const ticket = await report(picture('silent'))
  await city.photosAreChecked()
  const [{ trace }] = kept(ticket.id) as [Screening]
  const event = { Event: 'wxa_media_check', trace_id: trace, errcode: 0, result: { suggest: 'pass' } }
  for (const who of [city.resident, clerk]) {
    const { result } = await who.invoke('screening', event)
    expect(result).toMatchObject({ ok: false, code: 'request/invalid' })
  }
  expect(kept(ticket.id)).toEqual([expect.objectContaining({ state: 'pending', trace })])
})

test('微信忙的时候，过一分钟再问', async () => {
  city.cloud.disturb('security.mediaCheckAsync', -1, 1)
  const ticket = await report()
  expect(kept(ticket.id)[0]).not.toHaveProperty('trace')
  // The minute until it is asked again, and the moment until the answer comes.
  await city.photosAreChecked()
  await city.photosAreChecked()
  expect(await stateOf(city.resident, ticket.id)).toEqual(['shown'])
})

test('微信一直不接，三十分钟后由人来看', async () => {
  city.cloud.disturb('security.mediaCheckAsync', 45009, 100)
  const ticket = await report()
  for (let i = 0; i < 4; i += 1) await city.passes({ minutes: 10 })
  city.cloud.disturb('security.mediaCheckAsync', 45009, 0)
  expect(await waiting()).toContainEqual([ticket.id, 'photo', '当时没有查成'])
  expect(await stateOf(city.resident, ticket.id)).toEqual(['pending'])
})

test('视频微信不查，由人看过才公开', async () => {
  const video = await city.resident.upload(Buffer.from('a short film'), 'mp4')
  const ticket = await city.resident.report({ video })
  expect(await waiting()).toContainEqual([ticket.id, 'video', '视频微信不查，由人看'])
  expect((await city.worker.ticket(ticket.id)).video).toMatchObject({ state: 'pending' })
  await clerk.ask('screening', 'decide', { id: idOf(ticket.id), verdict: 'keep' })
  expect((await city.worker.ticket(ticket.id)).video).toMatchObject({ state: 'shown' })
})

test('拿不准的话照常受理，工作人员看过可以移除，移除以后谁也读不到', async () => {
  const words = '邻居是个混蛋，天天在楼道堆杂物'
  const place = { point: { lng: city.resident.at[0], lat: city.resident.at[1] }, address: '三单元' }
  const ticket = await city.resident.report({ words, place })
  const [item] = (await clerk.ask('screening', 'list', { scope: COMMUNITY })).items.filter(
    (one) => one.ticket === ticket.id,
  )
  expect(item).toMatchObject({ kind: 'words', reason: '微信拿不准', words: `${words}\n三单元` })

  await clerk.ask('screening', 'decide', { id: item!.id, verdict: 'remove' })
  for (const who of [city.resident, city.worker, clerk])
    expect(JSON.stringify(await who.ticket(ticket.id))).not.toContain('混蛋')
  expect(JSON.stringify(city.cloud.read('tickets', { _id: ticket.id }))).not.toContain('三单元')
})

test('拆成两件时写的话被移除，拆出来的那件上也没有了；地址留着', async () => {
  const { resident, worker } = city
  const place = { point: { lng: resident.at[0], lat: resident.at[1] }, address: '三单元' }
  const ticket = await resident.report({ words: '灯不亮，还有人乱停车', place })
  await worker.act(ticket.id, { name: 'accept' })
  const words = '那个混蛋的车'
  const { relatives } = await worker.act(ticket.id, { name: 'split', words, category: resident.reportInput().category })
  const child = relatives[0]?.id ?? ''
  expect((await worker.ticket(child)).words).toBe(words)
  const { items } = await clerk.ask('screening', 'list', { scope: COMMUNITY })
  const found = items.filter((item) => item.ticket === ticket.id)
  expect(found).toHaveLength(1)
  await clerk.ask('screening', 'decide', { id: found[0]!.id, verdict: 'remove' })
  for (const id of [ticket.id, child])
    expect(JSON.stringify(city.cloud.read('tickets', { _id: id }))).not.toContain(words)
  const left = await worker.ticket(child)
  expect(left.place.address).toBe('三单元')
  expect(left.timeline.map(({ title }) => title).join()).toContain('移除')
})

test('当时没有查成的话，也由人来看；留下就是留下', async () => {
  city.cloud.disturb('security.msgSecCheck', -1, 1)
  const ticket = await city.resident.report()
  expect(await waiting()).toContainEqual([ticket.id, 'words', '当时没有查成'])
  await clerk.ask('screening', 'decide', { id: idOf(ticket.id), verdict: 'keep' })
  expect((await city.worker.ticket(ticket.id)).words).toBe(ticket.words)
})

test('只有本辖区的工作人员看得到、做得了决定', async () => {
  const ticket = await report(picture('review'))
  await city.photosAreChecked()
  const id = idOf(ticket.id)
  for (const who of [city.resident, city.worker, otherClerk]) {
    expect(await who.call('screening', 'list', { scope: COMMUNITY })).toMatchObject({
      code: 'screening/not-yours',
      message: '这里不是您负责的辖区',
    })
    expect(await who.call('screening', 'decide', { id, verdict: 'keep' })).toMatchObject({
      code: 'screening/not-yours',
      message: '这里不是您负责的辖区',
    })
  }
  // A community clerk does not look over the whole street.
  expect(await clerk.call('screening', 'list', { scope: STREET })).toMatchObject({
    code: 'screening/not-yours',
    message: '这里不是您负责的辖区',
  })
  expect(await clerk.call('screening', 'list', { scope: 'nowhere' })).toMatchObject({
    code: 'screening/not-yours',
    message: '这里不是您负责的辖区',
  })
  expect(await waiting(streetClerk, STREET)).toContainEqual([ticket.id, 'photo', '微信拿不准'])
  expect(await waiting(streetClerk, COMMUNITY)).toContainEqual([ticket.id, 'photo', '微信拿不准'])
  expect(await waiting(city.someone('区网格中心'), '340202')).toContainEqual([ticket.id, 'photo', '微信拿不准'])
})

test('反映人注销以后，等着看的照片和话也一并了结', async () => {
  const author = city.someone('三山里社区第03网格')
  const scope = '340202013001'
  const ticket = await author.report({ words: '有个混蛋乱扔垃圾', photos: [await author.upload(picture('silent'))] })
  expect(await waiting(otherClerk, scope)).toEqual([[ticket.id, 'words', '微信拿不准']])
  await author.ask('account', 'erase', { confirm: '注销' })
  await city.passes({ minutes: 40 })
  expect(await waiting(otherClerk, scope)).toEqual([])
  expect(new Set(kept(ticket.id).map(({ state }) => state))).toEqual(new Set(['erased']))
})

test('两个人同时决定，后一个听到已经有人处理；自己重发一次不算错', async () => {
  const ticket = await report(picture('review'))
  const id = idOf(ticket.id)
  expect(await clerk.call('screening', 'decide', { id, verdict: 'keep' })).toMatchObject({
    code: 'screening/not-now',
    message: '微信还在检查，有结果或超时以后再看',
  })
  await city.photosAreChecked()
  await clerk.ask('screening', 'decide', { id, verdict: 'keep' })
  expect(await clerk.call('screening', 'decide', { id, verdict: 'keep' })).toMatchObject({ ok: true })
  expect(await streetClerk.call('screening', 'decide', { id, verdict: 'remove' })).toMatchObject({
    code: 'screening/done',
    message: expect.stringMatching(/^这一条黄振宇已经在\d+月\d+日 \d\d:\d\d处理过了，结果是留下$/) as string,
  })
  expect(await clerk.call('screening', 'decide', { id: 'nothing', verdict: 'keep' })).toMatchObject({
    code: 'screening/not-found',
    message: '没有找到这一条',
  })
  expect(await stateOf(city.resident, ticket.id)).toEqual(['shown'])
})

test('等着看的按先后排，翻页不漏也不重', async () => {
  const village = city.someone('天城村')
  const officer = city.someone('方村街道工作人员')
  const told: string[] = []
  for (let i = 0; i < 23; i += 1) {
    city.cloud.disturb('security.msgSecCheck', -1, 1)
    told.push((await village.report({ words: `村口的灯第 ${i} 次不亮` })).id)
  }
  const first = await officer.ask('screening', 'list', { scope: '340202012' })
  const second = await officer.ask('screening', 'list', { scope: '340202012', cursor: first.next })
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, undefined])
  expect([...first.items, ...second.items].map((item) => item.ticket)).toEqual(told)
})

test('自己拍的，自己不能判，由同事来看', async () => {
  const { id } = await city.resident.report()
  await city.worker.act(id, { name: 'escalate', note: '要社区来' })
  await clerk.act(id, { name: 'accept' })
  await clerk.act(id, { name: 'progress', note: '看了', photos: [await clerk.upload(picture('review'))] })
  await city.photosAreChecked()
  const decide = (who: Phone) => who.call('screening', 'decide', { id: idOf(id), verdict: 'keep' })
  expect(await decide(clerk)).toMatchObject({ code: 'screening/own', message: '自己写的、拍的，请同事来看' })
  expect(await decide(streetClerk)).toMatchObject({ ok: true })
})

test('公开的一句话、自己的称呼，微信拿不准的也不收', async () => {
  const { id } = await city.resident.report()
  const text = '找物业的混蛋'
  expect(await clerk.tryTo(id, { name: 'summarise', text })).toMatchObject({
    code: 'content/risky',
    field: 'command.text',
  })
  expect(await city.resident.call('account', 'introduce', { name: '混蛋' })).toMatchObject({ code: 'content/risky' })
})

test('别人的视频，不能当自己的交上来', async () => {
  const video = await city.worker.upload(JPEG, 'mp4')
  expect(await city.resident.call('ticket', 'report', city.resident.reportInput({ video }))).toMatchObject({
    code: 'photo/not-yours',
    message: '只能使用您自己上传的视频',
    field: 'video',
  })
})

test('照片没有取到的，不能留下给大家看原来那张，只能等等或者移除', async () => {
  const ticket = await report(picture('review'))
  await city.photosAreChecked()
  const [{ _id, file }] = kept(ticket.id) as [Screening]
  const key = file!.replace(/^cloud:\/\/[^/]*\//, '').replace(/[^\w-]/g, '_')
  await new Records(city).unset('tickets', ticket.id, `copies.${key}`)
  await new Records(city).change('screenings', _id, { file: file!.replace(/[\w-]+\.jpg$/, 'gone-away-gone.jpg') })
  const decide = (verdict: 'keep' | 'remove') => clerk.call('screening', 'decide', { id: _id, verdict })
  expect(await decide('keep')).toMatchObject({
    code: 'screening/no-picture',
    message: '照片没有取到，请稍后再看，或者移除',
  })
  expect(await decide('remove')).toMatchObject({ ok: true })
})

import type { Activity } from '../../cloudfunctions/domain/activity'
import type { ActivityView } from '../../cloudfunctions/contract/activity'
import type { LocalCity, Phone } from '../support/city'
import { at } from '../support/city-facts'
import { readCode } from '../support/code'
import { COMMUNITY, crowd, organise, someoneNamed, STATION } from '../support/activity'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const BEGINS = '2026-03-05 14:00'
const plan = { from: at(BEGINS), until: at('2026-03-05 16:00') }

let city: LocalCity
let records: Records
let clerk: Phone
/** 三个座位的活动，两个人报了名；一次志愿服务，两个人报了名. */
let lecture: ActivityView
let service: ActivityView
let [a, b, c, d]: Phone[] = []
cityOfThisFile(
  async (opened) => {
    city = opened
    records = new Records(city)
    clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
    ;[a, b, c, d] = await crowd(city, 4)
    lecture = await organise(clerk, { ...plan, title: '防诈讲座', capacity: 2 })
    service = await organise(clerk, { ...plan, title: '清洁家园', capacity: 10, takesWalkIns: true }, 'volunteer')
    for (const who of [a!, b!, c!]) await who.ask('activity', 'join', { id: lecture.id })
    for (const who of [a!, b!]) await who.ask('activity', 'join', { id: service.id })
  },
  { now: '2026-03-05 12:30' },
)

/** What the organiser's phone shows is scanned. */
async function sceneOn(id: string): Promise<string> {
  const { url } = await clerk.ask('activity', 'code', { id })
  const { text } = readCode(Buffer.from(await (await fetch(url)).arrayBuffer()))
  const target = new URL(text!)
  expect(target.searchParams.get('page')).toBe('packages/activity/checkin/checkin')
  return target.searchParams.get('scene')!
}
const checkIn = (who: Phone, scene: string) => who.call('activity', 'checkIn', { scene })
const personOf = async (who: Phone) => (await who.me()).person

// 一件接一件：时间往前走.

test('开始前 1 小时才有签到码，也才能登记到场', async () => {
  for (const reply of [
    await clerk.call('activity', 'code', { id: lecture.id }),
    await clerk.call('activity', 'tick', { id: lecture.id, person: await personOf(a!), isIn: true }),
  ])
    expect(reply).toMatchObject({ code: 'activity/early', message: '开始前 1 小时才能签到' })
  expect(await checkIn(a!, `a=${lecture.id}.ABCDEFGH`)).toMatchObject({ code: 'activity/early' })
  await city.passes({ minutes: 40 })
})

test('扫组织者手机上的码签到；编号连同签到码不超过 32 个字符；再扫一次还是签到了', async () => {
  const scene = await sceneOn(lecture.id)
  expect(scene.length).toBeLessThanOrEqual(32)
  for (let i = 0; i < 2; i += 1)
    expect(await checkIn(a!, scene)).toMatchObject({
      ok: true,
      data: { text: '签到成功', note: '13:10 签到', title: '防诈讲座', canCheckOut: false },
    })
  expect(await clerk.ask('activity', 'code', { id: lecture.id })).toMatchObject({ countText: '已到 1 人，共 2 人' })
  expect((await a!.ask('activity', 'get', { id: lecture.id })).mine).toMatchObject({
    text: '您已签到（13:10）',
    isIn: true,
  })
})

test('别的活动的码、编的码、没报名的人、候补还没轮到的人，都说清楚', async () => {
  const scene = await sceneOn(lecture.id)
  const [, token] = scene.split('.')
  const stale = { code: 'activity/code-old', message: '这个签到码已经换了，请扫组织者手机上现在的码', field: 'scene' }
  expect(await checkIn(b!, `a=${service.id}.${token}`)).toMatchObject(stale)
  expect(await checkIn(b!, `a=${lecture.id}.AAAAAAAAAA`)).toMatchObject(stale)
  expect(await checkIn(d!, scene)).toMatchObject({
    code: 'activity/not-signed-up',
    message: '您没有报名，这个活动要先报名',
  })
  expect(await checkIn(c!, scene)).toMatchObject({
    code: 'activity/no-seat',
    message: '名额满了，您排在候补第 1 位，开始后有人没来就轮到您',
  })
  for (const wrong of ['s=st-340202014002005', 'a=x', `a=${'x'.repeat(40)}.y`])
    expect(await checkIn(b!, wrong)).toMatchObject({ code: 'request/invalid', message: '这不是签到码', field: 'scene' })
})

test('签到码 10 分钟换一次：换下来的再认 5 分钟，之后不认', async () => {
  const scene = await sceneOn(service.id)
  expect(await sceneOn(service.id)).toBe(scene)
  await city.passes({ minutes: 11 })
  expect(await sceneOn(service.id)).not.toBe(scene)
  expect(await checkIn(a!, scene)).toMatchObject({ ok: true, data: { canCheckOut: true } })
  await city.passes({ minutes: 5 })
  expect(await checkIn(b!, scene)).toMatchObject({ code: 'activity/code-old' })
})

test('微信一时画不出码，可以手工登记', async () => {
  await city.passes({ minutes: 11 })
  city.cloud.disturb('wxacode.getUnlimited', -1, 1)
  expect(await clerk.call('activity', 'code', { id: service.id })).toMatchObject({
    code: 'activity/code-busy',
    message: '签到码暂时没有生成，请稍后再试，或者手工登记到场',
  })
})

test('可以现场来的，没报名也签得到，从此在名单上', async () => {
  const scene = await sceneOn(service.id)
  expect(await checkIn(d!, scene)).toMatchObject({ ok: true })
  const { items } = await clerk.ask('activity', 'people', { id: service.id })
  expect(items.at(-1)).toMatchObject({ name: '街坊4', stateText: '现场来的，13:37 签到' })
})

test('开始了还没到的，名额让给在场的候补；满了就是满了', async () => {
  await city.passes({ minutes: 29 })
  const scene = await sceneOn(lecture.id)
  expect(await checkIn(c!, scene)).toMatchObject({ ok: true })
  expect(await checkIn(b!, scene)).toMatchObject({ code: 'activity/no-seat' })
  expect(records.one<Activity>('activities', lecture.id).tally).toMatchObject({ seated: 2, waiting: 1, attended: 2 })
  expect(
    await clerk.call('activity', 'tick', { id: lecture.id, person: await personOf(b!), isIn: true }),
  ).toMatchObject({
    code: 'activity/no-room',
    message: '人已经满了，请看看别的活动',
  })
})

test('组织者手工登记到场，也可以改回来；名单里没有的人不行', async () => {
  const person = await personOf(b!)
  const tick = (isIn: boolean) => clerk.ask('activity', 'tick', { id: service.id, person, isIn })
  const find = (view: Awaited<ReturnType<typeof tick>>) => view.items.find((one) => one.person === person)
  expect(find(await tick(true))).toMatchObject({ isIn: true, stateText: '组织者登记到场', hoursText: '2 小时' })
  expect(find(await tick(false))).toMatchObject({ isIn: false, stateText: '已报名', minutes: 0, hoursText: '' })
  await tick(true)
  expect(await clerk.call('activity', 'tick', { id: service.id, person: 'p-nobody', isIn: true })).toMatchObject({
    code: 'activity/not-listed',
    message: '名单里没有这个人',
    field: 'person',
  })
})

test('志愿者走的时候签退，时长从开始（晚来的从签到）算到签退；没签到的不用签退', async () => {
  const late = await someoneNamed(city, '晚来的')
  expect(await late.call('activity', 'checkOut', { scene: await sceneOn(service.id) })).toMatchObject({
    code: 'activity/not-in',
    message: '还没有签到，不用签退',
  })
  await city.passes({ minutes: 24 })
  const scene = await sceneOn(service.id)
  for (let i = 0; i < 2; i += 1)
    expect(await a!.ask('activity', 'checkOut', { scene })).toMatchObject({
      text: '已签退',
      note: '志愿服务 0.5 小时',
      canCheckOut: false,
    })
})

test('时间过了，码就没有了，签到也不行；志愿服务的码留着签退；电话只有管的人还看得到', async () => {
  const scene = await sceneOn(lecture.id)
  await city.passes({ minutes: 91 })
  for (const reply of [await clerk.call('activity', 'code', { id: lecture.id }), await checkIn(b!, scene)])
    expect(reply).toMatchObject({ code: 'activity/over', message: '活动时间已经过了，请联系组织者登记' })
  expect(await clerk.inbox()).toContain('活动结束了，请核对到场')
  const out = await sceneOn(service.id)
  expect(await checkIn(c!, out)).toMatchObject({ code: 'activity/over' })
  expect(await c!.call('activity', 'checkOut', { scene: out })).toMatchObject({ code: 'activity/not-in' })
  const phoneFor = async (who: Phone) => (await who.ask('activity', 'get', { id: lecture.id })).contact.phone
  expect([await phoneFor(a!), await phoneFor(clerk)]).toEqual(['', '0553-0000002'])
})

test('核对、结束：时长记到每个人名下，告诉他们；组织者可以更正，写明原因；数字一分钟内算好', async () => {
  const photo = await clerk.upload()
  const closed = await clerk.ask('activity', 'close', { id: service.id, words: '清了 3 个楼道', photos: [photo] })
  // a 13:21 就来了，从 14:00 算到 14:30，d 从开始算到计划结束，b 手工登记.
  expect(closed.outcome).toMatchObject({ text: '到场 3 人 · 志愿服务 4.5 小时', words: '清了 3 个楼道' })
  expect(closed.outcome?.photos).toHaveLength(1)
  expect(await a!.ask('activity', 'mine', {})).toMatchObject({ hoursText: '0.5 小时', services: 1 })
  expect(await a!.inbox()).toContain('志愿时长已记上')
  expect((await a!.ask('activity', 'get', { id: service.id })).outcome?.photos).toHaveLength(1)
  expect((await c!.ask('activity', 'get', { id: service.id })).outcome?.photos).toEqual([])

  const person = await personOf(a!)
  const credit = { id: service.id, person, minutes: 180, reason: '提前来搬工具' }
  const view = await clerk.ask('activity', 'credit', credit)
  expect(view.items.find((one) => one.person === person)?.hoursText).toBe('3 小时（更正：提前来搬工具）')
  expect(await a!.ask('activity', 'mine', {})).toMatchObject({ hoursText: '3 小时', services: 1 })
  expect(records.find('audits', { action: 'activity.credit' })).toMatchObject([
    { object: `${service.id}:${person}`, scope: records.one<Activity>('activities', service.id).path.at(-1) },
  ])
  await clerk.ask('activity', 'tick', { id: service.id, person: await personOf(d!), isIn: false })
  expect(await d!.ask('activity', 'mine', {})).toMatchObject({ hoursText: '0 小时', services: 0 })
  expect(await clerk.call('activity', 'credit', { ...credit, person: await personOf(d!) })).toMatchObject({
    code: 'activity/not-attended',
    message: '没有到场记录，请先登记到场',
  })
  expect(await clerk.call('activity', 'credit', { ...credit, id: lecture.id })).toMatchObject({
    code: 'activity/no-hours',
    message: '只有志愿服务记时长',
  })
  await city.passes({ minutes: 2 })
  expect(await clerk.ask('activity', 'usage', { place: STATION })).toMatchObject({
    month: '2026-03',
    monthText: '2026年3月',
    kinds: [
      { text: '活动', value: '0 场' },
      { text: '志愿服务', value: '1 场' },
      { text: '共商共建', value: '0 场' },
    ],
    figures: [
      { text: '报名', value: '3 人次' },
      { text: '到场', value: '2 人次' },
      { text: '到场率', value: '66.7%' },
      { text: '志愿时长', value: '5 小时' },
      { text: '活动室预约', value: '0 次' },
      { text: '活动室使用', value: '0 小时' },
    ],
    note: '还有 1 场没办或没核对到场，核对后才计入',
  })
})

test('三天没有人核对，按签到的记录自动结束；空的月份，到场率是“—”', async () => {
  await city.passes({ days: 3, hours: 1 })
  expect(await a!.ask('activity', 'get', { id: lecture.id })).toMatchObject({
    leftText: '已结束',
    outcome: { text: '到场 2 人', words: '' },
  })
  await city.passes({ minutes: 1 })
  const usage = await clerk.ask('activity', 'usage', { place: STATION })
  expect(usage.kinds[0]).toEqual({ text: '活动', value: '1 场' })
  expect(usage.note).toBe('')
  const empty = await clerk.ask('activity', 'usage', { place: STATION, month: '2025-01' })
  expect(empty.figures[2]).toEqual({ text: '到场率', value: '—' })
  expect(empty).not.toHaveProperty('at')
})

test('结束后 30 天内还可以补写情况、补登；再往后不行', async () => {
  expect(
    (await clerk.ask('activity', 'close', { id: lecture.id, words: '来了很多老人', photos: [] })).outcome?.words,
  ).toBe('来了很多老人')
  await city.passes({ days: 28 })
  const person = await personOf(a!)
  for (const reply of [
    await clerk.call('activity', 'close', { id: lecture.id, words: '再补', photos: [] }),
    await clerk.call('activity', 'tick', { id: lecture.id, person, isIn: false }),
  ])
    expect(reply).toMatchObject({ code: 'activity/too-old', message: '活动结束已满 30 天，不能再改' })
})

import type { Input } from '../../cloudfunctions/contract/api'
import type { Activity } from '../../cloudfunctions/domain/activity'
import type { BookingDay } from '../../cloudfunctions/domain/booking-day'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { COMMUNITY, crowd, organise, planFor, someoneNamed, STATION } from '../support/activity'
import { invite, join as comeIn } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
})

const HOUR = 3_600_000
const titles = (items: Array<{ title: string }>) => items.map(({ title }) => title)

describe('发起活动', () => {
  test.each<[string, Parameters<typeof planFor>[0], string, string, string]>([
    ['开始已经过了', { from: at('2026-03-02 08:00') }, 'activity/past', '开始时间要在现在之后', 'from'],
    ['结束早于开始', { until: at('2026-03-05 13:00') }, 'activity/backwards', '结束要晚于开始', 'until'],
    [
      '跨了一天',
      { until: at('2026-03-06 16:00') },
      'activity/two-days',
      '要在同一天结束；几天的活动请分几次发起',
      'until',
    ],
    ['太远', { from: at('2027-03-05 14:00'), until: at('2027-03-05 16:00') }, 'activity/far', '最多提前半年', 'from'],
    [
      '截止在开始之后',
      { signUpBy: at('2026-03-05 15:00') },
      'activity/sign-up-late',
      '报名截止要在开始之前',
      'signUpBy',
    ],
    ['拿不准的话', { words: '加微信领鸡蛋' }, 'content/risky', '内容里有不适合发布的文字，请修改后再提交', 'words'],
    ['说不得的话', { title: '去死' }, 'content/risky', '内容里有不适合发布的文字，请修改后再提交', 'words'],
    ['没有名称', { title: ' ' }, 'request/invalid', '请填写活动名称', 'title'],
    ['名额太多', { capacity: 301 }, 'request/invalid', '最多 300 个名额', 'capacity'],
    ['没有名额', { capacity: 0 }, 'request/invalid', '至少 1 个名额', 'capacity'],
    ['电话不对', { contact: { name: '黄', phone: '12' } }, 'request/invalid', '电话号码不对，请检查', 'contact.phone'],
  ])('%s：发起不了', async (_, facts, code, message, field) => {
    const input = { place: STATION, kind: 'class' as const, ...planFor(facts) }
    expect(await clerk.call('activity', 'organise', input)).toMatchObject({ ok: false, code, message, field })
  })

  test('那天不开门的，发起不了；改了开放时间就可以', async () => {
    const centre = 'ce-340202013006'
    const them = city.phone('o-demo-community-340202013006-1')
    const sunday = planFor({ from: at('2026-03-08 14:00'), until: at('2026-03-08 16:00') })
    const input = { place: centre, kind: 'class' as const, ...sunday }
    expect(await them.call('activity', 'organise', input)).toMatchObject({
      code: 'activity/shut',
      message: '那天这里不开，请先改开放时间',
      field: 'from',
    })
    const { form } = await them.ask('place', 'get', { id: centre })
    const open = { date: '2026-03-08', spans: [['13:00', '17:00']] as Array<[string, string]>, note: '周日开一天' }
    const change = { exceptions: [...form!.exceptions, open] }
    await them.ask('place', 'edit', { id: centre, revision: form!.revision, change })
    expect(await them.call('activity', 'organise', input)).toMatchObject({ ok: true })
  })

  test('回话丢了再发一次，还是那一个；同一次里换了内容，就说刚才已经成功', async () => {
    const requestId = newRequestId()
    const input: Input<'activity', 'organise'> = { place: STATION, kind: 'class', ...planFor({ title: '智能手机课' }) }
    const first = await clerk.ask('activity', 'organise', input, requestId)
    expect((await clerk.ask('activity', 'organise', input, requestId)).id).toBe(first.id)
    const reused = { code: 'request/reused', message: '这次提交刚才已经成功，请返回查看；还要改请再提交一次' }
    expect(await clerk.call('activity', 'organise', { ...input, capacity: 9 }, requestId)).toMatchObject(reused)
    const change = { id: first.id, ...planFor({ title: '智能手机课', capacity: 5 }) }
    await clerk.ask('activity', 'change', change, requestId.replace(/^./, 'x'))
    expect(await clerk.call('activity', 'change', change, requestId.replace(/^./, 'x'))).toMatchObject({ ok: true })
    expect(
      await clerk.call('activity', 'change', { ...change, capacity: 7 }, requestId.replace(/^./, 'x')),
    ).toMatchObject(reused)
    await clerk.ask('activity', 'callOff', { id: first.id, reason: '改期' })
  })

  test('没有这个地方', async () => {
    const input = { place: 'st-nowhere', kind: 'class' as const, ...planFor() }
    for (const reply of [
      await clerk.call('activity', 'organise', input),
      await clerk.call('activity', 'list', { place: 'st-nowhere' }),
      await clerk.call('activity', 'usage', { place: 'st-nowhere' }),
    ])
      expect(reply).toMatchObject({ code: 'place/unknown', message: '没有找到这个地方', field: 'place' })
    expect(await clerk.call('activity', 'list', { community: 'nowhere' })).toMatchObject({ code: 'area/unknown' })
  })
})

describe('看活动', () => {
  test('一个地方的、我所在社区的、还没选网格的看全区的；近的在前，过去的另外看', async () => {
    const far = city.phone('o-demo-community-340202013001-1')
    const place = records.find<{ _id: string }>('places', { community: '340202013001' })[0]!._id
    await far.ask('activity', 'organise', { place, kind: 'class', ...planFor({ title: '三山里的理发' }) })
    await organise(clerk, { title: '后天的课', from: at('2026-03-04 10:00'), until: at('2026-03-04 11:00') })
    await organise(clerk, { title: '大后天的课', from: at('2026-03-05 10:00'), until: at('2026-03-05 11:00') })
    const coming = ['后天的课', '大后天的课', '智能手机课']
    const atPlace = await city.resident.ask('activity', 'list', { place: STATION })
    expect(titles(atPlace.items)).toEqual(coming)
    expect(atPlace).toMatchObject({ whereText: '车站社区第05网格先锋驿站', mayRun: false })
    expect((await clerk.ask('activity', 'list', { place: STATION })).mayRun).toBe(true)
    const mine = await city.resident.ask('activity', 'list', {})
    expect(mine.whereText).toBe('车站社区')
    expect(titles(mine.items)).toEqual(coming)
    const all = await city.someone('还没有选择网格').ask('activity', 'list', {})
    expect(all.whereText).toBe('镜湖区')
    expect(titles(all.items)).toContain('三山里的理发')
    expect(titles((await city.worker.ask('activity', 'list', {})).items)).toEqual(coming)
    expect((await city.resident.ask('activity', 'list', { when: 'past' })).items).toEqual([])
  })

  test('翻页：一个不漏，一个不重；过去的也一样', async () => {
    const station = records.find<{ _id: string }>('places', { community: '340202014003' })[0]!._id
    const street = city.phone('o-demo-street-340202014-1')
    for (let i = 0; i < 23; i += 1) {
      // Several at the same moment: the id decides.
      const from = at('2026-03-03 10:00') + Math.floor(i / 3) * HOUR
      const plan = planFor({ title: `第 ${i} 场`, from, until: from + HOUR })
      await street.ask('activity', 'organise', { place: station, kind: 'class', ...plan })
    }
    const all = async (when: 'coming' | 'past') => {
      const first = await street.ask('activity', 'list', { place: station, when })
      const rest = await street.ask('activity', 'list', { place: station, when, cursor: first.next! })
      expect(rest.next).toBeUndefined()
      return [...first.items, ...rest.items]
    }
    const coming = await all('coming')
    expect(new Set(coming.map(({ id }) => id)).size).toBe(23)
    expect(coming.map(({ from }) => from)).toEqual(coming.map(({ from }) => from).sort((a, b) => a - b))
    await city.passes({ days: 1, hours: 15 })
    const past = await all('past')
    expect(past.map(({ from }) => from)).toEqual(coming.map(({ from }) => from).reverse())
    expect(past.every(({ leftText }) => leftText === '已结束')).toBe(true)
  })
})

test('共商共建：写明请了谁；结束要写纪要，报了名的都收到', async () => {
  const from = city.cloud.now() + 2 * HOUR
  const plan = { title: '楼道堆物议事会', from, until: from + HOUR, invited: '物业、业委会、居民代表' }
  const { id, kindText, invited } = await organise(clerk, plan, 'meeting')
  expect({ kindText, invited }).toEqual({ kindText: '共商共建', invited: '物业、业委会、居民代表' })
  await city.resident.ask('activity', 'join', { id })
  expect(await clerk.call('activity', 'close', { id, words: '早了', photos: [] })).toMatchObject({
    code: 'activity/not-begun',
    message: '活动还没开始',
  })
  await city.passes({ hours: 3 })
  expect(await clerk.call('activity', 'close', { id, words: '', photos: [] })).toMatchObject({
    code: 'activity/no-minutes',
    message: '请写会议纪要',
    field: 'words',
  })
  const minutes = '一周内清理，物业出车'
  await clerk.ask('activity', 'close', { id, words: minutes, photos: [] })
  expect((await city.neighbour.ask('activity', 'get', { id })).outcome).toMatchObject({
    text: '到场 0 人',
    words: minutes,
  })
  expect(await city.resident.inbox()).toContain('会议纪要出来了')
})

test('开始了的不能改；取消了、结束了的，再取消就说清楚', async () => {
  const from = city.cloud.now() + HOUR
  const { id } = await organise(clerk, { from, until: from + 2 * HOUR })
  const change = () =>
    clerk.call('activity', 'change', { id, ...planFor({ from: from + 24 * HOUR, until: from + 25 * HOUR }) })
  await city.passes({ hours: 2 })
  expect(await change()).toMatchObject({ code: 'activity/begun', message: '活动已经开始，不能再改' })
  await clerk.ask('activity', 'callOff', { id, reason: '停电' })
  for (const reply of [await change(), await clerk.call('activity', 'callOff', { id, reason: '再取消' })])
    expect(reply).toMatchObject({ code: 'activity/off', message: '这个活动已经取消了' })
})

test('一个人还没开始的最多报二十个，退一个才能再报一个；报过的再点一次不受影响', async () => {
  const who = await someoneNamed(city, '什么都报的')
  const { person } = await who.me()
  const { id } = await organise(clerk, { capacity: null })
  const { id: more } = await organise(clerk, { capacity: null })
  await who.ask('activity', 'join', { id })
  const activity = records.one<Activity>('activities', id)
  const others = Array.from({ length: 19 }, (_, i) => ({
    ...activity,
    _id: `eager-${i}`,
    wakeAt: null,
    outboxAt: null,
  }))
  await records.add('activities', others)
  expect(others.every(({ people }) => people.includes(person))).toBe(true)
  expect(await who.call('activity', 'join', { id: more })).toMatchObject({
    code: 'activity/ahead-most',
    message: '您已报了 20 个还没开始的活动，取消一些再报',
  })
  expect(await who.call('activity', 'join', { id })).toMatchObject({ ok: true })
  await who.ask('activity', 'leave', { id: 'eager-0' })
  expect(await who.call('activity', 'join', { id: more })).toMatchObject({ ok: true })
})

describe('注销、导出、离任', () => {
  test('注销：还没开始的退出来，后面的递补；约的活动室退掉，写的用途抹去；时长不留', async () => {
    const from = city.cloud.now() + 48 * HOUR
    const { id } = await organise(clerk, { capacity: 1, from, until: from + HOUR })
    const [who, next] = (await crowd(city, 2)) as [Phone, Phone]
    for (const one of [who, next]) await one.ask('activity', 'join', { id })
    const room = await clerk.ask('room', 'save', {
      ...{ place: STATION, name: '一楼', capacity: 10, equipment: '', days: [1, 2, 3, 4, 5, 6, 7] },
      ...{ from: '08:00', until: '20:00', forWhom: 'everyone', aheadDays: 14, mostHours: 4 },
      ...{ needsApproval: false, isOpen: true },
    })
    const date = '2026-03-10'
    await who.ask('room', 'book', { room: room.id, date, from: '09:00', until: '10:00', purpose: '给孙子过生日' })
    const { person } = await who.me()
    const service = await organise(
      clerk,
      { from: city.cloud.now() + HOUR / 2, until: city.cloud.now() + HOUR },
      'volunteer',
    )
    await who.ask('activity', 'join', { id: service.id })
    await clerk.ask('activity', 'tick', { id: service.id, person, isIn: true })
    await city.passes({ hours: 1 })
    await clerk.ask('activity', 'close', { id: service.id, words: '', photos: [] })
    expect(records.find('hours', { person })).toHaveLength(1)

    const { content } = await who.ask('account', 'export', {})
    const exported = JSON.parse(content) as Record<string, object[]>
    expect(exported.我报名的活动).toContainEqual(expect.objectContaining({ 活动: '社区义诊', 情况: '已报名' }))
    expect(exported.我的志愿时长).toEqual([expect.objectContaining({ 时长: '0.5 小时' })])
    expect(exported.我预约的活动室).toEqual([expect.objectContaining({ 用途: '给孙子过生日', 情况: '已约好' })])

    await who.ask('account', 'erase', { confirm: '注销' })
    await city.passes({ minutes: 2 })
    expect(records.one<Activity>('activities', id)).toMatchObject({ tally: { seated: 1, waiting: 0 } })
    expect(records.one<Activity>('activities', id).people).not.toContain(person)
    expect((await next.ask('activity', 'get', { id })).mine?.state).toBe('seated')
    expect(await next.inbox()).toContain('您有名额了')
    expect(records.find('hours', { person })).toEqual([])
    const day = records.one<BookingDay>('bookings', `${room.id}:${date}`)
    expect(day).toMatchObject({ people: [], bookings: [{ state: 'cancelled', purpose: '' }] })
    expect((await clerk.ask('activity', 'people', { id: service.id })).items).toMatchObject([{ name: '已注销的人' }])
    expect(records.find('notices', { person })).toEqual([])
  })

  test('注销了才结束的志愿服务：别人的时长照记，注销的人的不再记', async () => {
    const from = city.cloud.now() + HOUR / 2
    const { id } = await organise(clerk, { capacity: 5, from, until: from + HOUR }, 'volunteer')
    const pair = (await crowd(city, 2)) as [Phone, Phone]
    const [who, other] = await Promise.all(pair.map(async (one) => (await one.me()).person))
    for (const one of pair) await one.ask('activity', 'join', { id })
    for (const person of [who!, other!]) await clerk.ask('activity', 'tick', { id, person, isIn: true })
    await city.passes({ hours: 1 })
    await pair[0].ask('account', 'erase', { confirm: '注销' })
    await city.passes({ minutes: 2 })
    await clerk.ask('activity', 'close', { id, words: '', photos: [] })
    await city.passes({ minutes: 2 })
    expect(records.find('hours', { activity: id })).toMatchObject([{ person: other }])
  })

  test('导出的活动、时长、活动室一样也不少，超过一百条也在', async () => {
    const who = await someoneNamed(city, '常来的')
    const { person } = await who.me()
    const { id } = await organise(clerk, { capacity: 5 })
    await who.ask('activity', 'join', { id })
    const activity = records.one<Activity>('activities', id)
    const numbers = Array.from({ length: 130 }, (_, i) => i)
    await records.add(
      'activities',
      numbers.map((i) => ({ ...activity, _id: `often-${i}`, from: activity.from - i * HOUR })),
    )
    await records.add(
      'hours',
      numbers.map((i) => ({
        ...{ _id: `often-${i}:${person}`, schemaVersion: 1, activity: `often-${i}`, person, minutes: 60, at: i },
        ...{ title: '清洁家园', placeName: '驿站' },
      })),
    )
    const booking = { id: 'b', person, from: 540, until: 570, purpose: '排练', state: 'booked', at: 1 }
    await records.add(
      'bookings',
      numbers.map((i) => {
        const date = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)
        return {
          ...{ _id: `rm-often:${date}`, schemaVersion: 1, room: 'rm-often', roomName: '一楼', place: STATION },
          ...{ placeName: '驿站', street: 's', community: null, date, month: date.slice(0, 7), bookings: [booking] },
          ...{ people: [person], outbox: [], outboxAt: null },
        }
      }),
    )
    const exported = JSON.parse((await who.ask('account', 'export', {})).content) as Record<string, object[]>
    const counts = [exported.我报名的活动, exported.我的志愿时长, exported.我预约的活动室].map((list) => list?.length)
    expect(counts).toEqual([131, 130, 130])
  })

  test('组织的人离任了，结束后请现在管这个地方的人核对', async () => {
    const street = city.phone('o-demo-street-340202014-1')
    const { code } = await invite(street, { role: 'community', scope: COMMUNITY })
    const temp = await city.newcomer().agrees()
    await comeIn(temp, code, '短期的同志')
    const from = city.cloud.now() + HOUR
    await organise(temp, { title: '短期同志办的', from, until: from + HOUR })
    await temp.ask('account', 'quit', { role: 'community', scope: COMMUNITY })
    await city.passes({ hours: 3 })
    expect(await temp.inbox()).not.toContain('活动结束了，请核对到场')
    const { items } = await city.worker.ask('notice', 'list', {})
    expect(items.some(({ title, text }) => title.includes('请核对到场') && text.includes('短期同志办的'))).toBe(true)
  })
})

test('名额和候补都满了', async () => {
  const from = city.cloud.now() + 24 * HOUR
  const { id } = await organise(clerk, { capacity: 1, from, until: from + HOUR })
  const waiting = Array.from({ length: 100 }, (_, i) => ({ person: `p-${i}`, at: 1, state: 'waiting', requests: [] }))
  const first = { person: 'p-first', at: 1, state: 'seated', requests: [] }
  await records.change('activities', id, { signUps: [first, ...waiting], tally: { seated: 1, waiting: 100 } })
  expect(await (await someoneNamed(city, '来晚的')).call('activity', 'join', { id })).toMatchObject({
    code: 'activity/full',
    message: '名额和候补都满了',
  })
})

test('过了保存期限的活动和预约不留', async () => {
  for (let i = 0; i < 4; i += 1) await city.passes({ days: 300 })
  await city.passes({ minutes: 2 })
  expect(records.find('activities')).toEqual([])
  expect(records.find('bookings')).toEqual([])
})

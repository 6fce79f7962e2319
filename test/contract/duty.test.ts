import type { DutyRoster } from '../../cloudfunctions/domain/duty'
import type { DutyIntent } from '../../cloudfunctions/domain/duty-intent'
import type { Place } from '../../cloudfunctions/domain/place'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const grid = (n: number) => `${COMMUNITY}${String(n).padStart(3, '0')}`
/** The community's other station: nobody is on duty there unless a test says so. */
const STATION = `st-${grid(10)}`
const NAME = '车站社区第10网格先锋驿站'
const MONTH = '2026-03'

let city: LocalCity
let records: Records
let clerk: Phone
let keeper: Phone
let colleague: Phone
let outsider: Phone
const ids = new Map<Phone, string>()
const idOf = (phone: Phone) => ids.get(phone)!
cityOfThisFile(async (opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  keeper = city.phone(`o-demo-worker-${grid(10)}`)
  colleague = city.phone(`o-demo-worker-${grid(2)}`)
  outsider = city.someone('方村街道工作人员')
  // 示例的值守表排着王秀兰：这里的班另排。
  await records.change('duties', `st-${grid(5)}:${MONTH}`, { shifts: [] })
  for (const phone of [clerk, keeper, colleague, outsider, city.worker]) {
    await phone.agrees()
    ids.set(phone, (await phone.me()).person)
  }
})

const door = () => {
  const [lng, lat] = records.one<Place>('places', STATION).point
  return { lng, lat }
}
const plan = (dates: string[], by = keeper, person = idOf(city.worker), span = { from: '10:00', until: '12:00' }) =>
  by.call('station', 'plan', { place: STATION, month: MONTH, person, span, dates })
/** Plans one shift and gives its id. */
async function aShift(date: string, from = '10:00', until = '12:00', phone = city.worker): Promise<string> {
  const reply = await plan([date], keeper, idOf(phone), { from, until })
  if (!reply.ok) throw new Error(reply.message)
  const name = (await phone.me()).name
  const found = reply.data.shifts.find(
    (shift) => shift.date === date && shift.name === name && shift.spanText.startsWith(from),
  )
  return found!.id
}
const at = (shift: string) => ({ place: STATION, month: MONTH, shift })
const stored = (shift: string) =>
  records.one<DutyRoster>('duties', `${STATION}:${MONTH}`).shifts.find(({ id }) => id === shift)!
const lastNotice = async (phone: Phone) => (await phone.ask('notice', 'list', {})).items[0]

describe('排班', () => {
  test('负责这里的人排，排上的人收到消息，值守表里看得到', async () => {
    const reply = await plan(['2026-03-20', '2026-03-21'])
    expect(reply).toMatchObject({ ok: true })
    const seen = await city.worker.ask('station', 'month', { place: STATION, month: MONTH })
    expect(seen).toMatchObject({ name: NAME, monthText: '2026年3月', mayRun: false })
    expect(seen.shifts.filter(({ date }) => date >= '2026-03-20')).toMatchObject([
      { date: '2026-03-20', dayText: '3月20日 周五', spanText: '10:00–12:00', name: '王秀兰', isMine: true },
      { date: '2026-03-21', text: '未开始' },
    ])
    expect(await lastNotice(city.worker)).toMatchObject({
      title: '给您排了值守',
      text: `${NAME} 3月20日 周五 等 2 天 10:00–12:00`,
    })
  })

  test('名单上是同一个社区的人：别处的人排不上', async () => {
    const { crew } = await keeper.ask('station', 'month', { place: STATION, month: MONTH })
    expect(crew.map(({ person }) => person)).toEqual(
      expect.arrayContaining([idOf(city.worker), idOf(keeper), idOf(colleague), idOf(clerk)]),
    )
    expect(await plan(['2026-03-22'], keeper, idOf(outsider))).toMatchObject({
      code: 'duty/not-crew',
      message: '这个人不在这里服务，请重新选择',
    })
  })

  test.each([
    ['居民看不到值守表', () => city.resident, 'station/not-serving', '只有在这里服务的人可以看'],
    ['别的街道的人也看不到', () => outsider, 'station/not-serving', '只有在这里服务的人可以看'],
    ['名单上的人看得到，排不了', () => city.worker, 'station/not-running', '只有负责这里的人可以改'],
  ])('%s', async (_, by, code, message) => {
    expect(await plan(['2026-03-22'], by())).toMatchObject({ code, message })
  })

  test('社区也能排；同一个人同一个时间只排一班，重发一次还是那一班', async () => {
    const input = { place: STATION, month: MONTH, person: idOf(colleague), dates: ['2026-03-23'] }
    const span = { from: '22:00', until: '06:00' }
    const requestId = newRequestId()
    await clerk.ask('station', 'plan', { ...input, span }, requestId)
    const again = await clerk.ask('station', 'plan', { ...input, span }, requestId)
    expect(again.shifts.filter(({ date }) => date === '2026-03-23')).toMatchObject([{ spanText: '22:00–次日 06:00' }])
    expect(await plan(['2026-03-24'], clerk, idOf(colleague), { from: '05:00', until: '07:00' })).toMatchObject({
      code: 'duty/overlap',
      message: '这个时间这个人已经有别的班了',
    })
  })

  test.each([
    [['2026-03-01'], 'duty/past', '已经过去的时间不能排班'],
    [['2026-04-01'], 'duty/other-month', '只能排这个月的班'],
    [['2026-03-32'], 'request/invalid', '日期不对'],
    [[], 'request/invalid', '请选择日期'],
  ])('排在 %s：%s', async (dates, code, message) => {
    expect(await plan(dates)).toMatchObject({ code, message })
  })

  test('起止不能一样；没有这个驿站的排不了，店铺没有值守', async () => {
    expect(await plan(['2026-03-25'], keeper, idOf(city.worker), { from: '10:00', until: '10:00' })).toMatchObject({
      message: '值守的起止时间不能一样',
    })
    expect(await keeper.call('station', 'month', { place: 'nowhere' })).toMatchObject({
      code: 'station/unknown',
      message: '没有找到这个驿站，可能已经撤掉了',
    })
  })

  test('换人，原来是谁留着，两个人都知道；还没到的可以删', async () => {
    const id = await aShift('2026-03-26')
    const month = await keeper.ask('station', 'assign', { ...at(id), person: idOf(colleague) })
    expect(month.shifts.find((shift) => shift.id === id)).toMatchObject({ wasText: '原 王秀兰', isMine: false })
    expect((await lastNotice(city.worker))?.title).toBe('您的值守改由别人')
    expect((await lastNotice(colleague))?.title).toBe('给您排了值守')
    const requestId = newRequestId()
    const left = await keeper.ask('station', 'cancel', at(id), requestId)
    expect(left.shifts.some((shift) => shift.id === id)).toBe(false)
    // 没收到答复，再删一次，还是删好了。
    expect(await keeper.call('station', 'cancel', at(id), requestId)).toMatchObject({ ok: true })
    expect((await lastNotice(colleague))?.title).toBe('您的值守取消了')
    expect(await keeper.call('station', 'cancel', at(id))).toMatchObject({
      code: 'duty/unknown',
      message: '没有这一班了，请刷新后再看',
    })
  })

  test('月底的夜班跨到下个月，别的驿站也有他的班：同一个时间只排一班', async () => {
    const overlap = { code: 'duty/overlap', message: '这个时间这个人已经有别的班了' }
    const person = idOf(clerk)
    await aShift('2026-03-31', '22:00', '06:00', clerk)
    const next = { place: STATION, month: '2026-04', person, dates: ['2026-04-01'] }
    expect(await keeper.call('station', 'plan', { ...next, span: { from: '05:00', until: '07:00' } })).toMatchObject(
      overlap,
    )
    const elsewhere = { place: `st-${grid(5)}`, month: MONTH, person, dates: ['2026-03-31'] }
    const span = { from: '21:00', until: '23:00' }
    expect(await city.worker.call('station', 'plan', { ...elsewhere, span })).toMatchObject(overlap)
    // 那边先排了别人，换成他也不行。
    const month = await city.worker.ask('station', 'plan', { ...elsewhere, span, person: idOf(colleague) })
    const there = month.shifts.find(({ date, spanText }) => date === '2026-03-31' && spanText.startsWith('21:00'))!
    const shift = { place: elsewhere.place, month: MONTH, shift: there.id }
    expect(await city.worker.call('station', 'assign', { ...shift, person })).toMatchObject(overlap)
  })

  test('照上个月、照头七天排满；没有可照的说清楚', async () => {
    const place = `st-${grid(5)}`
    const copy = (month: string, from: 'lastMonth' | 'firstWeek') =>
      city.worker.call('station', 'copy', { place, month, from })
    expect(await copy('2026-06', 'firstWeek')).toMatchObject({
      code: 'duty/nothing-to-copy',
      message: '没有可以照着排的班，或者日子都排过了',
    })
    const span = { from: '09:00', until: '11:00' }
    const month = '2026-05'
    // 5月4日是周一。
    await city.worker.ask('station', 'plan', { place, month, person: idOf(colleague), span, dates: ['2026-05-04'] })
    const full = await city.worker.ask('station', 'copy', { place, month, from: 'firstWeek' })
    expect(full.shifts.map(({ date }) => date)).toEqual(['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25'])
    const next = await copy('2026-06', 'lastMonth')
    expect(next).toMatchObject({ ok: true, data: { leftOut: 0 } })
    expect(next.ok && next.data.shifts.map(({ date }) => date)).toEqual([
      ...['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29'],
    ])
  })
})

describe('换班', () => {
  const ask = (id: string, facts: { to?: string } = { to: idOf(colleague) }) =>
    city.worker.call('station', 'askSwap', { ...at(id), reason: '孩子要开家长会', ...facts })
  const answer = (by: Phone, id: string, isAccepted: boolean, requestId?: string) =>
    by.call('station', 'answerSwap', { ...at(id), isAccepted }, requestId)

  test('请一位同事，同事接了：班是他的，原来是谁留着，两边和负责的人都知道', async () => {
    const id = await aShift('2026-03-10')
    expect(await ask(id)).toMatchObject({ ok: true })
    expect(await lastNotice(colleague)).toMatchObject({
      title: '有人请您换班',
      text: `王秀兰 想请您值 ${NAME} 3月10日 周二 10:00–12:00：孩子要开家长会`,
      page: `packages/station/desk/desk?place=${STATION}`,
    })
    expect((await lastNotice(keeper))?.title).toBe('有人在找人换班')
    const monthly = await keeper.ask('station', 'month', { place: STATION, month: MONTH })
    expect(monthly.shifts.find((shift) => shift.id === id)?.swap).toMatchObject({ reason: '孩子要开家长会' })
    const requestId = newRequestId()
    expect(await answer(colleague, id, true, requestId)).toMatchObject({ ok: true })
    expect(await answer(colleague, id, true, requestId)).toMatchObject({ ok: true })
    expect(stored(id)).toMatchObject({
      person: idOf(colleague),
      was: [{ person: idOf(city.worker), why: 'swapped' }],
    })
    expect(stored(id).swap).toBeUndefined()
    for (const phone of [city.worker, colleague]) expect((await lastNotice(phone))?.title).toBe('换班成了')
    expect((await lastNotice(keeper))?.title).toBe('值守换了人')
  })

  test('不方便的，还是原来的人值', async () => {
    const id = await aShift('2026-03-11')
    await ask(id)
    expect(await answer(colleague, id, false)).toMatchObject({ ok: true })
    expect(stored(id).person).toBe(idOf(city.worker))
    expect((await lastNotice(city.worker))?.title).toBe('换班没有成')
    expect(await answer(colleague, id, true)).toMatchObject({
      code: 'duty/no-swap',
      message: '这一班没有在找人换，或者已经开始了',
    })
  })

  test('不说找谁的，名单上谁都可以接，没有人需要说不方便；自己和别处的人接不了', async () => {
    const id = await aShift('2026-03-12')
    expect(await ask(id, {})).toMatchObject({ ok: true })
    const desk = await clerk.ask('station', 'desk', { place: STATION })
    expect(desk.toAnswer).toEqual([])
    expect(await answer(city.worker, id, true)).toMatchObject({
      code: 'duty/not-asked',
      message: '这次换班没有请您',
    })
    expect(await answer(clerk, id, false)).toMatchObject({ code: 'duty/not-asked' })
    expect(await answer(outsider, id, true)).toMatchObject({ code: 'station/not-serving' })
    expect(await answer(clerk, id, true)).toMatchObject({ ok: true })
  })

  test('请了别人的，第三个人接不了；同一个时间已经有班的也接不了', async () => {
    const id = await aShift('2026-03-13')
    await aShift('2026-03-13', '11:00', '13:00', colleague)
    await ask(id)
    expect(await answer(clerk, id, true)).toMatchObject({ code: 'duty/not-asked' })
    expect(await answer(colleague, id, true)).toMatchObject({
      code: 'duty/overlap',
      message: '这个时间您已经有别的班了',
    })
  })

  test('找着的时候不能再找；取消了可以；别人的班不能替他找', async () => {
    const id = await aShift('2026-03-14')
    await ask(id)
    expect(await ask(id)).toMatchObject({
      code: 'duty/swap-open',
      message: '已经在找人换这一班了，要改请先取消',
    })
    expect(await city.worker.call('station', 'dropSwap', at(id))).toMatchObject({ ok: true })
    expect(await ask(id)).toMatchObject({ ok: true })
    expect(await colleague.call('station', 'askSwap', { ...at(id), reason: '不想去', to: idOf(clerk) })).toMatchObject({
      code: 'duty/not-yours',
      message: '这一班不是您的',
    })
  })

  test('不能请自己、不在名单上的人；说不得的原因不收', async () => {
    const id = await aShift('2026-03-15')
    expect(await ask(id, { to: idOf(city.worker) })).toMatchObject({
      code: 'duty/own-swap',
      message: '不能请自己换班',
    })
    expect(await ask(id, { to: idOf(outsider) })).toMatchObject({ code: 'duty/not-crew', field: 'to' })
    expect(
      await city.worker.call('station', 'askSwap', { ...at(id), reason: '去死', to: idOf(colleague) }),
    ).toMatchObject({ code: 'content/risky', field: 'reason' })
  })
})

test('那天不开的，排不了班；照着上个月排，那几天空着', async () => {
  const place = records.one<Place>('places', STATION)
  const shut = { date: '2026-03-20', spans: [], note: '装修' }
  await records.change('places', STATION, { exceptions: [...place.exceptions, shut] })
  const plan = { place: STATION, month: '2026-03', person: idOf(city.worker), dates: ['2026-03-19', '2026-03-20'] }
  expect(await keeper.call('station', 'plan', { ...plan, span: { from: '19:00', until: '20:00' } })).toMatchObject({
    code: 'duty/shut',
    message: expect.stringMatching(/^3月20日.* 这里不开，请先改开放时间$/) as string,
    field: 'dates',
  })
  await records.change('places', STATION, { exceptions: place.exceptions })
})

describe('签到', () => {
  const checkIn = (by: Phone, id: string, proof: object) => by.call('station', 'checkIn', { ...at(id), ...proof })

  test('提前半小时起，在门口的按定位签；远了、扫了别处的码、什么都没有，签不了', async () => {
    const id = await aShift('2026-03-02', '10:00', '12:00')
    const near = { point: door() }
    expect(await checkIn(city.worker, id, near)).toMatchObject({
      code: 'duty/too-early',
      message: '还没到时候，开始前 30 分钟起可以签到',
    })
    await city.passes({ minutes: 45 })
    const { lng, lat } = door()
    const far = await checkIn(city.worker, id, { point: { lng: lng + 0.01, lat } })
    expect(far).toMatchObject({ code: 'duty/far', field: 'point' })
    expect(far.ok ? '' : far.message).toMatch(/^您离门口还有 9\d\d 米，到了再签到，或者扫门口的码$/)
    expect(await checkIn(city.worker, id, { scene: `s=st-${grid(5)}` })).toMatchObject({
      code: 'duty/other-door',
      message: '这是别处的码，请扫这里门口的码',
    })
    expect(await checkIn(city.worker, id, {})).toMatchObject({ message: '没有定位，请扫门口的码' })
    expect(await checkIn(colleague, id, near)).toMatchObject({ code: 'duty/not-yours' })
    const desk = await city.worker.ask('station', 'checkIn', { ...at(id), ...near })
    expect(desk.mine[0]).toMatchObject({ text: '09:45 已签到', tone: 'done', actions: [] })
    expect(await checkIn(city.worker, id, near)).toMatchObject({
      code: 'duty/checked-in-before',
      message: '您已经签到了',
    })
    expect(stored(id).checkedIn).toMatchObject({ by: 'point' })
    expect(await keeper.call('station', 'cancel', at(id))).toMatchObject({
      code: 'duty/checked-in',
      message: '已经签到的班不能再改',
    })
  })

  test('签退一次；没签到的不能签退', async () => {
    const { id } = (await city.worker.ask('station', 'desk', { place: STATION })).mine[0]!
    expect(await city.worker.call('station', 'checkOut', at(id))).toMatchObject({
      code: 'duty/not-begun',
      message: '这一班还没有开始，不能签退',
    })
    await city.passes({ minutes: 20 })
    const [mine] = (await city.worker.ask('station', 'desk', { place: STATION })).mine
    expect(mine?.actions).toMatchObject([{ name: 'checkOut' }])
    expect(await city.worker.call('station', 'checkOut', at(id))).toMatchObject({ ok: true })
    expect(await city.worker.call('station', 'checkOut', at(id))).toMatchObject({
      code: 'duty/checked-out',
      message: '您已经签退了',
    })
    const later = await aShift('2026-03-02', '15:00', '16:00')
    expect(await city.worker.call('station', 'checkOut', at(later))).toMatchObject({
      code: 'duty/not-in',
      message: '还没有签到，不能签退',
    })
  })

  test('没有定位的扫门口的码，迟了记下迟了多久；开始以后不能再找人换', async () => {
    const id = await aShift('2026-03-02', '10:00', '12:00', colleague)
    await city.passes({ minutes: 15 })
    expect(
      await colleague.call('station', 'askSwap', { ...at(id), reason: '临时有事', to: idOf(clerk) }),
    ).toMatchObject({ code: 'duty/begun', message: '已经开始的班不能换' })
    const desk = await colleague.ask('station', 'checkIn', { ...at(id), scene: `p=${STATION}` })
    expect(desk.mine.find((shift) => shift.id === id)?.text).toBe('10:20 签到，迟到 20 分钟')
    expect(stored(id).checkedIn).toMatchObject({ by: 'code' })
  })

  test('今天谁在值，谁都看得到名字和时间，别的什么都没有', async () => {
    const today = await city.newcomer().ask('station', 'today', { place: STATION })
    expect(today.duty).toHaveLength(3)
    for (const name of ['王秀兰', (await colleague.me()).name])
      expect(today.duty).toContainEqual({ name, spanText: '10:00–12:00', isNow: true })
    expect(today.duty[2]).toEqual({ name: '王秀兰', spanText: '15:00–16:00', isNow: false })
    const said = JSON.stringify(today)
    for (const secret of [idOf(city.worker), '签到', '迟到', 'person', '家长会']) expect(said).not.toContain(secret)
  })

  test('找人换到开始都没有人接，就不能再接；还是原来的人', async () => {
    const id = await aShift('2026-03-02', '12:00', '13:00')
    await city.worker.ask('station', 'askSwap', { ...at(id), reason: '要去开会', to: idOf(clerk) })
    await city.passes({ hours: 2 })
    expect(await clerk.call('station', 'answerSwap', { ...at(id), isAccepted: true })).toMatchObject({
      code: 'duty/no-swap',
    })
    await city.passes({ hours: 1 })
    expect(await checkIn(city.worker, id, { point: door() })).toMatchObject({
      code: 'duty/too-late',
      message: '这一班已经结束，不能补签',
    })
    expect(await keeper.call('station', 'assign', { ...at(id), person: idOf(clerk) })).toMatchObject({
      code: 'duty/over',
      message: '已经过去的班不能再改',
    })
  })

  test('没来的，第二天负责的人看得到；本人和别的同事不点名', async () => {
    await city.passes({ days: 1 })
    const missed = (await keeper.ask('station', 'desk', { place: STATION })).toMend
    expect(missed).toMatchObject([
      { date: '2026-03-02', name: '王秀兰', text: '未签到', tone: 'overdue' },
      { date: '2026-03-02', name: '王秀兰', text: '未签到' },
    ])
    expect((await colleague.ask('station', 'desk', { place: STATION })).toMend).toEqual([])
  })
})

describe('离任和注销', () => {
  test('离任以后还没值的班空出来，负责的人收到消息、看得到空缺；值过的还是他的；补上就好', async () => {
    const leaver = city.phone(`o-demo-worker-${grid(3)}`)
    ids.set(leaver, (await leaver.me()).person)
    const { name } = await leaver.me()
    const past = await aShift('2026-03-03', '18:00', '19:00', leaver)
    await city.passes({ days: 1 })
    const ahead = await aShift('2026-03-06', '08:00', '09:00', leaver)
    const { roles } = await leaver.me()
    const [first, ...others] = roles.filter(({ role }) => role !== 'resident')
    await leaver.ask('account', 'quit', { role: first!.role, scope: first!.scope })
    await city.passes({ minutes: 2 })
    // 还在那里代班，班还是他的。
    expect(others.length).toBeGreaterThan(0)
    expect(stored(ahead).person).toBe(idOf(leaver))
    for (const { role, scope } of others) await leaver.ask('account', 'quit', { role, scope })
    await city.passes({ minutes: 2 })
    expect(stored(ahead)).toMatchObject({ person: null, was: [{ person: idOf(leaver), why: 'left' }] })
    expect(stored(past).person).toBe(idOf(leaver))
    expect(await lastNotice(keeper)).toMatchObject({
      title: '值守空出来了',
      text: `有人离任，${NAME} 3月6日 周五 08:00–09:00 没有人值了，请另外安排`,
    })
    const desk = await keeper.ask('station', 'desk', { place: STATION })
    expect(desk.toMend).toContainEqual(expect.objectContaining({ id: ahead, name: '', text: '空缺，等待安排' }))
    expect(JSON.stringify(await city.resident.ask('station', 'today', { place: STATION }))).not.toContain(name)
    await keeper.ask('station', 'assign', { ...at(ahead), person: idOf(colleague) })
    expect(stored(ahead).person).toBe(idOf(colleague))

    const { content } = await leaver.ask('account', 'export', {})
    expect(content).toContain('我的值守')
    expect(content).toContain(`${NAME} 3月3日 周二 18:00–19:00`)
    await leaver.ask('account', 'erase', { confirm: '注销' })
    const month = await keeper.ask('station', 'month', { place: STATION, month: MONTH })
    expect(JSON.stringify(month.shifts)).not.toContain(name)
    expect(month.shifts.find((shift) => shift.id === past)?.name).toBe('已注销的人')
  })
})

describe('该说的话', () => {
  const roster = () => records.one<DutyRoster>('duties', `${STATION}:${MONTH}`)
  /** As if the function had stopped the moment its step was written: nothing has been told. */
  const leaveUntold = (outbox: DutyIntent[]) =>
    records.change('duties', roster()._id, { outbox, outboxAt: city.cloud.now() })

  test('和那一步一起写下，说完就清掉', async () => {
    await aShift('2026-03-27')
    expect(roster()).toMatchObject({ outbox: [], outboxAt: null })
  })

  test('说话的那一刻停了电，一分钟里补上，只说一次；已经不在的人不用说', async () => {
    const shift = { date: '2026-03-27', span: ['10:00', '12:00'] as [string, string] }
    const [asker, answerer, gone] = [idOf(city.worker), idOf(colleague), 'p-gone']
    await leaveUntold([
      { id: 'lost.0', kind: 'swapAsked', by: asker, to: answerer, reason: '要陪家里人', shift },
      { id: 'lost.1', kind: 'cancelled', person: gone, shift },
    ])
    await city.passes({ minutes: 1 })
    await leaveUntold([{ id: 'lost.0', kind: 'swapAsked', by: asker, to: answerer, reason: '要陪家里人', shift }])
    await city.passes({ minutes: 1 })
    const { items } = await colleague.ask('notice', 'list', {})
    expect(items.filter(({ text }) => text.includes('要陪家里人'))).toMatchObject([
      { title: '有人请您换班', text: `王秀兰 想请您值 ${NAME} 3月27日 周五 10:00–12:00：要陪家里人` },
    ])
    expect((await lastNotice(keeper))?.text).toBe(`王秀兰 在找人值 ${NAME} 3月27日 周五 10:00–12:00：要陪家里人`)
    expect(records.find('notices', { person: gone })).toEqual([])
    expect(roster()).toMatchObject({ outbox: [], outboxAt: null })
  })
})

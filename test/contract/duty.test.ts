import type { Place } from '../../cloudfunctions/domain/place'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { at, Duty, grid, lastNotice, MONTH, NAME, STATION } from '../support/duty'
import { cityOfThisFile } from '../support/of-this-file'
import type { Records } from '../support/records'

let duty: Duty
let city: LocalCity
let records: Records
let clerk: Phone
let keeper: Phone
let colleague: Phone
let outsider: Phone
cityOfThisFile(async (opened) => {
  duty = await Duty.at(opened)
  ;({ city, records, clerk, keeper, colleague, outsider } = duty)
})

test('负责这里的人排，排上的人收到消息，值守表里看得到', async () => {
  const reply = await duty.plan(['2026-03-20', '2026-03-21'])
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
    expect.arrayContaining([duty.idOf(city.worker), duty.idOf(keeper), duty.idOf(colleague), duty.idOf(clerk)]),
  )
  expect(await duty.plan(['2026-03-22'], keeper, duty.idOf(outsider))).toMatchObject({
    code: 'duty/not-crew',
    message: '这个人不在这里服务，请重新选择',
  })
})

test.each([
  ['居民看不到值守表', () => city.resident, 'station/not-serving', '只有在这里服务的人可以看'],
  ['别的街道的人也看不到', () => outsider, 'station/not-serving', '只有在这里服务的人可以看'],
  ['名单上的人看得到，排不了', () => city.worker, 'station/not-running', '只有负责这里的人可以改'],
])('%s', async (_, by, code, message) => {
  expect(await duty.plan(['2026-03-22'], by())).toMatchObject({ code, message })
})

test('社区也能排；同一个人同一个时间只排一班，重发一次还是那一班', async () => {
  const input = { place: STATION, month: MONTH, person: duty.idOf(colleague), dates: ['2026-03-23'] }
  const span = { from: '22:00', until: '06:00' }
  const requestId = newRequestId()
  await clerk.ask('station', 'plan', { ...input, span }, requestId)
  const again = await clerk.ask('station', 'plan', { ...input, span }, requestId)
  expect(again.shifts.filter(({ date }) => date === '2026-03-23')).toMatchObject([{ spanText: '22:00–次日 06:00' }])
  expect(await duty.plan(['2026-03-24'], clerk, duty.idOf(colleague), { from: '05:00', until: '07:00' })).toMatchObject(
    {
      code: 'duty/overlap',
      message: '这个时间这个人已经有别的班了',
    },
  )
})

test.each([
  [['2026-03-01'], 'duty/past', '已经过去的时间不能排班'],
  [['2026-04-01'], 'duty/other-month', '只能排这个月的班'],
  [['2026-03-32'], 'request/invalid', '日期不对'],
  [[], 'request/invalid', '请选择日期'],
])('排在 %s：%s', async (dates, code, message) => {
  expect(await duty.plan(dates)).toMatchObject({ code, message })
})

test('起止不能一样；没有这个驿站的排不了，店铺没有值守', async () => {
  expect(
    await duty.plan(['2026-03-25'], keeper, duty.idOf(city.worker), { from: '10:00', until: '10:00' }),
  ).toMatchObject({
    message: '值守的起止时间不能一样',
  })
  expect(await keeper.call('station', 'month', { place: 'nowhere' })).toMatchObject({
    code: 'station/unknown',
    message: '没有找到这个驿站，可能已经撤掉了',
  })
})

test('换人，原来是谁留着，两个人都知道；还没到的可以删', async () => {
  const id = await duty.aShift('2026-03-26')
  const month = await keeper.ask('station', 'assign', { ...at(id), person: duty.idOf(colleague) })
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
  const person = duty.idOf(clerk)
  await duty.aShift('2026-03-31', '22:00', '06:00', clerk)
  const next = { place: STATION, month: '2026-04', person, dates: ['2026-04-01'] }
  expect(await keeper.call('station', 'plan', { ...next, span: { from: '05:00', until: '07:00' } })).toMatchObject(
    overlap,
  )
  const elsewhere = { place: `st-${grid(5)}`, month: MONTH, person, dates: ['2026-03-31'] }
  const span = { from: '21:00', until: '23:00' }
  expect(await city.worker.call('station', 'plan', { ...elsewhere, span })).toMatchObject(overlap)
  // 那边先排了别人，换成他也不行。
  const month = await city.worker.ask('station', 'plan', { ...elsewhere, span, person: duty.idOf(colleague) })
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
  await city.worker.ask('station', 'plan', { place, month, person: duty.idOf(colleague), span, dates: ['2026-05-04'] })
  const full = await city.worker.ask('station', 'copy', { place, month, from: 'firstWeek' })
  expect(full.shifts.map(({ date }) => date)).toEqual(['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25'])
  const next = await copy('2026-06', 'lastMonth')
  expect(next).toMatchObject({ ok: true, data: { leftOut: 0 } })
  expect(next.ok && next.data.shifts.map(({ date }) => date)).toEqual([
    ...['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29'],
  ])
})

test('那天不开的，排不了班；照着上个月排，那几天空着', async () => {
  const place = records.one<Place>('places', STATION)
  const shut = { date: '2026-03-20', spans: [], note: '装修' }
  await records.change('places', STATION, { exceptions: [...place.exceptions, shut] })
  const plan = { place: STATION, month: '2026-03', person: duty.idOf(city.worker), dates: ['2026-03-19', '2026-03-20'] }
  expect(await keeper.call('station', 'plan', { ...plan, span: { from: '19:00', until: '20:00' } })).toMatchObject({
    code: 'duty/shut',
    message: expect.stringMatching(/^3月20日.* 这里不开，请先改开放时间$/) as string,
    field: 'dates',
  })
  await records.change('places', STATION, { exceptions: place.exceptions })
})

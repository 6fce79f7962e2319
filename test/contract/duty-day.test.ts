import type { LocalCity, Phone } from '../support/city'
import { at, Duty, grid, STATION } from '../support/duty'
import { cityOfThisFile } from '../support/of-this-file'

let duty: Duty
let city: LocalCity
let clerk: Phone
let keeper: Phone
let colleague: Phone
cityOfThisFile(async (opened) => {
  duty = await Duty.at(opened)
  ;({ city, clerk, keeper, colleague } = duty)
})

const checkIn = (by: Phone, id: string, proof: object) => by.call('station', 'checkIn', { ...at(id), ...proof })

test('提前半小时起，在门口的按定位签；远了、扫了别处的码、什么都没有，签不了', async () => {
  const id = await duty.aShift('2026-03-02', '10:00', '12:00')
  const near = { point: duty.door() }
  expect(await checkIn(city.worker, id, near)).toMatchObject({
    code: 'duty/too-early',
    message: '还没到时候，开始前 30 分钟起可以签到',
  })
  await city.passes({ minutes: 45 })
  const { lng, lat } = duty.door()
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
  expect(duty.stored(id).checkedIn).toMatchObject({ by: 'point' })
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
  const later = await duty.aShift('2026-03-02', '15:00', '16:00')
  expect(await city.worker.call('station', 'checkOut', at(later))).toMatchObject({
    code: 'duty/not-in',
    message: '还没有签到，不能签退',
  })
})

test('没有定位的扫门口的码，迟了记下迟了多久；开始以后不能再找人换', async () => {
  const id = await duty.aShift('2026-03-02', '10:00', '12:00', colleague)
  await city.passes({ minutes: 15 })
  expect(
    await colleague.call('station', 'askSwap', { ...at(id), reason: '临时有事', to: duty.idOf(clerk) }),
  ).toMatchObject({ code: 'duty/begun', message: '已经开始的班不能换' })
  const desk = await colleague.ask('station', 'checkIn', { ...at(id), scene: `p=${STATION}` })
  expect(desk.mine.find((shift) => shift.id === id)?.text).toBe('10:20 签到，迟到 20 分钟')
  expect(duty.stored(id).checkedIn).toMatchObject({ by: 'code' })
})

test('今天谁在值，谁都看得到名字和时间，别的什么都没有', async () => {
  const today = await city.newcomer().ask('station', 'today', { place: STATION })
  expect(today.duty).toHaveLength(3)
  for (const name of ['王秀兰', (await colleague.me()).name])
    expect(today.duty).toContainEqual({ name, spanText: '10:00–12:00', isNow: true })
  expect(today.duty[2]).toEqual({ name: '王秀兰', spanText: '15:00–16:00', isNow: false })
  const said = JSON.stringify(today)
  for (const secret of [duty.idOf(city.worker), '签到', '迟到', 'person', '家长会']) expect(said).not.toContain(secret)
})

test('找人换到开始都没有人接，就不能再接；还是原来的人', async () => {
  const id = await duty.aShift('2026-03-02', '12:00', '13:00')
  await city.worker.ask('station', 'askSwap', { ...at(id), reason: '要去开会', to: duty.idOf(clerk) })
  await city.passes({ hours: 2 })
  expect(await clerk.call('station', 'answerSwap', { ...at(id), isAccepted: true })).toMatchObject({
    code: 'duty/no-swap',
  })
  await city.passes({ hours: 1 })
  expect(await checkIn(city.worker, id, { point: duty.door() })).toMatchObject({
    code: 'duty/too-late',
    message: '这一班已经结束，不能补签',
  })
  expect(await keeper.call('station', 'assign', { ...at(id), person: duty.idOf(clerk) })).toMatchObject({
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

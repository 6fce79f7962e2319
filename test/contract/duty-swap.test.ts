import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { at, Duty, lastNotice, MONTH, NAME, STATION } from '../support/duty'
import { cityOfThisFile } from '../support/of-this-file'

let duty: Duty
let city: LocalCity
let clerk: Phone
let keeper: Phone
let colleague: Phone
let outsider: Phone
cityOfThisFile(async (opened) => {
  duty = await Duty.at(opened)
  ;({ city, clerk, keeper, colleague, outsider } = duty)
})

const ask = (id: string, facts: { to?: string } = { to: duty.idOf(colleague) }) =>
  city.worker.call('station', 'askSwap', { ...at(id), reason: '孩子要开家长会', ...facts })
const answer = (by: Phone, id: string, isAccepted: boolean, requestId?: string) =>
  by.call('station', 'answerSwap', { ...at(id), isAccepted }, requestId)

test('请一位同事，同事接了：班是他的，原来是谁留着，两边和负责的人都知道', async () => {
  const id = await duty.aShift('2026-03-10')
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
  expect(duty.stored(id)).toMatchObject({
    person: duty.idOf(colleague),
    was: [{ person: duty.idOf(city.worker), why: 'swapped' }],
  })
  expect(duty.stored(id).swap).toBeUndefined()
  for (const phone of [city.worker, colleague]) expect((await lastNotice(phone))?.title).toBe('换班成了')
  expect((await lastNotice(keeper))?.title).toBe('值守换了人')
})

test('不方便的，还是原来的人值', async () => {
  const id = await duty.aShift('2026-03-11')
  await ask(id)
  expect(await answer(colleague, id, false)).toMatchObject({ ok: true })
  expect(duty.stored(id).person).toBe(duty.idOf(city.worker))
  expect((await lastNotice(city.worker))?.title).toBe('换班没有成')
  expect(await answer(colleague, id, true)).toMatchObject({
    code: 'duty/no-swap',
    message: '这一班没有在找人换，或者已经开始了',
  })
})

test('不说找谁的，名单上谁都可以接，没有人需要说不方便；自己和别处的人接不了', async () => {
  const id = await duty.aShift('2026-03-12')
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
  const id = await duty.aShift('2026-03-13')
  await duty.aShift('2026-03-13', '11:00', '13:00', colleague)
  await ask(id)
  expect(await answer(clerk, id, true)).toMatchObject({ code: 'duty/not-asked' })
  expect(await answer(colleague, id, true)).toMatchObject({
    code: 'duty/overlap',
    message: '这个时间您已经有别的班了',
  })
})

test('找着的时候不能再找；取消了可以；别人的班不能替他找', async () => {
  const id = await duty.aShift('2026-03-14')
  await ask(id)
  expect(await ask(id)).toMatchObject({
    code: 'duty/swap-open',
    message: '已经在找人换这一班了，要改请先取消',
  })
  expect(await city.worker.call('station', 'dropSwap', at(id))).toMatchObject({ ok: true })
  expect(await ask(id)).toMatchObject({ ok: true })
  expect(
    await colleague.call('station', 'askSwap', { ...at(id), reason: '不想去', to: duty.idOf(clerk) }),
  ).toMatchObject({
    code: 'duty/not-yours',
    message: '这一班不是您的',
  })
})

test('停用了的，不再换人：不能找，也不能接；不方便的还可以说', async () => {
  const [open, asked] = [await duty.aShift('2026-03-16'), await duty.aShift('2026-03-17')]
  await ask(asked)
  await duty.records.change('places', STATION, { closed: { at: 0, by: 'p-clerk', reason: '搬迁' } })
  const closed = { code: 'duty/closed', message: '这里已经停用，不再排班' }
  expect(await ask(open)).toMatchObject(closed)
  expect(await answer(colleague, asked, true)).toMatchObject(closed)
  const person = duty.idOf(colleague)
  expect(await clerk.call('station', 'assign', { ...at(open), person })).toMatchObject(closed)
  expect(await answer(colleague, asked, false)).toMatchObject({ ok: true })
  expect(await clerk.call('station', 'cancel', at(open))).toMatchObject({ ok: true })
  await duty.records.unset('places', STATION, 'closed')
})

test('不能请自己、不在名单上的人；说不得的原因不收', async () => {
  const id = await duty.aShift('2026-03-15')
  expect(await ask(id, { to: duty.idOf(city.worker) })).toMatchObject({
    code: 'duty/own-swap',
    message: '不能请自己换班',
  })
  expect(await ask(id, { to: duty.idOf(outsider) })).toMatchObject({ code: 'duty/not-crew', field: 'to' })
  expect(
    await city.worker.call('station', 'askSwap', { ...at(id), reason: '去死', to: duty.idOf(colleague) }),
  ).toMatchObject({ code: 'content/risky', field: 'reason' })
})

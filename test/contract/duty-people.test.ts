import type { DutyRoster } from '../../cloudfunctions/domain/duty'
import type { DutyIntent } from '../../cloudfunctions/domain/duty-intent'
import type { LocalCity, Phone } from '../support/city'
import { at, Duty, grid, lastNotice, MONTH, NAME, STATION } from '../support/duty'
import { cityOfThisFile } from '../support/of-this-file'
import type { Records } from '../support/records'

let duty: Duty
let city: LocalCity
let records: Records
let keeper: Phone
let colleague: Phone
cityOfThisFile(async (opened) => {
  duty = await Duty.at(opened)
  ;({ city, records, keeper, colleague } = duty)
})

test('离任以后还没值的班空出来，负责的人收到消息、看得到空缺；值过的还是他的；补上就好', async () => {
  const leaver = city.phone(`o-demo-worker-${grid(3)}`)
  duty.ids.set(leaver, (await leaver.me()).person)
  const { name } = await leaver.me()
  const past = await duty.aShift('2026-03-02', '18:00', '19:00', leaver)
  await city.passes({ days: 1 })
  const ahead = await duty.aShift('2026-03-06', '08:00', '09:00', leaver)
  const { roles } = await leaver.me()
  const [first, ...others] = roles.filter(({ role }) => role !== 'resident')
  await leaver.ask('account', 'quit', { role: first!.role, scope: first!.scope })
  await city.passes({ minutes: 2 })
  // 还在那里代班，班还是他的。
  expect(others.length).toBeGreaterThan(0)
  expect(duty.stored(ahead).person).toBe(duty.idOf(leaver))
  for (const { role, scope } of others) await leaver.ask('account', 'quit', { role, scope })
  await city.passes({ minutes: 2 })
  expect(duty.stored(ahead)).toMatchObject({ person: null, was: [{ person: duty.idOf(leaver), why: 'left' }] })
  expect(duty.stored(past).person).toBe(duty.idOf(leaver))
  expect(await lastNotice(keeper)).toMatchObject({
    title: '值守空出来了',
    text: `有人离任，${NAME} 3月6日 周五 08:00–09:00 没有人值了，请另外安排`,
  })
  const desk = await keeper.ask('station', 'desk', { place: STATION })
  expect(desk.toMend).toContainEqual(expect.objectContaining({ id: ahead, name: '', text: '空缺，等待安排' }))
  expect(JSON.stringify(await city.resident.ask('station', 'today', { place: STATION }))).not.toContain(name)
  await keeper.ask('station', 'assign', { ...at(ahead), person: duty.idOf(colleague) })
  expect(duty.stored(ahead).person).toBe(duty.idOf(colleague))

  const { content } = await leaver.ask('account', 'export', {})
  expect(content).toContain('我的值守')
  expect(content).toContain(`${NAME} 3月2日 周一 18:00–19:00`)
  await leaver.ask('account', 'erase', { confirm: '注销' })
  const month = await keeper.ask('station', 'month', { place: STATION, month: MONTH })
  expect(JSON.stringify(month.shifts)).not.toContain(name)
  expect(month.shifts.find((shift) => shift.id === past)?.name).toBe('已注销的人')
})

describe('该说的话', () => {
  const roster = () => records.one<DutyRoster>('duties', `${STATION}:${MONTH}`)
  /** As if the function had stopped the moment its step was written: nothing has been told. */
  const leaveUntold = (outbox: DutyIntent[]) =>
    records.change('duties', roster()._id, { outbox, outboxAt: city.cloud.now() })

  test('和那一步一起写下，说完就清掉', async () => {
    await duty.aShift('2026-03-27')
    expect(roster()).toMatchObject({ outbox: [], outboxAt: null })
  })

  test('说话的那一刻停了电，一分钟里补上，只说一次；已经不在的人不用说', async () => {
    const shift = { date: '2026-03-27', span: ['10:00', '12:00'] as [string, string] }
    const [asker, answerer, gone] = [duty.idOf(city.worker), duty.idOf(colleague), 'p-gone']
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

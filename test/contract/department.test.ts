import type { LocalCity } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { at } from '../support/city-facts'
import { act, blow, type Cast, castOf, ticketInHand } from '../support/whistle'

let city: LocalCity
let cast: Cast
cityOfThisFile((opened) => {
  city = opened
  cast = castOf(city)
})

const department = 'd-district-01'
const NOW = at('2026-03-02 09:00')
const DAY = 24 * 3_600_000

test('部门的人看得到值班表；别的部门看不到；只有联络员能排', async () => {
  const { officer, liaison, head, stranger } = cast
  const roster = await officer.ask('department', 'roster', { department })
  expect(roster).toMatchObject({ name: '区城管局', mayEdit: false })
  expect(roster.members.map(({ postText, canServe }) => [postText, canServe])).toEqual([
    ['负责人', false],
    ['联络员', true],
    ['经办人', true],
    ['经办人', true],
  ])
  expect(roster.members.filter(({ isOnCall }) => isOnCall).map(({ name }) => name)).toEqual(['吴明轩'])
  expect((await head.ask('department', 'roster', { department })).mayEdit).toBe(false)
  expect((await liaison.ask('department', 'roster', { department })).mayEdit).toBe(true)
  expect(await stranger.call('department', 'roster', { department })).toMatchObject({
    code: 'department/not-yours',
    message: '您不在这个部门',
  })
  expect(await officer.call('department', 'setShifts', { department, shifts: [] })).toMatchObject({
    code: 'department/not-liaison',
    message: '值班表由联络员排',
  })
})

test('改了值班的人，下一声哨就叫到他', async () => {
  const { liaison, worker, clerk, officer } = cast
  const { members } = await liaison.ask('department', 'roster', { department })
  const other = members.find(({ postText, name }) => postText === '经办人' && name !== '吴明轩')
  const shifts = [{ person: other?.person ?? '', from: NOW, until: NOW + DAY }]
  const saved = await liaison.ask('department', 'setShifts', { department, shifts })
  expect(saved.shifts).toMatchObject([{ name: other?.name }])
  expect(saved.members.filter(({ isOnCall }) => isOnCall).map(({ name }) => name)).toEqual([other?.name])

  const ticket = await ticketInHand(cast)
  const whistle = await blow(worker, ticket.id)
  await act(clerk, whistle.id, { name: 'accept' })
  expect(await officer.inbox()).not.toContain('有哨叫到你们部门')
  const called = city.phone(`o-demo-${(other?.person ?? '').replace(/^p-/, '')}`)
  expect((await called.inbox())[0]).toBe('有哨叫到你们部门')
})

test('排不对的，说清楚哪里不对，原来的值班表不动', async () => {
  const { liaison } = cast
  const before = await liaison.ask('department', 'roster', { department })
  const person = before.members.find(({ canServe }) => !canServe)?.person ?? ''
  const shifts = [{ person, from: NOW, until: NOW + DAY }]
  expect(await liaison.call('department', 'setShifts', { department, shifts })).toMatchObject({
    code: 'department/unknown-member',
    field: 'shifts',
  })
  expect(await liaison.ask('department', 'roster', { department })).toEqual(before)
})

test('“我的”里写着是哪个部门的什么人', async () => {
  expect((await cast.officer.me()).roles[0]?.text).toBe('经办人 · 区城管局')
})

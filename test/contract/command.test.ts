import type { LocalCity } from '../support/city'
import { cityOfEachTest } from '../support/of-this-file'
import {
  act,
  blow,
  calledFrom,
  type Cast,
  castOf,
  CHENGGUAN,
  onSite,
  see,
  STREET,
  ticketInHand,
} from '../support/whistle'

// 指挥台：街道、区网格中心看没办完的哨.

let city: LocalCity
let cast: Cast
cityOfEachTest((opened) => {
  city = opened
  cast = castOf(city)
})

const called = () => calledFrom(cast)
/** The clock counts within the minute. */
const counted = () => city.passes({ minutes: 1 })

describe('指挥台', () => {
  test('在办、快到期、超期，街道和部门交叉，加起来对得上；只问变了的，就只给变了的', async () => {
    const first = await called()
    await called()
    await counted()
    const whole = await cast.district.ask('board', 'command', {})
    expect(whole).toMatchObject({
      text: '镜湖区',
      open: { open: 2, waiting: 0, dueSoon: 0, overdue: 0 },
      isWhole: true,
    })
    expect(whole.items).toHaveLength(2)
    expect(whole.streets.find(({ area }) => area === STREET)?.open).toBe(2)
    expect(whole.below).toEqual([{ area: STREET, open: 2, overdue: 0 }])
    for (const rows of [whole.streets, whole.departments, whole.crossing, whole.below, whole.grids])
      expect(rows.reduce((sum, { open }) => sum + open, 0)).toBe(whole.open.open)

    await city.passes({ minutes: 2 })
    const later = await cast.district.ask('board', 'command', { since: whole.at })
    await city.passes({ minutes: 2 })
    const quiet = await cast.district.ask('board', 'command', { since: later.at })
    expect(quiet).toMatchObject({ items: [], gone: [], isWhole: false })
    await act(cast.officer, first.id, { name: 'answer' })
    const answered = await cast.district.ask('board', 'command', { since: quiet.at })
    expect(answered.items.map(({ id, statusText }) => [id, statusText])).toEqual([[first.id, '区城管局主办，已应哨']])
    await act(cast.officer, first.id, { name: 'reportIn', point: onSite(first), photos: [] })
    const photos = [await cast.officer.upload()]
    await act(cast.officer, first.id, { name: 'complete', note: '好', photos })
    expect((await cast.district.ask('board', 'command', { since: answered.at })).gone).toEqual([first.id])
  })

  test('吹了一声，反映了一件，五秒以内都在台上；台上说数字是到哪一刻的', async () => {
    const begun = city.cloud.now()
    const ticket = await ticketInHand(cast)
    await blow(cast.worker, ticket.id)
    await city.passes({ seconds: 5 })
    const [now, view] = [await cast.district.ask('board', 'today', {}), await cast.district.ask('board', 'command', {})]
    expect(now).toMatchObject({ open: { open: 1 }, day: { buckets: { total: 1, running: 1 } } })
    expect(view.open).toMatchObject({ open: 1, waiting: 1 })
    for (const { at, countedAt } of [now, view]) {
      expect(countedAt).toBeGreaterThan(begun)
      expect(countedAt).toBeLessThanOrEqual(at)
    }
    // Nobody counts: the moment of the figures stays.
    expect((await cast.district.ask('board', 'today', {})).countedAt).toBe(now.countedAt)
  })

  test('街道看自己的，手动分单在台上做；别的人没有指挥台', async () => {
    const ticket = await ticketInHand(cast)
    const whistle = await blow(cast.worker, ticket.id)
    await counted()
    const seen = await cast.street.ask('board', 'command', {})
    expect(seen).toMatchObject({ area: STREET, text: '镜湖区 · 赭麓街道', scopes: [], open: { open: 1, waiting: 1 } })
    const names = (await see(cast.street, whistle.id)).actions.map(({ name }) => name)
    expect(names).toContain('dispatch')
    await act(cast.street, whistle.id, { name: 'dispatch', lead: CHENGGUAN, assists: [], note: '直接分' })
    await counted()
    expect((await cast.street.ask('board', 'command', {})).open).toMatchObject({ open: 1, waiting: 0 })
    expect(await cast.street.call('board', 'command', { area: '340202012' })).toMatchObject({
      code: 'board/not-centre',
      message: '指挥台只给街道和区网格中心用',
    })
    for (const phone of [cast.clerk, cast.officer, cast.worker, cast.resident])
      expect(await phone.call('board', 'command', {})).toMatchObject({ code: 'board/not-centre' })
  })

  test('到期的，一分钟以内就在超期里', async () => {
    const whistle = await called()
    await act(cast.officer, whistle.id, { name: 'answer' })
    await act(cast.officer, whistle.id, { name: 'reportIn', point: onSite(whistle), photos: [] })
    await city.passes({ days: 14 })
    await counted()
    expect((await cast.district.ask('board', 'command', {})).open).toMatchObject({ open: 1, overdue: 1 })
    const month = await cast.district.ask('assessment', 'department', { department: CHENGGUAN, period: '2026-03' })
    expect(month.buckets).toMatchObject({ overdue: 1, running: 0 })
  })
})

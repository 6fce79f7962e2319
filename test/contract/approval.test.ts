import type { Command } from '../../cloudfunctions/contract/ticket-command'
import { DAY } from '../../cloudfunctions/domain/moment'
import type { LocalCity, Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'

let city: LocalCity
let clerks: Phone[]
let street: Phone
let district: Phone
cityOfThisFile((opened) => {
  city = opened
  clerks = [1, 2].map((n) => city.phone(`o-demo-community-340202014002-${n}`))
  street = city.phone('o-demo-street-340202014-1')
  district = city.phone('o-demo-district-1')
})

const awayFor = (days: number) =>
  Promise.all(
    clerks.map((clerk) => {
      const from = city.cloud.now()
      return clerk.ask('account', 'setLeave', { leave: days === 0 ? [] : [{ from, until: from + days * DAY }] })
    }),
  )
const waitsFor = async (phone: Phone, id: string) =>
  (await phone.ask('ticket', 'tasks', {})).items.find((item) => item.id === id)?.tabs.includes('toApprove') ?? false
const APPROVE: Command = { name: 'approve', note: '' }

test('社区的人都请了假，延期由街道批：街道听到、列表里看得到、批得了', async () => {
  const { id } = await city.resident.report({ words: '要换灯杆的路灯' })
  const { actions } = await city.worker.act(id, { name: 'accept' })
  const until = (actions.find(({ name }) => name === 'extend')?.needs.date?.value ?? 0) + DAY
  await awayFor(1)
  await city.worker.act(id, { name: 'extend', until, note: '等灯杆' })
  await awayFor(0)
  expect((await street.inbox())[0]).toBe('有申请等您审批')
  expect([await waitsFor(clerks[0]!, id), await waitsFor(street, id)]).toEqual([false, true])
  expect(await street.act(id, APPROVE)).toMatchObject({ deadline: { dueBy: until } })
})

test('没有人核查的，一级一级转到区里；转走以后社区仍能核查', async () => {
  const groups = await city.resident.ask('ticket', 'categories', {})
  const shed = groups.flatMap(({ items }) => items).find(({ name }) => name === '私搭乱建')!.code
  const { id } = await city.resident.report({ words: '院子里搭了棚', category: shed })
  await city.worker.act(id, { name: 'accept' })
  const photos = [await city.worker.upload()]
  await city.worker.act(id, { name: 'resolve', closing: 'solved', note: '拆了', photos })
  expect([await waitsFor(clerks[0]!, id), await waitsFor(street, id)]).toEqual([true, false])
  await city.passes({ days: 2 })
  expect((await clerks[0]!.inbox())[0]).toBe('有申请过了时限还没审批')
  expect((await street.inbox())[0]).toBe('有申请等您审批')
  expect([await waitsFor(clerks[0]!, id), await waitsFor(street, id)]).toEqual([false, true])
  await city.passes({ days: 1 })
  expect(await waitsFor(district, id)).toBe(true)
  expect((await city.worker.ticket(id)).timeline[0]?.title).toBe('转由上一级审批')
  expect((await city.resident.ticket(id)).timeline[0]?.title).toContain('等待核查')
  expect(await clerks[0]!.act(id, APPROVE)).toMatchObject({ status: 'resolved' })
})

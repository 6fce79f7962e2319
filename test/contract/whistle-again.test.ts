import type { WhistleCommand } from '../../cloudfunctions/contract/whistle-command'
import type { LocalCity } from '../support/city'
import { cityOfEachTest } from '../support/of-this-file'
import { act, blow, type Cast, castOf, CHENGGUAN, done, see, STALLS, ticketInHand } from '../support/whistle'

// 办过评过，诉求又回到网格员手上，再吹一次：什么时候是原来那声哨，什么时候是新的。

let city: LocalCity
let cast: Cast
cityOfEachTest((opened) => {
  city = opened
  cast = castOf(city)
})

const dissatisfied = { name: 'evaluate', verdict: 'dissatisfied', points: 40, note: '还在摆' } as const

/** 常规哨，区城管局办了，街道不满意：诉求回到网格员手上；两个协办从没应哨。 */
async function unsatisfied() {
  const { worker, clerk, street, officer } = cast
  const ticket = await ticketInHand(cast)
  const whistle = await blow(worker, ticket.id)
  await done(await act(clerk, whistle.id, { name: 'accept' }), officer)
  return { ticket, whistle: await act(street, whistle.id, dissatisfied) }
}

test('区里裁定街道的“不满意”不计：哨不再说街道评价不满意；诉求仍在网格手上，居民看到评价不作数，只说一次', async () => {
  const { resident, street, officer, district } = cast
  const { ticket, whistle } = await unsatisfied()
  const titles = async () => (await resident.ask('ticket', 'get', { id: ticket.id })).timeline.map(({ title }) => title)
  expect((await titles())[0]).toBe('街道评价区城管局没有办好，由网格接着办')
  await act(officer, whistle.id, { name: 'object', line: 'evaluation', note: '当天已经清走', photos: [] })
  await act(street, whistle.id, { name: 'respond', department: CHENGGUAN, agrees: 'yes', note: '看错了地方' })
  const rule = { name: 'rule', department: CHENGGUAN, upheld: 'yes', note: '照片属实' } as const
  const ruled = await act(district, whistle.id, rule)
  const said = '已评单，街道的评价不计（申诉成立）'
  expect(ruled).toMatchObject({ statusText: said, evaluation: { text: '不满意（申诉成立，不计）' } })
  const { items } = await street.ask('search', 'whistles', { which: 'all' })
  expect(items.map(({ statusText }) => statusText)).toEqual([said])
  await city.passes({ minutes: 1 })
  const line = '区里裁定：街道的这次评价不作数，不算区城管局没有办好；这件事仍由网格接着办'
  expect((await titles()).filter((title) => title.startsWith('区里裁定'))).toEqual([line])
  expect((await titles())[0]).toBe(line)
  expect(await resident.ask('ticket', 'get', { id: ticket.id })).toMatchObject({ status: 'handling' })
  expect((await officer.inbox())[0]).toBe('申诉已裁定')
})

test('居民要求重办，网格员再吹同一事项：原来的哨重新打开，考核单另出一版，旧的不改', async () => {
  const { resident, worker, clerk, street, officer } = cast
  const ticket = await ticketInHand(cast)
  const whistle = await blow(worker, ticket.id)
  await act(clerk, whistle.id, { name: 'accept' })
  await done(whistle, officer)
  const evaluate = { name: 'evaluate', verdict: 'satisfied', points: 95, note: '' } as const
  const first = await act(street, whistle.id, evaluate)
  await resident.act(ticket.id, { name: 'reopen', note: '又摆出来了', photos: [] })
  await worker.act(ticket.id, { name: 'accept' })
  const again = await blow(worker, ticket.id)
  expect(again).toMatchObject({ id: whistle.id, status: 'running' })
  expect(again.tags).toContainEqual({ text: '返工 1 次', tone: 'overdue' })
  expect((await officer.inbox())[0]).toBe('哨重新打开')
  await done(whistle, officer)
  const second = await act(street, whistle.id, evaluate)
  expect(second.sheets.map(({ version }) => version)).toEqual([1, 2])
  expect(second.sheets[0]).toEqual(first.sheets[0])
})

test('重新打开的，当时叫到的都再叫一遍，从没应哨的协办也在内；吹之前说明白是原来的哨', async () => {
  const { worker } = cast
  const { ticket, whistle } = await unsatisfied()
  const preview = await worker.ask('whistle', 'preview', { ticket: ticket.id, item: STALLS })
  expect(preview).toMatchObject({ route: `原来的哨 ${whistle.no} 重新打开，直接叫原来的部门`, isFromAcceptance: false })
  const again = await blow(worker, ticket.id)
  expect(again.id).toBe(whistle.id)
  const active = again.parties.filter(({ statusText }) => statusText === '等待应哨')
  expect(active.map(({ name }) => name)).toEqual(['区城管局', '区市场监管局', '区公安分局'])
  expect(preview.parties.map(({ name, answer }) => [name, answer])).toEqual(
    active.map(({ name, stages }) => [name, `${stages[0]?.due}应哨`]),
  )
})

test('情况变急了，改吹应急哨：是一声新的应急哨，马上叫值班的人，不是原来的常规哨', async () => {
  const { worker } = cast
  const { ticket, whistle } = await unsatisfied()
  const input = { ticket: ticket.id, item: STALLS, kind: 'emergency' } as const
  const preview = await worker.ask('whistle', 'preview', input)
  expect(preview.route).toBe('不等平台，直接叫部门')
  const urgent = await worker.ask('whistle', 'blow', input)
  expect(urgent).toMatchObject({ kind: 'emergency', status: 'running' })
  expect(urgent.id).not.toBe(whistle.id)
  expect(urgent.parties[0]?.stages[0]?.due).toBe(preview.parties[0]?.answer.replace('应哨', ''))
  expect((await see(worker, whistle.id)).status).toBe('closed')
})

test('清单之外的再吹一次，还是要街道审核：不是上一次准入的那件', async () => {
  const { worker, street, officer } = cast
  const ticket = await ticketInHand(cast)
  const first = { ticket: ticket.id, field: 'service', words: '请帮忙修小区围墙' } as const
  const wall = await worker.ask('whistle', 'blow', first)
  const admit: WhistleCommand = { name: 'admit', lead: CHENGGUAN, assists: [], isProposed: false, note: '只此一次' }
  await done(await act(street, wall.id, admit), officer)
  await act(street, wall.id, dissatisfied)
  const second = { ticket: ticket.id, field: 'enforcement', words: '另一件：楼上违法搭建要拆' } as const
  const other = await worker.ask('whistle', 'blow', second)
  expect(other).toMatchObject({ status: 'reviewing', statusText: '清单之外，等街道审核' })
  expect(other.id).not.toBe(wall.id)
})

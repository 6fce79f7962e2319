import type { Area } from '../../cloudfunctions/domain/area'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { DAY, HOUR } from '../../cloudfunctions/domain/moment'
import type { LocalCity } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const OVERDUE = 150

let city: LocalCity
cityOfThisFile((opened) => {
  city = opened
})

test(`下级超期 ${OVERDUE} 件，也挤不掉自己要接的、要批的`, async () => {
  const clerk = city.someone('方村街道工作人员')
  const waiting = await city.someone('天城村').report({ words: '村口的灯不亮' })
  const one = new Records(city).one<Ticket>('tickets', waiting.id)
  const late = {
    desk: 'elsewhere',
    holder: 'p-elsewhere',
    status: 'handling',
    deskRole: 'worker',
    wakeAt: null,
    outboxAt: null,
    outbox: [],
  }
  city.cloud.load('tickets', [
    ...Array.from({ length: OVERDUE }, (_, n) => ({
      ...{ ...one, ...late, _id: `late-${n}`, no: `JH260302-L${n}`, dueBy: one.reportedAt - n * HOUR },
    })),
    {
      ...{ ...one, ...late, _id: 'to-approve', no: 'JH260302-A', dueBy: one.dueBy + HOUR, approver: one.street },
      pending: { kind: 'extension', until: one.dueBy + 48 * HOUR },
    },
  ])
  const { items, tabs, isCut } = await clerk.ask('ticket', 'tasks', {})
  const counts = Object.fromEntries(tabs.map(({ name, count }) => [name, count]))
  expect(counts).toMatchObject({ toAccept: 1, toApprove: 1, below: 50 })
  expect(items.filter((item) => item.tabs.includes('toAccept')).map(({ id }) => id)).toEqual([waiting.id])
  expect(items.filter((item) => item.tabs.includes('toApprove')).map(({ id }) => id)).toEqual(['to-approve'])
  // 自己要做的在前，下级拖着的在后，拖得最久的先。
  expect(items[2]?.id).toBe(`late-${OVERDUE - 1}`)
  expect(isCut).toBe(true)
})

test('已经到了街道台上的、等着核查的，不算社区下级拖着', async () => {
  const clerk = city.someone('车站社区工作人员')
  const reported = await city.resident.report({ words: '路口的灯不亮' })
  const one = new Records(city).one<Ticket>('tickets', reported.id)
  const late = {
    wakeAt: null,
    outboxAt: null,
    outbox: [],
    status: 'handling',
    holder: 'p-elsewhere',
    dueBy: one.reportedAt - HOUR,
  }
  const load = (id: string, facts: object) => ({ ...one, ...late, _id: id, no: `JH260302-${id}`, ...facts })
  city.cloud.load('tickets', [
    load('BELOW', { deskRole: 'worker' }),
    load('STREET', { deskRole: 'street', desk: one.street }),
    load('CHECK', {
      deskRole: 'worker',
      status: 'checking',
      pending: { kind: 'check', since: one.reportedAt - 2 * HOUR },
    }),
  ])
  const { items } = await clerk.ask('ticket', 'tasks', {})
  expect(items.filter(({ tabs }) => tabs.includes('below')).map(({ id }) => id)).toEqual(['BELOW'])
})

test('代班自己反映的，由同事来办，不在他的待接单里', async () => {
  const standIn = city.someone('代班')
  const grid = (await standIn.me()).roles.find(({ role }) => role === 'worker')!.scope
  const own = await standIn.report({ words: '我家门口的灯不亮', place: { area: grid } })
  const { items } = await standIn.ask('ticket', 'tasks', {})
  expect(items.map(({ id }) => id)).not.toContain(own.id)
})

test('待接收的每一件都写着怎么来的：上报、退回、超期上报、网格无人接单；接了单就不再写', async () => {
  const clerk = city.phone('o-demo-community-340202014002-1')
  const report = (words: string, area = '340202014002005') => city.resident.report({ words, place: { area } })
  const tagsOf = async (who: typeof clerk) => {
    const { items } = await who.ask('ticket', 'tasks', {})
    const waiting = items.filter(({ tabs }) => tabs.includes('toAccept'))
    return Object.fromEntries(waiting.map(({ title, tags }) => [title, tags.map(({ text }) => text).join()]))
  }
  const sent = await report('退回的灯')
  await city.worker.act(sent.id, { name: 'sendBack', reason: 'not-mine', note: '在隔壁' })
  const up = await report('上报的灯')
  await city.worker.act(up.id, { name: 'escalate', note: '要换变压器' })
  expect(await tagsOf(clerk)).toMatchObject({ 退回的灯: '退回', 上报的灯: '上报' })
  expect((await city.resident.ticket(up.id)).tags).toEqual([])
  expect((await clerk.act(up.id, { name: 'accept' })).tags).toEqual([])
  await clerk.act(sent.id, { name: 'dispatch', to: '340202014002005', note: '' })
  expect(await tagsOf(city.worker)).toMatchObject({ 退回的灯: '改派' })
  const records = new Records(city)
  const { standIns = [] } = records.one<Area>('areas', '340202014002005')
  const from = city.cloud.now()
  const leave = [{ from, until: from + 7 * DAY }]
  await city.worker.ask('account', 'setLeave', { leave })
  await records.change('areas', '340202014002005', { standIns: standIns.map((one) => ({ ...one, leave })), team: [] })
  await report('没人接的灯')
  expect(await tagsOf(clerk)).toMatchObject({ 没人接的灯: '网格无人接单' })
})

test('超期自动上报的，街道一看就知道', async () => {
  const street = city.someone('赭麓街道工作人员')
  const ticket = await city.resident.report({ words: '一直没人管的灯' })
  await city.passes({ days: 14 })
  const found = (await street.ask('ticket', 'tasks', {})).items.find(({ id }) => id === ticket.id)
  expect(found).toMatchObject({ tabs: expect.arrayContaining(['toAccept']) as string[] })
  expect(found?.tags).toContainEqual({ text: '超期上报', tone: 'plain' })
})

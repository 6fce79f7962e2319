import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { HOUR } from '../../cloudfunctions/domain/moment'
import { type LocalCity, openCity } from '../support/city'
import { Records } from '../support/records'

const OVERDUE = 150

let city: LocalCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

test(`下级超期 ${OVERDUE} 件，也挤不掉自己要接的、要批的`, async () => {
  const clerk = city.someone('方村街道工作人员')
  const waiting = await city.someone('天城村').report({ words: '村口的灯不亮' })
  const one = new Records(city).one<Ticket>('tickets', waiting.id)
  const late = {
    desk: 'elsewhere',
    holder: 'p-elsewhere',
    status: 'handling',
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
  expect(items[0]?.id).toBe(`late-${OVERDUE - 1}`)
  expect(isCut).toBe(true)
})

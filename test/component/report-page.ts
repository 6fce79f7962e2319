// The report page as its tests open it: everything answers, and what is not about the test is filled in.
import type { CategoryView, Input, MeView } from '../../typings/contract'
import { mount, type Mounted } from '../support/load'
import { aPerson, aPlace, aTicket, lamp } from './builders'
import { Phone } from './phone'
import { call, type } from './press'

export const PAGE = 'pages/report/report'
export const SEND = '提交给网格员'

export function phoneReady(me: MeView = aPerson()): Phone {
  const phone = new Phone(me)
  phone.answer('area', 'locate', () => aPlace())
  phone.answer('ticket', 'suggest', () => ({ items: [lamp] }))
  phone.answer('ticket', 'similar', () => [])
  phone.answer('ticket', 'report', () => aTicket())
  return phone
}

/** Pages of one test do not go on in the next, whose phone they would write to. */
const opened: Mounted[] = []
afterEach(() => opened.splice(0).forEach((page) => page.detach()))

export async function openReport(query: Record<string, string> = {}): Promise<Mounted> {
  const page = mount(PAGE)
  opened.push(page)
  await call(page, 'onLoad', query)
  return page
}

/** A page with everything filled in but photos. */
export async function written(words = '3 单元楼道灯坏了', category: CategoryView = lamp): Promise<Mounted> {
  const page = await openReport()
  await type(page, 'onWords', words)
  await call(page, 'chooseClass', { detail: { category } })
  return page
}

/** What was sent as reports, in order. */
export const reports = (phone: Phone) =>
  phone.sentTo('ticket.report').map(({ input }) => input as Input<'ticket', 'report'>)

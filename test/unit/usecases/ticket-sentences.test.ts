import type { InHand, PassedOver } from '../../../cloudfunctions/domain/dispatch'
import type { EntryOf, Ticket } from '../../../cloudfunctions/domain/ticket'
import { sentence, statusText } from '../../../cloudfunctions/usecases/ticket-sentences'
import { at, aTicket, chain, handling, server } from '../../support/city-facts'

const STAND_IN = aTicket({ where: chain({ standIns: [server('standIn')] }) })
const TEAM = aTicket({ where: chain({ team: [server('member')] }) })
const DESK = aTicket({ where: chain({ worker: server('author') }) })

const said = (ticket: Ticket, facts: { passed?: PassedOver; load?: InHand }, relation: 'author' | 'follower') => {
  const { load: _load, passed: _passed, ...entry } = ticket.timeline[1] as EntryOf<'dispatched'>
  return sentence({ ...entry, ...facts }, ticket, relation)
}

test.each<[Ticket, PassedOver, string]>([
  [STAND_IN, 'away', '网格员请假，派给代班网格员 standIn的名字'],
  [STAND_IN, 'off-duty', '网格员不在值班，派给代班网格员 standIn的名字'],
  [STAND_IN, 'full', '网格员手上已满，派给代班网格员 standIn的名字'],
  [STAND_IN, 'gone', '网格员暂不能接单，派给代班网格员 standIn的名字'],
  [TEAM, 'away', '网格员请假，没有代班能接单，派给网格团队 member的名字'],
  [DESK, 'full', '网格员手上已满，本网格暂无人能接单，转由乙社区受理'],
  [DESK, 'gone', '本网格暂无人能接单，转由乙社区受理'],
])('没有派给网格员的，说为什么：%#', (ticket, passed, text) => {
  for (const relation of ['author', 'follower'] as const) expect(said(ticket, { passed }, relation)).toBe(text)
})

test('网格员就是反映人的，只对他自己说；别人看不出是谁反映的', () => {
  expect(said(DESK, { passed: 'own' }, 'author')).toBe('网格员是您本人，本网格暂无人能接单，转由乙社区受理')
  expect(said(DESK, { passed: 'own' }, 'follower')).toBe('本网格暂无人能接单，转由乙社区受理')
})

test('几个人里选的，说是凭什么', () => {
  const chosen = (by?: 'share' | 'turn') =>
    said(STAND_IN, { passed: 'away', load: { open: 2, capacity: 9, ...(by && { by }) } }, 'author')
  expect(chosen()).toMatch(/（在办 2 件）$/)
  expect(chosen('share')).toMatch(/（在办 2 件，手上最空）$/)
  expect(chosen('turn')).toMatch(/（在办 2 件，最久没接新单）$/)
})

describe('吹了哨的', () => {
  const reportInBy = at('2026-03-04 17:30')
  const whistled = (facts: Partial<NonNullable<Ticket['whistle']>> = {}): Ticket => ({
    ...handling(),
    whistle: { whistle: { id: 'w1', no: 'JH-W' }, lead: '区城管局', reportInBy, state: 'called', ...facts },
  })

  test('说谁来、什么时候到；那一年的放假安排还没有公布的，说是暂定', () => {
    expect(statusText(whistled(), reportInBy - 1)).toBe('已吹哨，区城管局 主办，预计3月4日 17:30 前到场')
    expect(statusText(whistled({ isArrivalProvisional: true }), reportInBy - 1)).toMatch(/前到场（暂定）$/)
  })

  test('过了时候没有到的，不再说预计，照实说还没有到', () => {
    expect(statusText(whistled(), reportInBy)).toBe('已吹哨，区城管局 主办，应在3月4日 17:30 前到场，还没有到')
  })
})

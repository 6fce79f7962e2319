import type { Person, Sealed } from '../../../cloudfunctions/domain/person'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { canReveal, contactOf } from '../../../cloudfunctions/domain/ticket-contact'
import {
  ACCEPT,
  after,
  aTicket,
  author,
  clerk,
  handling,
  member,
  resolved,
  standIn,
  worker,
} from '../../support/city-facts'

const sealed = (masked: string): Sealed => ({ cipher: '', masked })

test('打给事情是谁的；没有留，打给反映的人；都没有就没有', () => {
  const filer: Person = { ...author, phone: sealed('138****0001') }
  const forMother: Ticket = { ...aTicket(), behalf: { who: '母亲', phone: sealed('139****0002') } }
  expect(contactOf(forMother, filer)?.masked).toBe('139****0002')
  expect(contactOf({ ...forMother, behalf: { who: '母亲' } }, filer)?.masked).toBe('138****0001')
  expect(contactOf(aTicket(), filer)?.masked).toBe('138****0001')
  expect(contactOf(aTicket(), undefined)).toBeUndefined()
})

describe('查看电话', () => {
  const handed: Ticket = { ...handling(), holder: member._id }
  const boxed: Ticket = { ...handling(), box: { place: 'st-1', name: '第01网格先锋驿站', isOwn: true } }
  test.each([
    { who: '接了单的网格员', ticket: handling(), person: worker, may: true },
    { who: '还没接单的网格员', ticket: aTicket(), person: worker, may: false },
    { who: '办结以后的网格员', ticket: resolved(), person: worker, may: false },
    { who: '代班接了单的人', ticket: after(aTicket(), standIn, ACCEPT), person: standIn, may: true },
    { who: '没在办的代班', ticket: handling(), person: standIn, may: false },
    { who: '社区工作人员', ticket: handling(), person: clerk, may: false },
    { who: '反映人', ticket: handling(), person: author, may: false },
    { who: '手上有它的团队成员', ticket: handed, person: member, may: true },
    { who: '手上有匿名诉求的团队成员', ticket: { ...handed, isAnonymous: true }, person: member, may: false },
    { who: '手上有匿名诉求的网格员', ticket: { ...handling(), isAnonymous: true }, person: worker, may: true },
    { who: '手上有匿名意见的网格员', ticket: { ...boxed, isAnonymous: true }, person: worker, may: false },
    { who: '手上有署名意见的网格员', ticket: boxed, person: worker, may: true },
  ])('$who：$may', ({ ticket, person, may }) => {
    expect(canReveal(ticket, person)).toBe(may)
  })
})

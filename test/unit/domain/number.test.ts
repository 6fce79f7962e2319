import { randomBytes } from 'node:crypto'
import { isTicketNumber, ticketNumber } from '../../../cloudfunctions/domain/number'
import { at } from '../../support/city-facts'

const number = () => ticketNumber('JH', at('2026-11-22 10:00'), randomBytes(4))

test('编号带区的前缀和当天日期，读得出口：没有 I L O U', () => {
  for (let i = 0; i < 200; i += 1) expect(number()).toMatch(/^JH261122-[0-9A-HJKMNP-TV-Z]{5}$/)
})

test('念错任何一个字，都查得出来', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  for (let i = 0; i < 20; i += 1) {
    const no = number()
    expect(isTicketNumber(no)).toBe(true)
    for (let at = 9; at < no.length; at += 1)
      for (const other of alphabet)
        if (other !== no[at]) expect(isTicketNumber(no.slice(0, at) + other + no.slice(at + 1))).toBe(false)
  }
})

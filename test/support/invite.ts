import type { Input } from '../../cloudfunctions/contract/api'
import type { Phone } from './city'

export const invite = (by: Phone, input: Input<'account', 'invite'>) => by.ask('account', 'invite', input)

export const join = (who: Phone, code: string, name = '新来的', phone = '0553-1234567') =>
  who.call('account', 'join', { code, name, phone })

/** Who serves an area, as they see it. */
export const rosterOf = async (by: Phone, area: string) => (await by.ask('account', 'roster', { area })).people

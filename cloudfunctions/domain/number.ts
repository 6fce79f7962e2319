import { inBeijing } from './moment'

/** Crockford's base 32: no I, L, O, U, so that a number read aloud survives. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LENGTH = 4

const check = (body: string): string => {
  let sum = 0
  // Odd weights are invertible modulo 32: changing any one character changes the sum.
  for (let i = 0; i < body.length; i += 1) sum += ALPHABET.indexOf(body.charAt(i)) * (2 * i + 1)
  return ALPHABET.charAt(sum % 32)
}

/**
 * 诉求编号, for example JH261122-7K3QX: the district's prefix, the day in Beijing, four random characters
 * and a check character that finds every single mistyped character.
 * @param bytes at least four random bytes
 */
export function ticketNumber(prefix: string, at: number, bytes: Uint8Array): string {
  const date = inBeijing(at).format('YYMMDD')
  const random = [...bytes.slice(0, RANDOM_LENGTH)].map((byte) => ALPHABET.charAt(byte % 32)).join('')
  return `${prefix}${date}-${random}${check(date + random)}`
}

/** Is this a number as we give them out? Finds typing errors before any search. */
export function isTicketNumber(text: string): boolean {
  const match = /^[A-Z]+(\d{6})-([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z])$/.exec(text)
  return match !== null && check(`${match[1]}${match[2]}`) === match[3]
}

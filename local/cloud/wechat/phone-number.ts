import { createHash } from 'node:crypto'
import { APP_ID } from '../environment'
import type { Doc } from '../store/value'
import type { Credentials } from './credentials'
import { failure, type Reply } from './reply'

/** A made-up number, always the same for one person. */
function phoneNumberOf(openid: string): string {
  const hash = createHash('sha256').update(`phone\n${openid}`).digest()
  return `138${String(hash.readUInt32BE() % 100_000_000).padStart(8, '0')}`
}

/** `phonenumber.getPhoneNumber`: changes a code into the number of the person who gave it, once. */
export function answerPhoneNumber(credentials: Credentials, { code }: Doc): Reply {
  const found = typeof code === 'string' ? credentials.find('phone', code) : undefined
  if (typeof code !== 'string' || !found || found === 'expired') return failure(40029, 'invalid code')
  credentials.useUp(code)
  const number = phoneNumberOf(found.openid)
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: number,
      purePhoneNumber: number,
      countryCode: '86',
      watermark: { timestamp: Math.floor(found.givenAt / 1000), appid: APP_ID },
    },
  }
}

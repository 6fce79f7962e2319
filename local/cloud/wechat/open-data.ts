import { APP_ID } from '../environment'
import type { Credentials } from './credentials'

/** As the SDK names them. */
const INVALID = -601005
const EXPIRED = -601006
const OTHER_USER = -601007

/** One entry of `cloud.getOpenData`'s list: the data a cloudID stands for, or why it does not open. */
export type OpenData =
  { cloudID: string; data: Record<string, unknown> } | { cloudID: string; errCode: number; errMsg: string }

/**
 * Opens a cloudID, for the person it was given to alone.
 * @param openid of the call the function runs for; undefined when it runs for nobody
 */
export function openCloudId(credentials: Credentials, cloudID: string, openid: string | undefined): OpenData {
  const found = credentials.find('cloud', cloudID)
  if (found === undefined) return { cloudID, errCode: INVALID, errMsg: 'invalid cloudID' }
  if (found === 'expired') return { cloudID, errCode: EXPIRED, errMsg: 'cloudID expired' }
  if (found.openid !== openid) {
    return { cloudID, errCode: OTHER_USER, errMsg: 'cloudID and calling user does not match' }
  }
  const watermark = { timestamp: Math.floor(found.givenAt / 1000), appid: APP_ID }
  return { cloudID, data: { ...found.data, watermark } }
}

import type { Credentials } from '../wechat/credentials'
import { opengidOf, type Group } from '../wechat/groups'

/** WeChat's code for someone who is no longer in the group. */
const NOT_IN_GROUP = 65206

/** What `wx.getGroupEnterInfo` gives a phone that was opened from a card in a group. */
export type GroupEntry = { cloudID: string; errMsg: string } | { errCode: number; errMsg: string }

/** Enters from a group's card: a cloudID that opens, for this person, to the group's opengid. */
export function enterGroup(groups: Group[], credentials: Credentials, openid: string, groupId: unknown): GroupEntry {
  const group = groups.find(({ id }) => id === groupId)
  if (!group?.members.includes(openid)) {
    return { errCode: NOT_IN_GROUP, errMsg: 'user is not in the group' }
  }
  const cloudID = credentials.give('cloud', openid, { opengid: opengidOf(group.id) })
  return { cloudID, errMsg: 'getGroupEnterInfo:ok' }
}

/** What the button `getPhoneNumber` gives after the person agreed: a code that opens once to their number. */
export function giveNumber(credentials: Credentials, openid: string): { code: string; errMsg: string } {
  return { code: credentials.give('phone', openid, {}), errMsg: 'getPhoneNumber:ok' }
}

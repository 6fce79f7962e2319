import { isCancel } from './permission'
import { say } from './tell'

/** 打电话；这部手机拨不了的，把号码说出来。 */
export function dial(phoneNumber: string): void {
  wx.makePhoneCall({ phoneNumber }).catch((error: unknown) => {
    if (!isCancel(error)) say(`没能拨出，号码是 ${phoneNumber}`)
  })
}

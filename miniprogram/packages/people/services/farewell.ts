import { dropStep, waitingSteps } from '../../../services/queue'
import { forgetMe } from '../../../services/store'

/** 注销以后：手机上存着的也不留，包括没发出的操作和它们的照片。 */
export function dropEverything(): void {
  for (const { requestId } of waitingSteps()) dropStep(requestId)
  wx.clearStorageSync()
  forgetMe()
}

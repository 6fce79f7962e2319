import { discardFiles } from '../../../services/photo-file'
import { dropStep, waitingSteps } from '../../../services/queue'
import { forgetMe } from '../../../services/store'

/** 注销以后：手机上存着的也不留，包括没发出的操作，和等着上传的照片、视频。 */
export function dropEverything(): void {
  for (const { requestId } of waitingSteps()) dropStep(requestId)
  discardFiles()
  wx.clearStorageSync()
  forgetMe()
}

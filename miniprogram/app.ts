import { enterByGroup } from './services/group'
import { answerWeChat } from './services/privacy'
import { startQueue, wakeQueue } from './services/queue'
import { refreshQuietly } from './services/store'

App({
  onLaunch() {
    wx.cloud.init({ traceUser: true })
    // Ahead of the first page, which asks for the same answer and shows a failure where it can be tried again.
    refreshQuietly()
    startQueue()
    answerWeChat()
  },
  onShow({ scene }) {
    wakeQueue()
    void enterByGroup(scene)
  },
})

import { isSure } from '../../../services/confirm'
import { sharedPage } from '../../../services/route'
import { say, tell } from '../../../services/tell'
import { unfollowTicket } from '../../../services/ticket'

/** 附议点错了，或者不想再听：不再附议，看到的又和刚点开卡片时一样。 */
Component({
  properties: {
    /** Id of the ticket. */
    ticket: { type: String, value: '' },
  },
  data: { isSending: false },
  methods: {
    async stop() {
      if (this.data.isSending || !(await isSure('不再附议', '这件事的进展不再告诉您。'))) return
      this.setData({ isSending: true })
      try {
        await unfollowTicket(this.data.ticket)
        say('已不再附议')
        void wx.redirectTo({ url: sharedPage(this.data.ticket) })
      } catch (error) {
        tell(error)
      } finally {
        this.setData({ isSending: false })
      }
    },
  },
})

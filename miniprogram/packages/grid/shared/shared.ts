import type { SharedTicket } from '../../../../typings/contract'
import { seconding } from '../../../behaviors/seconding'
import { type Failure, failureOf } from '../../../services/cloud'
import { relativeTime } from '../../../services/moment'
import { homeTab, reportPage, ticketPage } from '../../../services/route'
import { homeCard, sharedCard } from '../../../services/share'
import { getShared } from '../../../services/ticket'

/** 别人转来的一件诉求：是什么事、到哪一步；也碰到了就附议，附议以后就是自己关注的。 */
Component({
  options: { pureDataPattern: /^_/ },
  behaviors: [seconding],
  data: {
    ticket: null as SharedTicket | null,
    when: '',
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    _id: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      void this.load()
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    /** Whoever may see the ticket itself is led there. */
    async load() {
      this.setData({ error: '' })
      try {
        const ticket = await getShared(this.data._id)
        if (ticket.canOpen) void wx.redirectTo({ url: ticketPage(ticket.id) })
        else this.setData({ ticket, when: relativeTime(ticket.reportedAt) })
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    async second() {
      const { ticket, seconding: isSending } = this.data
      if (!ticket || isSending || !(await this.secondOne(ticket.id))) return
      void wx.redirectTo({ url: ticketPage(ticket.id) })
    },

    report() {
      void wx.navigateTo({ url: reportPage })
    },

    leave() {
      void wx.switchTab({ url: homeTab })
    },

    onShareAppMessage() {
      const { ticket } = this.data
      return ticket ? sharedCard(ticket) : homeCard()
    },
  },
})

import type { SharedTicket } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { seconding } from '../../../behaviors/seconding'
import { relativeTime } from '../../../services/moment'
import { homeTab, reportPage, ticketPage } from '../../../services/route'
import { homeCard, sharedCard } from '../../../services/share'
import { getShared } from '../../../services/ticket'

/** 别人转来的一件诉求：是什么事、到哪一步；也碰到了就附议，附议以后就是自己关注的。 */
Component({
  behaviors: [pageView, seconding],
  data: { ticket: null as SharedTicket | null, when: '' },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.readWith(() => this.look(decodeURIComponent(id)))
      void this.load()
    },

    /** Whoever may see the ticket itself is led there. */
    async look(id: string) {
      const ticket = await getShared(id)
      if (!ticket.canOpen) return { ticket, when: relativeTime(ticket.reportedAt) }
      void wx.redirectTo({ url: ticketPage(ticket.id) })
      return {}
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

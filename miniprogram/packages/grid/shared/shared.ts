import type { SharedTicket } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { seconding } from '../../../behaviors/seconding'
import { relativeTime } from '../../../services/moment'
import { whereIs } from '../../../services/page'
import { homeTab, reportPage, ticketPage } from '../../../services/route'
import { homeCard, sharedCard } from '../../../services/share'
import { getShared } from '../../../services/ticket'

/** 别人转来的一件诉求：是什么事、到哪一步；也碰到了就附议，附议以后就是自己关注的。 */
Component({
  behaviors: [pageView, seconding],
  options: { pureDataPattern: /^_/ },
  data: { ticket: null as SharedTicket | null, when: '', _own: '' },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.readWith(
        async () => {
          const ticket = await getShared(decodeURIComponent(id))
          return ticket.canOpen ? { _own: ticket.id } : { ticket, when: relativeTime(ticket.reportedAt) }
        },
        () => this.lead(),
      )
      void this.load()
    },

    onShow() {
      this.lead()
    },

    /** Whoever may see the ticket itself is led there, unless they are elsewhere by now. */
    lead() {
      const { _own } = this.data
      if (_own && whereIs(this) === 'top') void wx.redirectTo({ url: ticketPage(_own) })
    },

    async second() {
      const { ticket, seconding: isSending } = this.data
      if (!ticket || isSending || !(await this.secondOne(ticket.id))) return
      this.setData({ _own: ticket.id })
      this.lead()
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

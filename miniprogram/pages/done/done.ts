import type { TicketView } from '../../../typings/contract'
import { pageView } from '../../behaviors/page-view'
import { actPage, homeTab, ticketPage } from '../../services/route'
import { sharedCard } from '../../services/share'
import { getTicket } from '../../services/ticket'

/** 提交成功：编号、谁来办、什么时候办好。 */
Component({
  behaviors: [pageView],
  data: { id: '', ticket: null as TicketView | null, canSupplement: false },
  methods: {
    onLoad(query: { id?: string }) {
      const id = decodeURIComponent(query.id ?? '')
      this.setData({ id })
      this.readWith(async () => {
        const ticket = await getTicket(id)
        return { ticket, canSupplement: ticket.actions.some(({ name }) => name === 'supplement') }
      })
      void this.load()
    },

    copy() {
      void wx.setClipboardData({ data: this.data.ticket?.no ?? '' }).catch(() => undefined)
    },

    look() {
      void wx.redirectTo({ url: ticketPage(this.data.id) })
    },

    /** 漏说了什么、又拍到了什么。 */
    supplement() {
      void wx.navigateTo({ url: actPage(this.data.id, 'supplement') })
    },

    leave() {
      void wx.switchTab({ url: homeTab })
    },

    onShareAppMessage() {
      const { ticket } = this.data
      return ticket ? sharedCard(ticket) : { path: homeTab }
    },
  },
})

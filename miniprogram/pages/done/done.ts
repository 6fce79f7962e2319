import type { TicketView } from '../../../typings/contract'
import { sentenceOf } from '../../services/cloud'
import { homeTab, ticketPage } from '../../services/route'
import { shareCard } from '../../services/share'
import { getTicket } from '../../services/ticket'

/** 提交成功：编号、谁来办、什么时候办好。 */
Component({
  data: { id: '', ticket: null as TicketView | null, error: '' },
  methods: {
    onLoad(query: { id?: string }) {
      this.setData({ id: decodeURIComponent(query.id ?? '') })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        this.setData({ ticket: await getTicket(this.data.id) })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
    },

    copy() {
      void wx.setClipboardData({ data: this.data.ticket?.no ?? '' })
    },

    look() {
      void wx.redirectTo({ url: ticketPage(this.data.id) })
    },

    leave() {
      void wx.switchTab({ url: homeTab })
    },

    onShareAppMessage() {
      const { ticket } = this.data
      return ticket ? shareCard(ticket) : { path: homeTab }
    },
  },
})

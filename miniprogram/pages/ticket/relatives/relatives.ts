import type { TicketView } from '../../../../typings/contract'
import { ticketPage } from '../../../services/route'

/** 和这件有关的：并入了哪件、从哪件拆出来，点开就是那一件。 */
Component({
  properties: {
    relatives: { type: Array, value: [] as TicketView['relatives'] },
  },
  methods: {
    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: ticketPage(String(event.currentTarget.dataset.id)) })
    },
  },
})

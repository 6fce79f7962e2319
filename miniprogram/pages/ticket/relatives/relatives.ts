import type { TicketView } from '../../../../typings/contract'
import { openPage } from '../../../services/open'
import { ticketPage } from '../../../services/route'

/** 和这件有关的：并入了哪件、从哪件拆出来，点开就是那一件。 */
Component({
  properties: {
    relatives: { type: Array, value: [] as TicketView['relatives'] },
  },
  methods: {
    open(event: WechatMiniprogram.BaseEvent) {
      openPage(ticketPage(String(event.currentTarget.dataset.id)))
    },
  },
})

import { pagedList } from '../../../behaviors/paged-list'
import { ticketPage } from '../../../services/route'
import { listFollowedTickets } from '../../../services/ticket'

/** 我附议的：网格员和工作人员也是邻居。 */
Component({
  behaviors: [pagedList],
  methods: {
    onLoad() {
      void this.startList(listFollowedTickets)
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },
  },
})

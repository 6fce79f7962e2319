import { pagedList } from '../../behaviors/paged-list'
import { relativeTime } from '../../services/moment'
import { listNotices, readNotices } from '../../services/notice'
import { ticketPage } from '../../services/route'
import { changeMe } from '../../services/store'

/** 站内信：微信没送到的消息，这里也都有。 */
Component({
  behaviors: [pagedList],
  methods: {
    onLoad() {
      void this.startList(async (cursor) => {
        const page = await listNotices(cursor)
        if (page.items.some(({ isRead }) => !isRead)) {
          await readNotices()
          changeMe({ unread: 0 })
        }
        return { ...page, items: page.items.map((notice) => ({ ...notice, when: relativeTime(notice.at) })) }
      })
    },

    /** 不是每条都说的是一件诉求。 */
    open(event: WechatMiniprogram.BaseEvent) {
      const { ticket } = event.currentTarget.dataset
      if (ticket) void wx.navigateTo({ url: ticketPage(String(ticket)) })
    },
  },
})

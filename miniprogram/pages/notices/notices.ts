import { pagedList } from '../../behaviors/paged-list'
import { relativeTime } from '../../services/moment'
import { listNotices, readNotices } from '../../services/notice'
import { ticketPage } from '../../services/route'
import { changeMe } from '../../services/store'

/** 站内信：微信没送到的消息，这里也都有。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: {
    /** Until when all had been read as the person came in; later pages are marked by it too. */
    _readAt: 0,
  },
  methods: {
    onLoad() {
      void this.startList(async (cursor) => {
        const page = await listNotices(cursor)
        if (!cursor) this.begin(page.readAt, page.items[0]?.at ?? 0)
        const { _readAt } = this.data
        const items = page.items.map((notice) => ({
          ...notice,
          when: relativeTime(notice.at),
          isRead: notice.at <= _readAt,
        }))
        return { ...page, items }
      })
    },

    /**
     * 看到了就算看过；没记上也照样看，下次再记。
     * @param newest moment of the newest notice
     */
    begin(readAt: number, newest: number) {
      this.setData({ _readAt: readAt })
      if (newest > readAt)
        readNotices(newest).then(
          () => changeMe({ unread: 0 }),
          () => undefined,
        )
    },

    /** 不是每条都说的是一件诉求。 */
    open(event: WechatMiniprogram.BaseEvent) {
      const { ticket, page } = event.currentTarget.dataset
      if (ticket) void wx.navigateTo({ url: ticketPage(String(ticket)) })
      else if (page) void wx.navigateTo({ url: `/${String(page)}` })
    },
  },
})

import { getAnnouncements, type Marked, withMarks } from '../../../services/announcement'
import { announcementPage, announcementsPage } from '../../../services/route'
import { beginTurn } from '../../../services/turn'

/** As many are named. */
const MOST_SHOWN = 2

/** 首页上的公告：最要紧的两条，没看过的有红点；取不到就不画，也不说。 */
Component({
  options: { virtualHost: true },
  properties: {
    /** Id of my grid; another one has other notices. */
    area: { type: String, value: '' },
    /** Whatever changes when the page is shown again: what was read meanwhile has no dot any more. */
    stamp: { type: Number, value: 0 },
  },
  data: { items: [] as Marked[], more: '' },
  observers: {
    'area, stamp'() {
      void this.look()
    },
  },
  methods: {
    async look() {
      const isNewest = beginTurn(this)
      const board = await getAnnouncements().catch(() => undefined)
      if (!board || !isNewest()) return
      const unread = withMarks(board.items).filter(({ isRead }) => !isRead).length
      const more = unread > 0 ? `${unread} 条没看过` : `共 ${board.items.length} 条`
      this.setData({ items: withMarks(board.items.slice(0, MOST_SHOWN)), more })
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: announcementPage(String(event.currentTarget.dataset['id'])) })
    },

    openAll() {
      void wx.navigateTo({ url: announcementsPage })
    },
  },
})

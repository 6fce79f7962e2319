import type { AnnouncementItem } from '../../../../typings/contract'
import { pagedList } from '../../../behaviors/paged-list'
import { getAnnouncements, withMarks } from '../../../services/announcement'
import { relativeTime } from '../../../services/moment'
import { announcementPage, awardsPage } from '../../../services/route'
import { knowMe } from '../../../services/store'
import { listPast } from '../services/publication'

type Row = ReturnType<typeof rowOf>
const rowOf = (item: AnnouncementItem, isPast: boolean) => ({
  ...item,
  isPast,
  isRead: isPast || (withMarks([item])[0]?.isRead ?? false),
  when: relativeTime(item.at),
})

/** 公告：先是眼下的，再往下是过去的，一页一页。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: {
    /** 车站社区第05网格 */
    place: '',
    _hasLooked: false,
  },
  methods: {
    onLoad() {
      void this.startList(async (cursor) => {
        await knowMe()
        const [past, board] = await Promise.all([listPast(cursor), cursor ? undefined : getAnnouncements()])
        if (board) this.setData({ place: board.text })
        const rows: Row[] = [
          ...(board?.items ?? []).map((item) => rowOf(item, false)),
          ...past.items.map((item) => rowOf(item, true)),
        ]
        return { ...past, items: rows }
      })
    },

    /** 看过的回来就没有红点了。 */
    onShow() {
      if (this.data._hasLooked) {
        const items = this.data.items as Row[]
        this.setData({ items: items.map((item) => rowOf(item, item.isPast)) })
      }
      this.setData({ _hasLooked: true })
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: announcementPage(String(event.currentTarget.dataset['id'])) })
    },

    openAwards() {
      void wx.navigateTo({ url: awardsPage })
    },
  },
})

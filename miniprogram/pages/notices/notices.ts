import type { NoticeView } from '../../../typings/contract'
import { sentenceOf } from '../../services/cloud'
import { relativeTime } from '../../services/moment'
import { listNotices, readNotices } from '../../services/notice'
import { ticketPage } from '../../services/route'
import { changeMe } from '../../services/store'

type Line = NoticeView & { when: string }

/** 站内信：微信没送到的消息，这里也都有。 */
Component({
  data: { lines: [] as Line[], next: '', isReady: false, isFetching: false, error: '' },
  methods: {
    onLoad() {
      void this.fetch('')
    },

    async onPullDownRefresh() {
      await this.fetch('')
      void wx.stopPullDownRefresh()
    },

    onReachBottom() {
      if (this.data.next && !this.data.isFetching) void this.fetch(this.data.next)
    },

    /** @param cursor where to go on; empty begins anew */
    async fetch(cursor: string) {
      this.setData({ isFetching: true, error: '' })
      try {
        const { items, next } = await listNotices(cursor)
        const lines = items.map((notice): Line => ({ ...notice, when: relativeTime(notice.at) }))
        this.setData({ lines: cursor ? [...this.data.lines, ...lines] : lines, next: next ?? '' })
        if (items.some(({ isRead }) => !isRead)) {
          await readNotices()
          changeMe({ unread: 0 })
        }
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
      this.setData({ isReady: true, isFetching: false })
    },

    retry() {
      void this.fetch(this.data.lines.length > 0 ? this.data.next : '')
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: ticketPage(String(event.currentTarget.dataset.ticket)) })
    },
  },
})

import { pagedList } from '../../../behaviors/paged-list'
import { sentenceOf } from '../../../services/cloud'
import { relativeTime } from '../../../services/moment'
import { listUndelivered, settleUndelivered } from '../../../services/notice'
import { ticketPage } from '../../../services/route'
import { currentRole, knowMe } from '../../../services/store'

/** 没能送达的微信提醒：再送一次，或者不再管它。站内信里都已经有了。 */
Component({
  behaviors: [pagedList],
  data: { sendingId: '', sendingHow: '' },
  methods: {
    onLoad() {
      void this.startList(async (cursor) => {
        await knowMe()
        const page = await listUndelivered(currentRole()?.scope ?? '', cursor)
        return { ...page, items: page.items.map((item) => ({ ...item, when: relativeTime(item.at) })) }
      })
    },

    again(event: WechatMiniprogram.BaseEvent) {
      return this.settle(String(event.currentTarget.dataset.id), 'again')
    },

    drop(event: WechatMiniprogram.BaseEvent) {
      return this.settle(String(event.currentTarget.dataset.id), 'drop')
    },

    async settle(id: string, how: 'again' | 'drop') {
      if (this.data.sendingId) return
      this.setData({ sendingId: id, sendingHow: how })
      try {
        await settleUndelivered(id, how)
        this.dropItem(id)
        void wx.showToast({ title: how === 'again' ? '正在再送一次' : '不再提醒', icon: 'none' })
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
      }
      this.setData({ sendingId: '', sendingHow: '' })
    },

    open(event: WechatMiniprogram.BaseEvent) {
      const { ticket } = event.currentTarget.dataset
      if (ticket) void wx.navigateTo({ url: ticketPage(String(ticket)) })
    },
  },
})

import { settledList } from '../behaviors/settled-list'
import { relativeTime } from '../../../services/moment'
import { listUndelivered, settleUndelivered } from '../../../services/notice'
import { ticketPage } from '../../../services/route'
import { currentRole, knowMe } from '../../../services/store'

/** 没能送达的微信提醒：再送一次，或者不再管它。站内信里都已经有了。 */
Component({
  behaviors: [settledList],
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

    settle(id: string, how: 'again' | 'drop') {
      return this.settleItem(id, how, () => settleUndelivered(id, how), how === 'again' ? '正在再送一次' : '不再提醒')
    },

    open(event: WechatMiniprogram.BaseEvent) {
      const { ticket } = event.currentTarget.dataset
      if (ticket) void wx.navigateTo({ url: ticketPage(String(ticket)) })
    },
  },
})

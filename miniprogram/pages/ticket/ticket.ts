import type { MeView, TicketAction, TicketView } from '../../../typings/contract'
import { keepFresh } from '../../behaviors/keep-fresh'
import { oneTap } from '../../behaviors/one-tap'
import { sentenceOf } from '../../services/cloud'
import { actPage, homeTab } from '../../services/route'
import { shareCard } from '../../services/share'
import { knowMe, myself, refreshMe } from '../../services/store'
import { topUp } from '../../services/subscribe'
import { getTicket } from '../../services/ticket'

/** 一件诉求：到哪一步了，谁在办，还要多久，我能做什么。 */
Component({
  behaviors: [keepFresh, oneTap],
  options: { pureDataPattern: /^_/ },
  data: { id: '', ticket: null as TicketView | null, error: '', quota: 0 },
  methods: {
    onLoad(query: { id?: string }) {
      this.setData({ id: decodeURIComponent(query.id ?? '') })
    },

    onShow() {
      // 刚同意过的提醒要数进去。
      void this.load(refreshMe())
      this.keepFresh(() => void this.load())
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    /** A failure is shown only while there is nothing else to show. */
    async load(me: Promise<MeView> = knowMe()) {
      try {
        const [ticket] = await Promise.all([getTicket(this.data.id), me])
        this.setData({ ticket, error: '', quota: myself()?.quota.resolved ?? 0 })
      } catch (error) {
        if (!this.data.ticket) this.setData({ error: sentenceOf(error) })
      }
    },

    retry() {
      void this.load()
    },

    async act(event: WechatMiniprogram.CustomEvent<{ name: TicketAction }>) {
      const action = this.data.ticket?.actions.find(({ name }) => name === event.detail.name)
      if (!action || this.data.sendingId) return
      if (Object.keys(action.needs).length > 0) {
        void wx.navigateTo({ url: actPage(this.data.id, action.name) })
        return
      }
      const ticket = await this.actAtOnce(this.data.id, action)
      if (ticket) this.setData({ ticket })
      else await this.load()
    },

    async remind() {
      try {
        const isOn = await topUp(['progress', 'resolved'])
        this.setData({ quota: myself()?.quota.resolved ?? 0 })
        if (isOn) void wx.showToast({ title: '好的，有进展会在微信里提醒您', icon: 'none' })
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
      }
    },

    copy() {
      void wx.setClipboardData({ data: this.data.ticket?.no ?? '' })
    },

    onShareAppMessage() {
      const { ticket } = this.data
      return ticket ? shareCard(ticket) : { path: homeTab }
    },
  },
})

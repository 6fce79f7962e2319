import type { AreaItem, GridCard, TicketCard } from '../../../typings/contract'
import { keepFresh } from '../../behaviors/keep-fresh'
import { settleIn } from '../../services/account'
import { sentenceOf } from '../../services/cloud'
import { homeTab, reportPage, ticketPage, ticketsTab } from '../../services/route'
import { changeMe, currentFace, knowMe, refreshMe, refreshQuietly } from '../../services/store'
import { showTab } from '../../services/tab'
import { listMyTickets } from '../../services/ticket'

/** The home page shows what is under way, not the archive. */
const MOST_SHOWN = 3

/** 居民的首页：我的网格、我要反映、我的诉求。 */
Component({
  behaviors: [keepFresh],
  options: { pureDataPattern: /^_/ },
  data: {
    /** Pixels from the top of the screen to the foot of WeChat's capsule. */
    top: 88,
    isReady: false,
    error: '',
    grid: null as GridCard | null,
    tickets: [] as TicketCard[],
    isPicking: false,
  },
  methods: {
    onLoad() {
      this.setData({ top: wx.getMenuButtonBoundingClientRect().bottom })
    },

    onShow() {
      showTab(this, homeTab)
      this.look()
      this.keepFresh(() => this.look())
    },

    look() {
      refreshQuietly()
      void this.load()
    },

    async onPullDownRefresh() {
      await refreshMe().catch(() => undefined)
      await this.load()
      void wx.stopPullDownRefresh()
    },

    async load() {
      try {
        const me = await knowMe()
        if (currentFace() !== 'resident') {
          void wx.switchTab({ url: ticketsTab })
          return
        }
        this.setData({ grid: me.home ?? null, error: '' })
        const { items } = await listMyTickets()
        const tickets = items.filter(({ status }) => status !== 'closed').slice(0, MOST_SHOWN)
        this.setData({ tickets, isReady: true })
      } catch (error) {
        this.setData({ error: sentenceOf(error), isReady: true })
      }
    },

    report() {
      void wx.navigateTo({ url: reportPage })
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },

    openAll() {
      void wx.switchTab({ url: ticketsTab })
    },

    pickGrid() {
      this.setData({ isPicking: true })
    },

    closePicker() {
      this.setData({ isPicking: false })
    },

    async settle(event: WechatMiniprogram.CustomEvent<{ area: AreaItem }>) {
      this.closePicker()
      try {
        const grid = await settleIn(event.detail.area.id)
        changeMe({ home: grid })
        this.setData({ grid })
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
      }
    },

    onShareAppMessage() {
      return { title: '身边的问题，告诉网格员', path: homeTab }
    },
  },
})

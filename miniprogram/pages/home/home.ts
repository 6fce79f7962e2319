import type { GridCard, MeView, TicketCard } from '../../../typings/contract'
import { homeChoice } from '../../behaviors/home-choice'
import { keepFresh } from '../../behaviors/keep-fresh'
import { meWatch } from '../../behaviors/me-watch'
import { sentenceOf } from '../../services/cloud'
import { boardPage, cardPage, circleTab, homeTab, reportPage, ticketPage, ticketsTab } from '../../services/route'
import { homeCard, reportCard } from '../../services/share'
import { currentFace, knowMe, refreshMe, refreshQuietly } from '../../services/store'
import { showTab } from '../../services/tab'
import { tell } from '../../services/tell'
import { listMyTickets } from '../../services/ticket'
import { beginTurn } from '../../services/turn'

/** The home page shows what is under way, not the archive. */
const MOST_SHOWN = 3

/** 居民的首页：我的网格、我要反映、我的诉求。 */
Component({
  behaviors: [keepFresh, meWatch, homeChoice],
  options: { pureDataPattern: /^_/ },
  data: {
    /** Pixels from the top of the screen to the foot of WeChat's capsule. */
    top: 88,
    isReady: false,
    error: '',
    grid: null as GridCard | null,
    tickets: [] as TicketCard[],
    /** Counts up whenever the page is shown: what was read meanwhile is marked so. */
    looked: 0,
  },
  observers: {
    me(me: MeView | null) {
      this.setData({ grid: me?.home ?? null })
    },
  },
  methods: {
    onLoad() {
      this.setData({ top: wx.getMenuButtonBoundingClientRect().bottom })
    },

    onShow() {
      showTab(this, homeTab)
      this.setData({ looked: this.data.looked + 1 })
      this.look()
      this.keepFresh(() => this.look())
    },

    look() {
      refreshQuietly()
      void this.load()
    },

    async onPullDownRefresh() {
      await refreshMe().catch(tell)
      await this.load()
      void wx.stopPullDownRefresh()
    },

    /** A failure is shown only while there is nothing else to show. */
    async load() {
      const isNewest = beginTurn(this)
      try {
        await knowMe()
        if (currentFace() !== 'resident') {
          void wx.switchTab({ url: ticketsTab })
          return
        }
        const { items } = await listMyTickets()
        if (!isNewest()) return
        const tickets = items.filter(({ status }) => status !== 'closed').slice(0, MOST_SHOWN)
        this.setData({ tickets, isReady: true, error: '' })
      } catch (error) {
        if (isNewest() && !this.data.isReady) this.setData({ error: sentenceOf(error) })
      }
    },

    retry() {
      this.setData({ error: '' })
      void this.load()
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

    openCircle() {
      void wx.switchTab({ url: circleTab })
    },

    openCard() {
      const { grid } = this.data
      if (grid) void wx.navigateTo({ url: cardPage(grid.id) })
    },

    openBoard() {
      void wx.navigateTo({ url: boardPage(this.data.grid?.id ?? '') })
    },

    onShareAppMessage() {
      const { grid } = this.data
      return grid ? reportCard(grid) : homeCard()
    },
  },
})

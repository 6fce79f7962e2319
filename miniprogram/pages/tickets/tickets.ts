import { keepFresh } from '../../behaviors/keep-fresh'
import { sentenceOf } from '../../services/cloud'
import { ticketsTab } from '../../services/route'
import { homeCard } from '../../services/share'
import { currentFace, currentRole, type Face, knowMe, refreshMe, refreshQuietly } from '../../services/store'
import { showTab } from '../../services/tab'
import { tell } from '../../services/tell'

const TITLES: Record<Face, string> = { resident: '诉求', worker: '今日任务', staff: '待办' }

/** 居民看自己的诉求，网格员和社区、街道看要办的。 */
Component({
  behaviors: [keepFresh],
  options: { pureDataPattern: /^_/ },
  data: {
    face: '' as Face | '',
    isDepartment: false,
    error: '',
    /** Counts up each time the list should be fetched again. */
    fetches: 0,
    /** The person pulled the list down: it begins anew, instead of being looked through for news. */
    isPulled: false,
    /** Counts up each time the foot of the list is reached. */
    bottoms: 0,
  },
  methods: {
    onShow() {
      showTab(this, ticketsTab)
      this.look()
      this.keepFresh(() => this.look())
    },

    async load() {
      try {
        await knowMe()
        const face = currentFace()
        void wx.setNavigationBarTitle({ title: TITLES[face] })
        const isDepartment = currentRole()?.role === 'department'
        this.setData({ face, isDepartment, error: '', fetches: this.data.fetches + 1 })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
        this.stop()
      }
    },

    look() {
      this.setData({ isPulled: false })
      refreshQuietly()
      void this.load()
    },

    async onPullDownRefresh() {
      this.setData({ isPulled: true })
      await refreshMe().catch(tell)
      await this.load()
    },

    onReachBottom() {
      this.setData({ bottoms: this.data.bottoms + 1 })
    },

    stop() {
      void wx.stopPullDownRefresh()
    },

    onShareAppMessage() {
      return homeCard()
    },
  },
})

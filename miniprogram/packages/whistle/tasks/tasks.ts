import { keepFresh } from '../../../behaviors/keep-fresh'

/** 社区、街道、区要办的哨。 */
Component({
  behaviors: [keepFresh],
  data: {
    fetches: 0,
    /** Counts up each time the foot of the list is reached. */
    bottoms: 0,
  },
  methods: {
    onShow() {
      this.look()
      this.keepFresh(() => this.look())
    },

    look() {
      this.setData({ fetches: this.data.fetches + 1 })
    },

    onPullDownRefresh() {
      this.look()
    },

    onReachBottom() {
      this.setData({ bottoms: this.data.bottoms + 1 })
    },

    stop() {
      void wx.stopPullDownRefresh()
    },
  },
})

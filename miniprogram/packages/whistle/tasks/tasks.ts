import { keepFresh } from '../../../behaviors/keep-fresh'

/** 社区、街道、区要办的哨。 */
Component({
  behaviors: [keepFresh],
  data: { fetches: 0 },
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

    stop() {
      void wx.stopPullDownRefresh()
    },
  },
})

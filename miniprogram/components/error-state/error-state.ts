import { circleTab, homeTab } from '../../services/route'

/** Pages that are about a place, or something that goes on at one. */
const OF_PLACES = /^packages\/(circle|station|activity|need)\//

/** 没有加载出来：说为什么，可以再试。服务端说了不行的、已经没有的，再试也一样，就请他回去。 */
Component({
  properties: {
    message: { type: String, value: '' },
    /** A `Failure`'s errorKind: `refused` when the server has said no, `gone` when there is nothing there. */
    kind: { type: String, value: 'failed' },
  },
  data: { canGoBack: false, isOfPlaces: false },
  lifetimes: {
    attached() {
      const pages = getCurrentPages()
      this.setData({ canGoBack: pages.length > 1, isOfPlaces: OF_PLACES.test(pages.at(-1)?.route ?? '') })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },

    leave() {
      if (this.data.canGoBack) void wx.navigateBack()
      else void wx.switchTab({ url: this.data.isOfPlaces ? circleTab : homeTab })
    },
  },
})

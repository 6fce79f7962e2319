import { homeTab } from '../../services/route'

/** 没有加载出来：说为什么，可以再试。服务端说了不行的，再试也一样，就请他回去。 */
Component({
  properties: {
    message: { type: String, value: '' },
    /** `refused` when the server has said no; a `Failure`'s errorKind. */
    kind: { type: String, value: 'failed' },
  },
  data: { canGoBack: false },
  lifetimes: {
    attached() {
      this.setData({ canGoBack: getCurrentPages().length > 1 })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },

    leave() {
      if (this.data.canGoBack) void wx.navigateBack()
      else void wx.switchTab({ url: homeTab })
    },
  },
})

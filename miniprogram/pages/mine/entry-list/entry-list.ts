import type { Entry } from '../menu'

/** 一组入口，点了就打开。 */
Component({
  properties: {
    entries: { type: Array, value: [] as Entry[] },
  },
  methods: {
    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: String(event.currentTarget.dataset.url) })
    },
  },
})

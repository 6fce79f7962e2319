import { meWatch } from '../../../behaviors/me-watch'
import { sentenceOf } from '../../../services/cloud'
import { privacyPage } from '../../../services/route'
import { refreshMe } from '../../../services/store'

/** 我的数据：称呼和电话、导出、注销。 */
Component({
  behaviors: [meWatch],
  data: { error: '' },
  methods: {
    onLoad() {
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        await refreshMe()
      } catch (error) {
        if (!this.data.me) this.setData({ error: sentenceOf(error) })
      }
    },

    openGuide() {
      void wx.navigateTo({ url: privacyPage })
    },
  },
})

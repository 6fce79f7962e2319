import { pagedList } from '../../../behaviors/paged-list'
import { awardPage } from '../../../services/route'
import { listAwards } from '../services/publication'

/** 各轮评优，正在公示的和评出来的。 */
Component({
  behaviors: [pagedList],
  methods: {
    onLoad() {
      void this.startList(listAwards)
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: awardPage(String(event.currentTarget.dataset['id'])) })
    },
  },
})

import { pagedList } from '../../../behaviors/paged-list'
import { deskPage } from '../../../services/route'
import { listMyStations } from '../services/station'

/** 我服务的驿站和党群服务中心，点开是工作台。 */
Component({
  behaviors: [pagedList],
  methods: {
    onLoad() {
      void this.startList(listMyStations)
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: deskPage(String(event.currentTarget.dataset.id)) })
    },
  },
})

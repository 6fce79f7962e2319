import type { CodeView, StationItem } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { getAreaCode } from '../../../services/area'
import { codePage } from '../../../services/route'
import { viewPhotos } from '../../../services/viewing'

/** 网格的小程序码，贴在楼道里；它的每个驿站也有自己的，贴在门口：居民一扫，地点就填好了。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: { code: null as CodeView | null, stations: [] as StationItem[], isStation: false, _grid: '' },
  methods: {
    onLoad({ grid = '', station = '' }: { grid?: string; station?: string }) {
      const [area, wanted] = [decodeURIComponent(grid), decodeURIComponent(station)]
      this.setData({ isStation: wanted !== '', _grid: area })
      if (wanted) void wx.setNavigationBarTitle({ title: '驿站码' })
      this.readWith(async () => {
        const code = await getAreaCode(area, wanted)
        return { code, stations: wanted ? [] : code.stations }
      })
      void this.load()
    },

    /** 微信的大图里长按可以保存、转发、打印，不用另外要相册权限。 */
    enlarge() {
      const { code } = this.data
      if (code) viewPhotos([code.url])
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: codePage(this.data._grid, String(event.currentTarget.dataset.station)) })
    },
  },
})

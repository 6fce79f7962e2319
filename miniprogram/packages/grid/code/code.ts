import type { CodeView } from '../../../../typings/contract'
import { getAreaCode } from '../../../services/area'
import { sentenceOf } from '../../../services/cloud'
import { viewPhotos } from '../../../services/viewing'

/** 网格的小程序码：打印出来贴在楼道里，居民一扫就在本网格反映。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: { code: null as CodeView | null, error: '', _grid: '' },
  methods: {
    onLoad({ grid = '' }: { grid?: string }) {
      this.setData({ _grid: decodeURIComponent(grid) })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        this.setData({ code: await getAreaCode(this.data._grid) })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
    },

    /** 微信的大图里长按可以保存、转发、打印，不用另外要相册权限。 */
    enlarge() {
      const { code } = this.data
      if (code) viewPhotos([code.url])
    },
  },
})

import type { WhistleCard } from '../../../../typings/contract'
import { pagedList } from '../../../behaviors/paged-list'
import { openPage } from '../../../services/open'
import { whistlePage } from '../../../services/route'
import { listMyWhistles } from '../../../services/whistle'

/** 我吹的哨，新的在前。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: { items: [] as WhistleCard[], keptAt: 0 },
  methods: {
    onLoad() {
      void this.startList((cursor) => this.read(cursor))
    },

    async read(cursor: string) {
      const page = await listMyWhistles(cursor)
      if (cursor === '') this.setData({ keptAt: page.keptAt ?? 0 })
      return page
    },

    onShow() {
      if (this.data.isReady) void this.refresh()
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      openPage(whistlePage(event.detail.id))
    },
  },
})

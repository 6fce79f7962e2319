import type { WhistleCard } from '../../../../typings/contract'
import { pagedList } from '../../../behaviors/paged-list'
import { openPage } from '../../../services/open'
import { whistlePage } from '../../../services/route'
import { listMyWhistles } from '../../../services/whistle'

/** 我吹的哨，新的在前。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: { items: [] as WhistleCard[] },
  methods: {
    onLoad() {
      void this.startList(listMyWhistles)
    },

    onShow() {
      if (this.data.isReady) void this.refresh()
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      openPage(whistlePage(event.detail.id))
    },
  },
})

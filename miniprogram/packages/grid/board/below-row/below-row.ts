import type { BoardView } from '../../../../../typings/contract'
import { spoken } from '../../../../components/bucket-bar/buckets'

type Below = BoardView['below'][number]

/** 看板上的一个下级：总数、四格和两个率。 */
Component({
  properties: {
    item: { type: Object, value: null as Below | null },
  },
  data: { label: '' },
  observers: {
    item(item: Below | null) {
      if (!item) return
      const { name, buckets, onTime, satisfied } = item
      const label = `${name}，共 ${buckets.total} 件：${spoken(buckets)}；按时办结率 ${onTime}，满意率 ${satisfied}`
      this.setData({ label })
    },
  },
})

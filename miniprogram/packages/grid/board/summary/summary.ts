import type { BoardItem } from '../../../../../typings/contract'
import { relativeTime } from '../../../../services/moment'
import { viewPhotos } from '../../../../services/viewing'

/** 看板上的一件：工作人员写的一句话，和他们挑的照片；没写过的，只有类别、街道和状态。 */
Component({
  properties: {
    item: { type: Object, value: null as BoardItem | null },
  },
  data: { when: '', photo: '' },
  observers: {
    item(item: BoardItem | null) {
      if (item) this.setData({ when: relativeTime(item.at), photo: item.photo ?? '' })
    },
  },
  methods: {
    enlarge() {
      viewPhotos([this.data.photo])
    },
  },
})

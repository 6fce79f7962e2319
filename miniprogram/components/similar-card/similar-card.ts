import type { SimilarTicket } from '../../../typings/contract'
import { relativeTime } from '../../services/moment'

/** 附近已有相似的诉求：附议比再报一件更快。 */
Component({
  properties: {
    similar: { type: Array, value: [] as SimilarTicket[] },
    /** Id of the one being seconded. */
    sending: { type: String, value: '' },
  },
  data: { times: [] as string[] },
  observers: {
    similar(similar: SimilarTicket[]) {
      this.setData({ times: similar.map(({ reportedAt }) => relativeTime(reportedAt)) })
    },
  },
  methods: {
    second(event: WechatMiniprogram.BaseEvent) {
      if (!this.data.sending) this.triggerEvent('second', { id: String(event.currentTarget.dataset.id) })
    },
    open(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('open', { id: String(event.currentTarget.dataset.id) })
    },
  },
})

import type { CategoryView, SimilarTicket } from '../../../typings/contract'
import type { Place } from '../../services/place'
import { ticketPage } from '../../services/route'
import { findSimilar } from '../../services/ticket'
import { beginTurn } from '../../services/turn'

/** 附近已有的同一件事：附议并关注，不用再报一件。 */
export const neighbours = Behavior({
  data: { similar: [] as SimilarTicket[] },
  methods: {
    /** Looks again whenever class or place changed; only the newest answer counts, and a failure offers nothing. */
    async lookAround(category: CategoryView | null, place: Place | null) {
      const isNewest = beginTurn(this, 'neighbours')
      const similar = category && place ? await findSimilar(category.code, place.point).catch(() => []) : []
      if (isNewest()) this.setData({ similar })
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },
  },
})

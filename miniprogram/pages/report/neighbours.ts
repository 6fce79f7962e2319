import type { CategoryView, SimilarTicket } from '../../../typings/contract'
import { newRequestId, sentenceOf } from '../../services/cloud'
import type { Place } from '../../services/place'
import { ticketPage } from '../../services/route'
import { askFor } from '../../services/subscribe'
import { findSimilar, secondTicket } from '../../services/ticket'
import { beginTurn } from '../../services/turn'

/** Request ids by ticket: seconding one again after a lost answer is the same request. */
const NONE: Record<string, string> = {}

/** 附近已有的同一件事：附议并关注，不用再报一件。 */
export const neighbours = Behavior({
  data: { similar: [] as SimilarTicket[], seconding: '', _requests: NONE },
  methods: {
    /** Looks again whenever class or place changed; only the newest answer counts, and a failure offers nothing. */
    async lookAround(category: CategoryView | null, place: Place | null) {
      const isNewest = beginTurn(this, 'neighbours')
      const similar = category && place ? await findSimilar(category.code, place.point).catch(() => []) : []
      if (isNewest()) this.setData({ similar })
    },

    /** Call it in a tap: it asks for messages first. Answers whether the ticket is followed now. */
    async secondOne(id: string): Promise<boolean> {
      const asking = askFor(['progress', 'resolved'])
      const requestId = this.data._requests[id] ?? newRequestId()
      this.setData({ seconding: id, _requests: { ...this.data._requests, [id]: requestId } })
      try {
        await secondTicket(id, await asking, requestId)
        return true
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
        return false
      } finally {
        this.setData({ seconding: '' })
      }
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },
  },
})

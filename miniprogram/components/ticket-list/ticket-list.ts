import type { TicketCard } from '../../../typings/contract'
import { reportPage, ticketPage } from '../../services/route'

/** 我反映的 · 我附议的 */
export type ListKind = 'mine' | 'followed'

/** 一件也没有的时候怎么说，可以做什么。 */
const EMPTY: Record<ListKind, { title: string; hint: string; action: string }> = {
  mine: {
    title: '还没有反映过问题',
    hint: '路灯不亮、垃圾没清、下水道堵了，都可以告诉网格员。',
    action: '我要反映',
  },
  followed: {
    title: '还没有附议过',
    hint: '反映问题时，如果附近有人反映过同一件事，可以附议并关注它的进展。',
    action: '',
  },
}

/** 居民的诉求，一页一页的；取哪一页由用它的那一处管（`behaviors/paged-list`）。 */
Component({
  properties: {
    kind: { type: String, value: 'mine' },
    items: { type: Array, value: [] as TicketCard[] },
    isFetching: { type: Boolean, value: false },
    /** There is another page. */
    hasMore: { type: Boolean, value: false },
    error: { type: String, value: '' },
  },
  data: { empty: EMPTY.mine },
  observers: {
    kind(kind: ListKind) {
      this.setData({ empty: EMPTY[kind] })
    },
  },
  methods: {
    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },

    report() {
      void wx.navigateTo({ url: reportPage })
    },

    retry() {
      this.triggerEvent('retry')
    },
  },
})

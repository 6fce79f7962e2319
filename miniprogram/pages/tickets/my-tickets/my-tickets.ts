import type { TicketPage } from '../../../../typings/contract'
import { pagedList } from '../../../behaviors/paged-list'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import type { ListKind } from '../../../components/ticket-list/ticket-list'
import { listFollowedTickets, listMyTickets } from '../../../services/ticket'

const LISTS: Record<ListKind, (cursor: string) => Promise<TicketPage>> = {
  mine: listMyTickets,
  followed: listFollowedTickets,
}

/** 我反映的、我附议的。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Looks for news whenever it changes; the first time it fetches the list. */
    fetches: { type: Number, value: 0 },
    /** Begins anew instead of looking for news. */
    isAnew: { type: Boolean, value: false },
    /** Fetches the next page whenever it changes. */
    bottoms: { type: Number, value: 0 },
  },
  data: {
    chips: [
      { value: 'mine', text: '我反映的' },
      { value: 'followed', text: '我附议的' },
    ] as Chip[],
    kind: 'mine' as ListKind,
    _fetches: 0,
    _bottoms: 0,
  },
  observers: {
    // An observer also runs when a property is set to what it was.
    fetches(fetches: number) {
      if (fetches === this.data._fetches) return
      this.setData({ _fetches: fetches })
      void this.look()
    },
    bottoms(bottoms: number) {
      if (bottoms === this.data._bottoms) return
      this.setData({ _bottoms: bottoms })
      this.onReachBottom()
    },
  },
  methods: {
    async look() {
      const { isReady, isAnew } = this.data
      if (isReady && !isAnew) await this.refresh()
      else await this.startList((cursor) => LISTS[this.data.kind](cursor))
      this.triggerEvent('fetched')
    },

    change(event: WechatMiniprogram.CustomEvent<{ value: ListKind }>) {
      this.setData({ kind: event.detail.value, items: [], next: '', isReady: false })
      void this.fetch('')
    },
  },
})

import type { TicketCard, TicketPage } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { sentenceOf } from '../../../services/cloud'
import { reportPage, ticketPage } from '../../../services/route'
import { listFollowedTickets, listMyTickets } from '../../../services/ticket'

type Kind = 'mine' | 'followed'

const LISTS: Record<Kind, (cursor?: string) => Promise<TicketPage>> = {
  mine: listMyTickets,
  followed: listFollowedTickets,
}

/** 我反映的、我附议的。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Fetches the list anew whenever it changes. */
    fetches: { type: Number, value: 0 },
    /** Fetches the next page whenever it changes. */
    bottoms: { type: Number, value: 0 },
  },
  data: {
    chips: [
      { value: 'mine', text: '我反映的' },
      { value: 'followed', text: '我附议的' },
    ] as Chip[],
    kind: 'mine' as Kind,
    items: [] as TicketCard[],
    next: '',
    isReady: false,
    isFetching: false,
    error: '',
    _turn: 0,
    _fetches: 0,
    _bottoms: 0,
  },
  observers: {
    // An observer also runs when a property is set to what it was.
    fetches(fetches: number) {
      if (fetches === this.data._fetches) return
      this.setData({ _fetches: fetches })
      void this.fetch('')
    },
    bottoms(bottoms: number) {
      if (bottoms === this.data._bottoms) return
      this.setData({ _bottoms: bottoms })
      if (this.data.next && !this.data.isFetching) void this.fetch(this.data.next)
    },
  },
  methods: {
    /** @param cursor where to go on; empty begins anew */
    async fetch(cursor: string) {
      const turn = this.data._turn + 1
      this.setData({ _turn: turn, isFetching: true, error: '' })
      try {
        const page = await LISTS[this.data.kind](cursor)
        if (turn !== this.data._turn) return
        const items = cursor ? [...this.data.items, ...page.items] : page.items
        this.setData({ items, next: page.next ?? '' })
      } catch (error) {
        if (turn === this.data._turn) this.setData({ error: sentenceOf(error) })
      }
      if (turn !== this.data._turn) return
      this.setData({ isReady: true, isFetching: false })
      this.triggerEvent('fetched')
    },

    change(event: WechatMiniprogram.CustomEvent<{ value: Kind }>) {
      this.setData({ kind: event.detail.value, items: [], next: '', isReady: false })
      void this.fetch('')
    },

    retry() {
      void this.fetch(this.data.items.length > 0 ? this.data.next : '')
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },

    report() {
      void wx.navigateTo({ url: reportPage })
    },
  },
})

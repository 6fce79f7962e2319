import type { TicketCard } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { ticketPage } from '../../../services/route'
import { tell } from '../../../services/tell'
import { findTicket } from '../../../services/ticket'
import { categoriesOf, matching, numberIn, type TaskFilter } from './filter'

const NO_FILTER: TaskFilter = { tab: '', category: '', words: '' }

/** 从整个列表里看一部分：按上面的数字、按类别、按打的字；列表里没有的，按完整编号去找。 */
export const narrowing = Behavior({
  data: {
    ...NO_FILTER,
    categories: [] as Chip[],
    /** What is left of the list. */
    shown: [] as TicketCard[],
    /** A whole number was typed that is not in the list. */
    number: '',
    isFinding: false,
    _items: [] as TicketCard[],
  },
  observers: {
    '_items, tab, category, words'(items: TicketCard[], tab: string, category: string, words: string) {
      const shown = matching(items, { tab, category, words })
      this.setData({ shown, number: shown.length > 0 ? '' : numberIn(words) })
    },
    _items(items: TicketCard[]) {
      this.setData({ categories: categoriesOf(items) })
    },
  },
  methods: {
    chooseTab(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ tab: event.detail.value })
    },

    search(event: WechatMiniprogram.CustomEvent<{ words: string }>) {
      this.setData({ words: event.detail.words })
    },

    chooseCategory(event: WechatMiniprogram.CustomEvent<{ category: string }>) {
      this.setData({ category: event.detail.category })
    },

    showAll() {
      this.setData(NO_FILTER)
    },

    async find() {
      if (this.data.isFinding) return
      this.setData({ isFinding: true })
      try {
        const { id } = await findTicket(this.data.number)
        void wx.navigateTo({ url: ticketPage(id) })
      } catch (error) {
        tell(error)
      }
      this.setData({ isFinding: false })
    },
  },
})

import type { TicketCard } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { ticketPage } from '../../../services/route'
import { tell } from '../../../services/tell'
import { findTicket } from '../../../services/ticket'
import { categoriesOf, matching, numberIn, type TaskFilter } from './filter'

const NO_FILTER: TaskFilter = { tab: '', category: '', words: '' }

/** As many are drawn at first, and more each time the foot of the list is reached: a phone cannot draw them all. */
const STEP = 20

/** 从整个列表里看一部分：按上面的数字、按类别、按打的字；列表里没有的，按完整编号去找。 */
export const narrowing = Behavior({
  properties: {
    /** Draws more of the list whenever it changes. */
    bottoms: { type: Number, value: 0 },
  },
  data: {
    ...NO_FILTER,
    categories: [] as Chip[],
    /** What is drawn of what is left of the list, and how many more there are. */
    shown: [] as TicketCard[],
    unseen: 0,
    /** A whole number was typed that is not in the list. */
    number: '',
    isFinding: false,
    _items: [] as TicketCard[],
    _most: STEP,
    _bottoms: 0,
  },
  observers: {
    // An observer also runs when a property is set to what it was.
    bottoms(bottoms: number) {
      const { _bottoms, _most, unseen } = this.data
      if (bottoms === _bottoms) return
      this.setData({ _bottoms: bottoms, _most: unseen > 0 ? _most + STEP : _most })
    },
    '_items, tab, category, words, _most'(
      items: TicketCard[],
      tab: string,
      category: string,
      words: string,
      most: number,
    ) {
      const left = matching(items, { tab, category, words })
      const shown = left.slice(0, most)
      this.setData({ shown, unseen: left.length - shown.length, number: left.length > 0 ? '' : numberIn(words) })
    },
    _items(items: TicketCard[]) {
      this.setData({ categories: categoriesOf(items) })
    },
  },
  methods: {
    chooseTab(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.narrow({ tab: event.detail.value })
    },

    search(event: WechatMiniprogram.CustomEvent<{ words: string }>) {
      this.narrow({ words: event.detail.words })
    },

    chooseCategory(event: WechatMiniprogram.CustomEvent<{ category: string }>) {
      this.narrow({ category: event.detail.category })
    },

    showAll() {
      this.narrow(NO_FILTER)
    },

    /** 换个看法，从头画起。 */
    narrow(filter: Partial<TaskFilter>) {
      this.setData({ ...filter, _most: STEP })
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

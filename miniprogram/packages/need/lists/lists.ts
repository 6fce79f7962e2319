import type { ListsView, NeedFilter, NeedItem, NeedTab } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { pagedList } from '../../../behaviors/paged-list'
import { needEditPage, stockPage } from '../../../services/route'
import { homeCard, listsCard } from '../../../services/share'
import { listAt } from '../services/need'
import { emptyText } from './empty'

const FILTERS: Chip[] = [
  { value: 'open', text: '没办完的' },
  { value: 'overdue', text: '超期的' },
  { value: 'done', text: '办完的' },
]
/** 资源没有办完、超期，只有还提供不提供。 */
const RESOURCE_FILTERS: Chip[] = [
  { value: 'open', text: '现有的' },
  { value: 'done', text: '不再提供的' },
]
const filtersOf = (tab: NeedTab): Chip[] => (tab === 'resource' ? RESOURCE_FILTERS : FILTERS)

/** 一个驿站或中心的四张清单：资源、需求、工作、服务。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: {
    items: [] as NeedItem[],
    view: null as Omit<ListsView, 'items' | 'next'> | null,
    tab: 'resource' as NeedTab,
    filter: 'open' as NeedFilter,
    filters: filtersOf('resource'),
    empty: emptyText('resource', 'open'),
    _place: '',
  },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      void this.startList((cursor) => this.read(cursor))
    },

    /** 登记了、办了一步回来，清单可能变了。 */
    onShow() {
      if (this.data.isReady) void this.refresh()
    },

    async read(cursor: string) {
      const { _place, tab, filter } = this.data
      const { items, next, ...view } = await listAt(_place, tab, filter, cursor)
      this.setData({ view })
      return { items, ...(next !== undefined && { next }) }
    },

    chooseTab(event: WechatMiniprogram.BaseEvent) {
      const tab = event.currentTarget.dataset.tab as NeedTab
      if (tab !== this.data.tab) this.turnTo({ tab, filter: 'open' })
    },

    chooseFilter(event: WechatMiniprogram.CustomEvent<{ value: NeedFilter }>) {
      this.turnTo({ tab: this.data.tab, filter: event.detail.value })
    },

    turnTo({ tab, filter }: { tab: NeedTab; filter: NeedFilter }) {
      this.setData({ tab, filter, items: [], next: '', filters: filtersOf(tab), empty: emptyText(tab, filter) })
      void this.fetch('')
    },

    ask() {
      void wx.navigateTo({ url: needEditPage('need', this.data._place) })
    },

    offer() {
      void wx.navigateTo({ url: needEditPage('resource', this.data._place) })
    },

    openStock() {
      void wx.navigateTo({ url: stockPage(this.data._place) })
    },

    onShareAppMessage() {
      const { view } = this.data
      return view ? listsCard(view.place) : homeCard()
    },
  },
})

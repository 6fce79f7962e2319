import type { Input, MineView, NeedItem } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { pagedList } from '../../../behaviors/paged-list'
import { openPage } from '../../../services/open'
import { listsPage } from '../../../services/route'
import { knowMe } from '../../../services/store'
import { listMine } from '../services/need'

type Tab = Input<'need', 'mine'>['tab']

const TABS: Chip[] = [
  { value: 'asked', text: '我登记的' },
  { value: 'offered', text: '我提供的' },
]
const ENTRUSTED: Chip = { value: 'entrusted', text: '交给我的' }

const EMPTY: Record<Tab, { title: string; hint: string }> = {
  asked: { title: '还没有登记过需求', hint: '家里有事要人帮忙，可以到家门口的驿站登记。' },
  offered: { title: '还没有提供过资源', hint: '会一门手艺、有一点空闲，都可以告诉驿站。' },
  entrusted: { title: '手上没有清单上的事', hint: '安排给您的会到这里。' },
}

/** 我登记的需求、我提供的资源，和交给我的清单。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: {
    items: [] as NeedItem[],
    tab: 'asked' as Tab,
    tabs: TABS,
    places: [] as MineView['places'],
    empty: EMPTY.asked,
  },
  methods: {
    async onLoad() {
      const me = await knowMe().catch(() => undefined)
      const isServing = me?.roles.some(({ role }) => role !== 'resident') ?? false
      if (isServing) this.setData({ tabs: [ENTRUSTED, ...TABS], tab: 'entrusted', empty: EMPTY.entrusted })
      void this.startList((cursor) => this.read(cursor))
    },

    onShow() {
      if (this.data.isReady) void this.refresh()
    },

    async read(cursor: string) {
      const { places, ...page } = await listMine(this.data.tab, cursor)
      if (cursor === '') this.setData({ places })
      return page
    },

    chooseTab(event: WechatMiniprogram.CustomEvent<{ value: Tab }>) {
      const tab = event.detail.value
      this.setData({ tab, items: [], next: '', empty: EMPTY[tab] })
      void this.fetch('')
    },

    openLists(event: WechatMiniprogram.BaseEvent) {
      openPage(listsPage(String(event.currentTarget.dataset.id)))
    },
  },
})

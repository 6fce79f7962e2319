import type { CategoryGroupView, CategoryView } from '../../typings/contract'
import { quietMoment } from '../services/pause'
import { tell } from '../services/tell'
import { listCategories, suggestCategories } from '../services/ticket'
import { beginTurn } from '../services/turn'

/** As many as are read at a glance; the whole list is one tap away. */
const MOST = 4

/** 类别：从文字里猜，居民可以自己改；自己选过的不再跟着文字变。听起来危险的，提醒先打电话。 */
export const classChoice = Behavior({
  data: {
    category: null as CategoryView | null,
    isChosen: false,
    /** What the words sound like, the likeliest first. */
    suggested: [] as CategoryView[],
    /** What to do first when the words sound like danger; empty otherwise. */
    emergency: '',
    groups: [] as CategoryGroupView[],
    isPicking: false,
  },
  methods: {
    /** Suggests classes once typing has paused; an answer to older words is dropped. A failure only leaves it open. */
    async suggestClass(words: string) {
      const isNewest = beginTurn(this, 'class')
      if (!words.trim()) {
        this.setData({ suggested: [], emergency: '' })
        return
      }
      await quietMoment()
      if (!isNewest()) return
      const found = await suggestCategories(words).catch(() => undefined)
      if (!found || !isNewest()) return
      const { items, emergency = '' } = found
      this.setData({ suggested: items.slice(0, MOST), emergency })
      if (items[0] && !this.data.isChosen) this.setData({ category: items[0] })
    },

    /** 点了推荐里的一个，就是自己选的。 */
    takeSuggested(event: WechatMiniprogram.BaseEvent) {
      const category = this.data.suggested.find(({ code }) => code === String(event.currentTarget.dataset.code))
      if (category) this.setData({ category, isChosen: true })
    },

    async pickClass() {
      this.setData({ isPicking: true })
      if (this.data.groups.length > 0) return
      try {
        this.setData({ groups: await listCategories() })
      } catch (error) {
        this.setData({ isPicking: false })
        tell(error)
      }
    },

    chooseClass(event: WechatMiniprogram.CustomEvent<{ category: CategoryView }>) {
      this.setData({ category: event.detail.category, isChosen: true, isPicking: false })
    },

    closeClasses() {
      this.setData({ isPicking: false })
    },
  },
})

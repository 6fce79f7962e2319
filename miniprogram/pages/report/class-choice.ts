import type { CategoryGroupView, CategoryView } from '../../../typings/contract'
import { sentenceOf } from '../../services/cloud'
import { listCategories, suggestCategories } from '../../services/ticket'

/** Long enough that a class is not asked for at every character. */
const QUIET_MS = 400

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** 类别：从文字里猜，居民可以自己改；自己选过的不再跟着文字变。 */
export const classChoice = Behavior({
  data: {
    category: null as CategoryView | null,
    isChosen: false,
    groups: [] as CategoryGroupView[],
    isPicking: false,
    _typed: 0,
  },
  methods: {
    /** Suggests a class once typing has paused; an answer to older words is dropped. A failure only leaves it open. */
    async suggestClass(words: string) {
      const turn = this.data._typed + 1
      this.setData({ _typed: turn })
      await pause(QUIET_MS)
      if (turn !== this.data._typed || this.data.isChosen || !words.trim()) return
      const [best] = await suggestCategories(words).catch(() => [])
      if (turn === this.data._typed && !this.data.isChosen && best) this.setData({ category: best })
    },

    async pickClass() {
      this.setData({ isPicking: true })
      if (this.data.groups.length > 0) return
      try {
        this.setData({ groups: await listCategories() })
      } catch (error) {
        this.setData({ isPicking: false })
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
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

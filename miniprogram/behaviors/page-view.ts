import { type Failure, failureOf } from '../services/cloud'
import { monthAfter, monthOf } from '../services/moment'
import { beginTurn } from '../services/turn'

type Shown = Record<string, unknown>

/** How each page reads what it shows, and what it held before it showed anything. */
interface View {
  read(): Promise<Shown>
  shown(): void
  blank: Shown
}
const views = new WeakMap<object, View>()

/** 只看一样东西的页面：加载、下拉刷新、出错再试；最后问的才算，不让看的就收起来。页面在 onLoad 里说怎么取 `readWith`，再 `load`。 */
export const pageView = Behavior({
  data: { isFetching: false, error: '', errorKind: 'failed' as Failure['errorKind'] },
  methods: {
    /**
     * @param read answers what the page is to show, as its data
     * @param shown what else there is to do whenever that has been put on the page
     */
    readWith(read: View['read'], shown: View['shown'] = () => undefined) {
      views.set(this, { read, shown, blank: {} })
    },

    async load() {
      const view = views.get(this)
      if (!view) return
      const isNewest = beginTurn(this)
      this.setData({ isFetching: true, error: '' })
      try {
        const change = await view.read()
        if (isNewest()) this.display(change)
      } catch (error) {
        if (!isNewest()) return
        const failure = failureOf(error)
        const taken = failure.errorKind === 'failed' ? {} : view.blank
        this.setData({ ...taken, ...failure, isFetching: false })
      }
    },

    /** Shows what has just become known; what is still being read is older. */
    display(change: Shown) {
      beginTurn(this)
      const view = views.get(this)
      if (view) {
        const held: Shown = this.data
        for (const key of Object.keys(change)) if (!(key in view.blank)) view.blank[key] = held[key]
      }
      this.setData({ ...change, isFetching: false, error: '' })
      view?.shown()
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },
  },
})

/** 一个月一页的 `pageView`：往前往后翻，这个月是最后一页。What the page reads, it reads of `month`. */
export const monthPages = Behavior({
  behaviors: [pageView],
  data: { month: '', isLatest: true },
  methods: {
    show(month: string): Promise<void> {
      this.setData({ month, isLatest: month >= monthOf(Date.now()) })
      return this.load()
    },
    earlier() {
      void this.show(monthAfter(this.data.month, -1))
    },
    later() {
      if (!this.data.isLatest) void this.show(monthAfter(this.data.month, 1))
    },
  },
})

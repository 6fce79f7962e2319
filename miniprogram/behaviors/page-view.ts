import { type Failure, failureOf } from '../services/cloud'
import { beginTurn } from '../services/turn'

/** Answers what the page is to show. */
type Reader = () => Promise<Record<string, unknown>>

/** How each page reads what it shows. */
const readers = new WeakMap<object, Reader>()

/** 只看一样东西的页面：加载、下拉刷新、出错再试；最后问的才算。页面在 onLoad 里说怎么取 `readWith`，再 `load`。 */
export const pageView = Behavior({
  data: { isFetching: false, error: '', errorKind: 'failed' as Failure['errorKind'] },
  methods: {
    readWith(read: Reader) {
      readers.set(this, read)
    },

    async load() {
      const read = readers.get(this)
      if (!read) return
      const isNewest = beginTurn(this)
      this.setData({ isFetching: true, error: '' })
      const change = await read().catch(failureOf)
      if (isNewest()) this.setData({ ...change, isFetching: false })
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },
  },
})

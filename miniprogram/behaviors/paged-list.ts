import type { Page } from '../../typings/contract'
import { type Failure, failureOf } from '../services/cloud'
import { beginTurn } from '../services/turn'

interface Item {
  id: string
}

/** @param cursor where to go on; empty begins anew */
type Reader = (cursor: string) => Promise<Page<Item>>

/** How each page or component reads its list. */
const readers = new WeakMap<object, Reader>()

/** 一页一页的列表 `items`：加载、下拉刷新、触底、出错再试；最后问的才算。页面在 onLoad 里调用 `startList`。 */
export const pagedList = Behavior({
  data: {
    items: [] as Item[],
    next: '',
    isReady: false,
    isFetching: false,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
  },
  methods: {
    startList(read: Reader): Promise<void> {
      readers.set(this, read)
      return this.fetch('')
    },

    async onPullDownRefresh() {
      await this.fetch('')
      void wx.stopPullDownRefresh()
    },

    onReachBottom() {
      if (this.data.next && !this.data.isFetching) void this.fetch(this.data.next)
    },

    retry() {
      void this.fetch(this.data.items.length > 0 ? this.data.next : '')
    },

    /** @param cursor where to go on; empty begins anew */
    async fetch(cursor: string) {
      const read = readers.get(this)
      if (!read) return
      const isNewest = beginTurn(this, 'list')
      this.setData({ isFetching: true, error: '' })
      const change = await read(cursor).then(
        ({ items, next = '' }) => ({ items: cursor ? [...this.data.items, ...items] : items, next }),
        failureOf,
      )
      if (isNewest()) this.setData({ ...change, isReady: true, isFetching: false })
    },

    /** 悄悄看看有没有新的：已经看到的还在，没取到也不说。 */
    async refresh() {
      const read = readers.get(this)
      if (!read || this.data.isFetching) return
      const isNewest = beginTurn(this, 'list')
      const first = await read('').catch(() => undefined)
      if (!first || !isNewest()) return
      const { items, error } = this.data
      this.setData({ ...joined(first, this.data), error: items.length > 0 ? error : '' })
    },
  },
})

/** A fresh first page, and behind it what follows in the list as it was; where the two no longer meet, the page alone. */
function joined({ items: fresh, next = '' }: Page<Item>, old: { items: Item[]; next: string }) {
  const ids = new Set(fresh.map(({ id }) => id))
  const meeting = old.items.map(({ id }) => ids.has(id)).lastIndexOf(true)
  const later = next && meeting >= 0 ? old.items.slice(meeting + 1) : []
  return { items: [...fresh, ...later], next: later.length > 0 ? old.next : next }
}

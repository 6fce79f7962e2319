import type { Page } from '../../typings/contract'
import { sentenceOf } from '../services/cloud'

interface Item {
  id: string
}

/** @param cursor where to go on; empty begins anew */
type Reader = (cursor: string) => Promise<Page<Item>>

/** How each page reads its list. */
const readers = new WeakMap<object, Reader>()

/** 一页一页的列表 `items`：加载、下拉刷新、触底、出错再试。页面在 onLoad 里调用 `startList`。 */
export const pagedList = Behavior({
  data: { items: [] as Item[], next: '', isReady: false, isFetching: false, error: '' },
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
      this.setData({ isFetching: true, error: '' })
      try {
        const { items, next } = await read(cursor)
        this.setData({ items: cursor ? [...this.data.items, ...items] : items, next: next ?? '' })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
      this.setData({ isReady: true, isFetching: false })
    },
  },
})

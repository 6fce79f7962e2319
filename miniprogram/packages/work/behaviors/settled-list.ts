import { pagedList } from '../../../behaviors/paged-list'
import { say, tell } from '../../../services/tell'

/** 一条一条处理的列表：处理完的从列表里拿走，没处理成的说明原因、留在原处。 */
export const settledList = Behavior({
  behaviors: [pagedList],
  /** Which row is being dealt with, and by which of its buttons. */
  data: { sendingId: '', sendingHow: '' },
  methods: {
    /**
     * One row at a time; a second tap meanwhile does nothing.
     * @param said what was done, for a moment on the screen
     */
    async settleItem(id: string, how: string, work: () => Promise<unknown>, said: string) {
      if (this.data.sendingId) return
      this.setData({ sendingId: id, sendingHow: how })
      try {
        await work()
        this.setData({ items: this.data.items.filter((item: { id: string }) => item.id !== id) })
        say(said)
        // 这一页处理完了，后面还有。
        if (this.data.items.length === 0) this.onReachBottom()
      } catch (error) {
        tell(error)
      }
      this.setData({ sendingId: '', sendingHow: '' })
    },
  },
})

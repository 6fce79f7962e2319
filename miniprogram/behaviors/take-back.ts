import type { ActionView, TicketCard, TicketView } from '../../typings/contract'
import { oneTap } from './one-tap'

/** Never said to be longer than it is, should the phone's clock be behind the server's. */
const MOST_SECONDS = 10

const UNDO: ActionView = { name: 'undo', text: '撤回', tone: 'plain', needs: {}, asks: [] }

const secondsUntil = (moment: number): number =>
  Math.min(MOST_SECONDS, Math.max(0, Math.ceil((moment - Date.now()) / 1000)))

/** 刚做的一步点错了，十秒之内可以撤回。剩下的秒数画在 `undo-bar` 里。 */
export const takeBack = Behavior({
  behaviors: [oneTap],
  data: { undoText: '', undoLeft: 0, _undoing: '', _until: 0, _second: 0 },
  lifetimes: {
    detached() {
      clearInterval(this.data._second)
    },
  },
  methods: {
    /**
     * Offers to take the last step back, for as long as the server says it can be.
     * @param text what was done: 已接单
     */
    offerUndo({ id, undoUntil = 0 }: Pick<TicketCard, 'id' | 'undoUntil'>, text: string) {
      // 还是刚才那一步，已经在数了。
      if (undoUntil === this.data._until) return
      clearInterval(this.data._second)
      const undoLeft = secondsUntil(undoUntil)
      const count = () => {
        const left = secondsUntil(undoUntil)
        this.setData({ undoLeft: left })
        if (left === 0) clearInterval(this.data._second)
      }
      const _second = undoLeft > 0 ? setInterval(count, 1000) : 0
      this.setData({ undoText: text, undoLeft, _undoing: id, _until: undoUntil, _second })
    },

    /** Call it in the tap. Answers the ticket as it is now, or undefined when it was too late; the person has been told. */
    async undo(): Promise<TicketView | undefined> {
      const ticket = await this.actAtOnce(this.data._undoing, UNDO)
      clearInterval(this.data._second)
      this.setData({ undoLeft: 0 })
      return ticket
    },
  },
})

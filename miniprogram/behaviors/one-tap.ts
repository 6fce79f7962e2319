import type { ActionView, Command, TicketView } from '../../typings/contract'
import { newRequestId } from '../services/cloud'
import { isSure } from '../services/confirm'
import { QUEUED_TEXT, sendOrQueue } from '../services/queue'
import { refreshMe } from '../services/store'
import { askFor } from '../services/subscribe'
import { say, tell } from '../services/tell'

/** Request ids by ticket and action. */
const NONE: Record<string, string> = {}

/** 一点就办的操作（例如接单）：同一件事只发一次，失败后再点还是同一次。 */
export const oneTap = Behavior({
  data: {
    sendingId: '',
    sendingName: '',
    /** Of actions that have not been answered. */
    _requests: NONE,
  },
  methods: {
    /**
     * Call it in the tap: it asks for the action's messages before anything else, unless it has to be confirmed first.
     * Answers the ticket as it is now, or undefined when it was refused or waits for the network; the person has been told.
     */
    async actAtOnce(id: string, action: ActionView): Promise<TicketView | undefined> {
      const { name, text, asks } = action
      if (this.data.sendingId) return undefined
      if (action.confirm && !(await isSure(text, action.confirm))) return undefined
      const asking = askFor(asks)
      const key = `${id} ${name}`
      const requestId = this.data._requests[key] || newRequestId()
      this.setData({ sendingId: id, sendingName: name, _requests: { ...this.data._requests, [key]: requestId } })
      try {
        // 不用填什么的操作，指令里只有名字。
        const taken = await sendOrQueue(id, { name } as Command, await asking, requestId, [])
        this.setData({ _requests: { ...this.data._requests, [key]: '' } })
        if (!('sent' in taken)) {
          say(QUEUED_TEXT)
          return undefined
        }
        const quota = asks.includes('task') ? (await refreshMe().catch(() => undefined))?.quota.task : undefined
        say(quota === undefined ? `已${text}` : `已${text}，还可接收 ${quota} 条提醒`)
        return taken.sent
      } catch (error) {
        tell(error)
        return undefined
      } finally {
        this.setData({ sendingId: '', sendingName: '' })
      }
    },
  },
})

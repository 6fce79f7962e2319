import { newRequestId } from '../services/cloud'
import { askFor } from '../services/subscribe'
import { tell } from '../services/tell'
import { secondTicket } from '../services/ticket'

/** Request ids by ticket: seconding one again after a lost answer is the same request. */
const NONE: Record<string, string> = {}

/** 附议并关注别人已经反映的同一件事。 */
export const seconding = Behavior({
  data: {
    /** Id of the one being seconded. */
    seconding: '',
    _requests: NONE,
  },
  methods: {
    /** Call it in a tap: it asks for messages first. Answers whether the ticket is followed now. */
    async secondOne(id: string): Promise<boolean> {
      const asking = askFor(['progress', 'resolved'])
      const requestId = this.data._requests[id] ?? newRequestId()
      this.setData({ seconding: id, _requests: { ...this.data._requests, [id]: requestId } })
      try {
        await secondTicket(id, await asking, requestId)
        return true
      } catch (error) {
        tell(error)
        return false
      } finally {
        this.setData({ seconding: '' })
      }
    },
  },
})

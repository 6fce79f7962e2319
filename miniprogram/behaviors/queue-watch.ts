import { onQueueChange, waitingSteps } from '../services/queue'
import type { Step } from '../services/step-queue'

/** How each component stops listening. */
const listening = new WeakMap<object, () => void>()

/** 没发出的操作 `_steps`：有排上、发出、被退回的，马上就变。 */
export const queueWatch = Behavior({
  data: { _steps: [] as Step[] },
  lifetimes: {
    attached() {
      this.readQueue()
      listening.set(
        this,
        onQueueChange(() => this.readQueue()),
      )
    },
    detached() {
      listening.get(this)?.()
    },
  },
  methods: {
    readQueue() {
      this.setData({ _steps: waitingSteps() })
    },
  },
})

import { onQueueChange, waitingSteps } from '../services/queue'
import type { Step } from '../services/step-queue'
import { watching } from './watching'

/** 没发出的操作 `_steps`：有排上、发出、被退回的，马上就变。 */
export const queueWatch = Behavior({
  behaviors: [
    watching((component) => {
      const read = () => component.setData({ _steps: waitingSteps() })
      read()
      return onQueueChange(read)
    }),
  ],
  data: { _steps: [] as Step[] },
})

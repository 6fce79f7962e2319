import { onQueueChange, waitingSteps } from '../services/queue'
import type { Step } from '../services/step-queue'
import { onMeChange } from '../services/store'
import { watching } from './watching'

/** 没发出的操作 `_steps`：有排上、发出、被退回的，或者认出了是谁，马上就变。 */
export const queueWatch = Behavior({
  behaviors: [
    watching((component) => {
      const read = () => component.setData({ _steps: waitingSteps() })
      read()
      // 认出是谁之前，不知道是谁的队列。
      const stops = [onQueueChange(read), onMeChange(read)]
      return () => stops.forEach((stop) => stop())
    }),
  ],
  data: { _steps: [] as Step[] },
})

import type { DeadlineView } from '../../../typings/contract'

/** Even a fresh deadline shows a little, so that the bar is seen to be one. */
const LEAST_PERCENT = 4

/** 办理时限用掉了多少。 */
Component({
  properties: {
    deadline: { type: Object, value: null as DeadlineView | null },
    /** On the coloured head of a page instead of a white card. */
    onColour: { type: Boolean, value: false },
  },
  data: { percent: LEAST_PERCENT, level: 'normal' as DeadlineView['level'] },
  observers: {
    deadline(deadline: DeadlineView | null) {
      if (!deadline) return
      const used = deadline.isOver ? 1 : deadline.used
      this.setData({
        percent: Math.round(Math.min(100, Math.max(LEAST_PERCENT, used * 100))),
        level: deadline.level,
      })
    },
  },
})

import type { ExerciseView } from '../../../../../typings/contract'
import { isReused, newRequestId, sentenceOf } from '../../../../services/cloud'
import { exactTime } from '../../../../services/moment'
import { say } from '../../../../services/tell'
import { retractPower } from '../../services/assessment'

/** 街道行使的一项权力；登记错了的，登记的街道可以收回，原来的还在。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    exercise: { type: Object, value: null as ExerciseView | null },
  },
  data: { when: '', isAsking: false, isSending: false, fault: '', _requestId: '' },
  observers: {
    exercise(exercise: ExerciseView | null) {
      if (exercise) this.setData({ when: exactTime(exercise.at) })
    },
  },
  methods: {
    ask() {
      this.setData({ isAsking: true, fault: '', _requestId: newRequestId() })
    },
    close() {
      this.setData({ isAsking: false })
    },
    async retract(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { isSending, _requestId } = this.data
      const exercise = this.data.exercise as ExerciseView | null
      if (!exercise || isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        await retractPower(exercise.id, event.detail.reason, _requestId)
        this.setData({ isAsking: false })
        say('已收回')
        this.triggerEvent('changed')
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },
  },
})

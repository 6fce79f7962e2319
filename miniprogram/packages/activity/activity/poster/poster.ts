import type { ActivityView } from '../../../../../typings/contract'
import { exactTime } from '../../../../services/moment'
import { say } from '../../../../services/tell'

/** 海报一样的开头：什么活动，什么时候，在哪里，还有没有名额。 */
Component({
  properties: {
    activity: { type: Object, value: {} as ActivityView },
  },
  methods: {
    /** 点一下看到准确的日期。 */
    tellTime() {
      const { from, until } = this.data.activity
      say(`${exactTime(from)} 到 ${exactTime(until).slice(-5)}`)
    },
  },
})

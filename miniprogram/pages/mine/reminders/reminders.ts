import type { QuotaView, TemplateKey } from '../../../../typings/contract'
import type { Face } from '../../../services/store'
import { topUp } from '../../../services/subscribe'
import { tell } from '../../../services/tell'

interface Reminder {
  key: TemplateKey
  text: string
  left: number
}

const TEXTS: Record<TemplateKey, string> = {
  progress: '办理进展',
  resolved: '办结通知',
  task: '任务提醒',
  activity: '活动通知',
}

/** 每种身份用得上的提醒。 */
const WANTED: Record<Face, TemplateKey[]> = {
  resident: ['progress', 'resolved', 'activity'],
  worker: ['task', 'progress', 'resolved', 'activity'],
  staff: ['task', 'progress', 'resolved', 'activity'],
}

/** 微信提醒：每种还能收几条，点一下多一条。 */
Component({
  properties: {
    face: { type: String, value: 'resident' },
    quota: { type: Object, value: { progress: 0, resolved: 0, task: 0, activity: 0 } },
  },
  data: { reminders: [] as Reminder[], asking: '' },
  observers: {
    'face, quota'(face: Face, quota: QuotaView) {
      this.setData({ reminders: WANTED[face].map((key) => ({ key, text: TEXTS[key], left: quota[key] })) })
    },
  },
  methods: {
    async enable(event: WechatMiniprogram.BaseEvent) {
      if (this.data.asking) return
      const key = event.currentTarget.dataset.key as TemplateKey
      const adding = topUp([key])
      this.setData({ asking: key })
      try {
        await adding
      } catch (error) {
        tell(error)
      }
      this.setData({ asking: '' })
    },
  },
})

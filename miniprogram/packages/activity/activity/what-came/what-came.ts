import type { ActivityView } from '../../../../../typings/contract'
import { viewPhotos } from '../../../../services/viewing'

/** 办完以后：多少人到场，情况或者会议纪要，照片给来过的人看。 */
Component({
  properties: {
    outcome: { type: Object, value: {} as NonNullable<ActivityView['outcome']> },
    kind: { type: String, value: 'class' },
  },
  methods: {
    show(event: WechatMiniprogram.BaseEvent) {
      viewPhotos(this.data.outcome.photos, String(event.currentTarget.dataset.url))
    },
  },
})

import type { WhistleCard } from '../../../typings/contract'
import { splitArea } from '../../services/area'

/** 列表里的一声哨：叫的什么、在哪里、还剩多少时间、能做什么。 */
Component({
  properties: {
    whistle: { type: Object, value: null as WhistleCard | null },
    /** Name of the action being sent. */
    sending: { type: String, value: '' },
  },
  data: { below: '' },
  observers: {
    whistle(whistle: WhistleCard | null) {
      if (whistle) this.setData({ below: splitArea(whistle.placeText).below })
    },
  },
  methods: {
    open(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('open', { id: String(event.currentTarget.dataset.id) })
    },
    choose(event: WechatMiniprogram.CustomEvent<{ name: string }>) {
      this.triggerEvent('act', { id: String(event.currentTarget.dataset.id), name: event.detail.name })
    },
  },
})

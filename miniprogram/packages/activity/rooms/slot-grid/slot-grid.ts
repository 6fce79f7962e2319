import type { RoomSlot } from '../../../../../typings/contract'
import { NOTHING, type Picked } from '../picking'

interface Drawn extends RoomSlot {
  isOn: boolean
  text: string
}

const TEXTS: Record<RoomSlot['state'], string> = { free: '可约', taken: '已约', mine: '我约的', past: '已过' }

/** 一天的半小时格子：空着的可以点，选中的连成一段。 */
Component({
  properties: {
    slots: { type: Array, value: [] as RoomSlot[] },
    picked: { type: Object, value: NOTHING },
  },
  data: { drawn: [] as Drawn[] },
  observers: {
    'slots, picked'(slots: RoomSlot[], { from, until }: Picked) {
      this.setData({
        drawn: slots.map((slot, at) => {
          const isOn = from >= 0 && from <= at && at <= until
          return { ...slot, isOn, text: isOn ? '选中' : TEXTS[slot.state] }
        }),
      })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      const at = Number(event.currentTarget.dataset.at)
      if (this.data.drawn[at]?.state === 'free') this.triggerEvent('choose', { at })
    },
  },
})

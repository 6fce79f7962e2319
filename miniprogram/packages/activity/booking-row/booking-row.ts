import type { BookingItem } from '../../../../typings/contract'

/** 一个预约：什么时候、做什么、谁约的（管理的人看），能取消的、等批的有按钮。 */
Component({
  properties: {
    booking: { type: Object, value: {} as BookingItem },
    /** Which room it is has to be said. */
    namesRoom: { type: Boolean, value: false },
    isSending: { type: Boolean, value: false },
  },
  methods: {
    act(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('act', { id: this.data.booking.id, how: String(event.currentTarget.dataset.how) })
    },
  },
})

import type { TicketView } from '../../../typings/contract'

/** 现在在谁手上，可以打电话找他。 */
Component({
  properties: {
    holder: { type: Object, value: null as NonNullable<TicketView['holder']> | null },
  },
  methods: {
    call(event: WechatMiniprogram.BaseEvent) {
      const phoneNumber = String(event.currentTarget.dataset.phone)
      void wx.makePhoneCall({ phoneNumber }).catch(() => undefined)
    },
  },
})

import type { TicketAction, TicketCard } from '../../../typings/contract'
import { splitArea } from '../../services/area'

/** 列表里的一件诉求。居民看进展和承诺时间，办的人看还剩多少时间、能做什么。 */
Component({
  properties: {
    ticket: { type: Object, value: null as TicketCard | null },
    /** Drawn for the one who has to handle it. */
    isTask: { type: Boolean, value: false },
    /** Name of the action being sent. */
    sending: { type: String, value: '' },
    /** What was done to it and waits for the network: 接单; its buttons are gone until then. */
    waiting: { type: String, value: '' },
  },
  data: { below: '' },
  observers: {
    ticket(ticket: TicketCard | null) {
      if (ticket) this.setData({ below: splitArea(ticket.placeText).below })
    },
  },
  methods: {
    open(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('open', { id: String(event.currentTarget.dataset.id) })
    },
    hold(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('hold', { id: String(event.currentTarget.dataset.id) })
    },
    choose(event: WechatMiniprogram.CustomEvent<{ name: TicketAction }>) {
      this.triggerEvent('act', { id: String(event.currentTarget.dataset.id), name: event.detail.name })
    },
  },
})

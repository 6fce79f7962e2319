import type { TicketView } from '../../../../typings/contract'

/** 最上面那一块：到哪一步了，答应什么时候办好，还有多久，有什么要紧的。 */
Component({
  properties: {
    ticket: { type: Object, value: null as TicketView | null },
  },
  data: { isRunning: true },
  observers: {
    ticket(ticket: TicketView | null) {
      if (ticket) this.setData({ isRunning: !ticket.deadline.isOver })
    },
  },
})

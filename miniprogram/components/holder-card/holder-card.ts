import type { TicketView } from '../../../typings/contract'

/** 谁在负责，可以打电话找他。 */
Component({
  properties: {
    holder: { type: Object, value: null as NonNullable<TicketView['holder']> | null },
    /** What they answer for, beside what they are. */
    duty: { type: String, value: '负责办理' },
  },
})

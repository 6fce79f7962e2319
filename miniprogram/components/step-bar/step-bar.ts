import type { TicketView } from '../../../typings/contract'

/** 上报、派单、接单、处置、办结：走到了哪一步。 */
Component({
  properties: {
    steps: { type: Array, value: [] as TicketView['steps'] },
  },
})

import type { RoomDay } from '../../../../../typings/contract'

/** 一排日子，左右滑；不开的日子是灰的。 */
Component({
  properties: {
    days: { type: Array, value: [] as RoomDay['days'] },
    /** The one that is shown. */
    date: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      const date = String(event.currentTarget.dataset.date)
      if (date !== this.data.date) this.triggerEvent('choose', { date })
    },
  },
})

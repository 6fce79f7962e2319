import type { AreaItem } from '../../typings/contract'
import { settleIn } from '../services/account'
import { changeMe } from '../services/store'
import { tell } from '../services/tell'

/** 选择（或更换）我的网格，用 `area-picker` 来选。 */
export const homeChoice = Behavior({
  data: { isPicking: false },
  methods: {
    pickGrid() {
      this.setData({ isPicking: true })
    },

    closePicker() {
      this.setData({ isPicking: false })
    },

    async settle(event: WechatMiniprogram.CustomEvent<{ area: AreaItem }>) {
      this.closePicker()
      try {
        changeMe({ home: await settleIn(event.detail.area.id) })
      } catch (error) {
        tell(error)
      }
    },
  },
})

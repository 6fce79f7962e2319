import type { AreaItem } from '../../typings/contract'
import { settleIn } from '../services/account'
import { locateArea, splitArea } from '../services/area'
import { sentenceOf } from '../services/cloud'
import { isSure } from '../services/confirm'
import { whereAmI } from '../services/location'
import { ensureAgreed } from '../services/privacy'
import { changeMe } from '../services/store'
import { tell } from '../services/tell'

/** 选择（或更换）我的网格，用 `area-picker` 来选，或者按现在的位置找。 The page needs a `privacy-sheet`. */
export const homeChoice = Behavior({
  data: {
    isPicking: false,
    isFinding: false,
    /** Why the phone's position led to no grid. */
    hereFault: '',
  },
  methods: {
    pickGrid() {
      this.setData({ isPicking: true, hereFault: '' })
    },

    closePicker() {
      this.setData({ isPicking: false })
    },

    settle(event: WechatMiniprogram.CustomEvent<{ area: AreaItem }>): Promise<void> {
      return this.settleAt(event.detail.area.id)
    },

    async settleAt(grid: string) {
      this.closePicker()
      try {
        changeMe({ home: await settleIn(grid) })
      } catch (error) {
        tell(error)
      }
    },

    /** 按我现在的位置找：找到了问一句，没找到说为什么，还可以在单子里选。 */
    async findHere() {
      if (this.data.isFinding) return
      this.setData({ isFinding: true, hereFault: '' })
      try {
        if (await ensureAgreed()) await this.offerHere()
      } catch (error) {
        this.setData({ hereFault: sentenceOf(error) })
      } finally {
        this.setData({ isFinding: false })
      }
    },

    async offerHere() {
      const here = await whereAmI()
      if (!here) return this.setData({ hereFault: '没有定位到您在哪里，请在下面选择' })
      const { id, kind, text } = await locateArea(here)
      if (!this.data.isPicking) return
      const name = splitArea(text).below
      if (kind !== 'grid') return this.setData({ hereFault: `${name}还没有划分网格，请在下面选择` })
      if (await isSure('我的网格', `您在 ${name}，就选它吗？`)) await this.settleAt(id)
    },
  },
})

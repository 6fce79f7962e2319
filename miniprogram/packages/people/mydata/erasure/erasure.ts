import type { MeView } from '../../../../../typings/contract'
import { eraseMe } from '../../../../services/account'
import { sentenceOf } from '../../../../services/cloud'
import { dropEverything } from '../../services/farewell'
import { homeTab, leavePage } from '../../../../services/route'

/** The server wants to see it written out, so that nobody gets here by a slip. */
const WORD = '注销'

/** 注销：要自己写出这两个字。 */
Component({
  properties: {
    me: { type: Object, value: null as MeView | null },
  },
  data: { isOpen: false, word: '', isMeant: false, isServing: false, fault: '', isSending: false },
  observers: {
    me(me: MeView | null) {
      this.setData({ isServing: me?.roles.some(({ role }) => role !== 'resident') ?? false })
    },
  },
  methods: {
    open() {
      this.setData({ isOpen: true })
    },

    onWord(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const word = event.detail.value
      this.setData({ word, isMeant: word.trim() === WORD, fault: '' })
    },

    async erase() {
      if (!this.data.isMeant || this.data.isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        await eraseMe()
        dropEverything()
        void wx.reLaunch({ url: homeTab })
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },

    openLeave() {
      void wx.navigateTo({ url: leavePage })
    },
  },
})

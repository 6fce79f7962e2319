import type { ExportView } from '../../../../../typings/contract'
import { exportMyData } from '../../../../services/account'
import { sentenceOf } from '../../../../services/cloud'
import { say } from '../../../../services/tell'
import { sendFile } from '../../../../services/share'

/** Characters that are shown: enough to see what it is, and far from what WeChat lets a page be given at once (256 KB). */
const MOST_SHOWN = 4000

/** What each component has made, whole; only its beginning is drawn. */
const exports = new WeakMap<object, ExportView>()

/** 导出我的全部数据：先看看开头，再发给自己或者复制，发的和复制的都是全文。 */
Component({
  data: { opening: '', isCut: false, fault: '', isMaking: false },
  methods: {
    async make() {
      if (this.data.isMaking) return
      this.setData({ isMaking: true, fault: '' })
      try {
        const made = await exportMyData()
        exports.set(this, made)
        this.setData({ opening: made.content.slice(0, MOST_SHOWN), isCut: made.content.length > MOST_SHOWN })
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isMaking: false })
    },

    /** 转发要在这一下点按里，所以文件就在这里写。 */
    send() {
      const made = exports.get(this)
      if (!made) return
      sendFile(made.name, made.content).catch(() => {
        say('没有发出，可以改用复制')
      })
    },

    copy() {
      const made = exports.get(this)
      if (!made) return
      wx.setClipboardData({ data: made.content }).catch(() => {
        say('没有复制成')
      })
    },
  },
})

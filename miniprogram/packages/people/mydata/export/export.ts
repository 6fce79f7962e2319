import type { ExportView } from '../../../../../typings/contract'
import { exportMyData } from '../../../../services/account'
import { sentenceOf } from '../../../../services/cloud'
import { sendFile } from '../../services/document'

/** 导出我的全部数据：先看看，再发给自己或者复制。 */
Component({
  data: { data: null as ExportView | null, fault: '', isMaking: false },
  methods: {
    async make() {
      if (this.data.isMaking) return
      this.setData({ isMaking: true, fault: '' })
      try {
        this.setData({ data: await exportMyData() })
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isMaking: false })
    },

    /** 转发要在这一下点按里，所以文件就在这里写。 */
    send() {
      const { data } = this.data
      if (!data) return
      sendFile(data.name, data.content).catch(() => {
        void wx.showToast({ title: '没有发出，可以改用复制', icon: 'none' })
      })
    },

    copy() {
      const { data } = this.data
      if (!data) return
      wx.setClipboardData({ data: data.content }).catch(() => {
        void wx.showToast({ title: '没有复制成', icon: 'none' })
      })
    },
  },
})

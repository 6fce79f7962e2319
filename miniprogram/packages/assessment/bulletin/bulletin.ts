import type { BulletinView } from '../../../../typings/contract'
import { monthPages } from '../../../behaviors/page-view'
import { sentenceOf } from '../../../services/cloud'
import { sendFile } from '../../../services/share'
import { monthOf } from '../../../services/moment'
import { getBulletin } from '../services/assessment'

/** 一个月的简报：在手机上看，转发到聊天里，在电脑上打印成一页。 */
Component({
  behaviors: [monthPages],
  options: { pureDataPattern: /^_/ },
  data: {
    view: null as Omit<BulletinView, 'html'> | null,
    tables: [] as Array<BulletinView['departments']>,
    fault: '',
    isSending: false,
    _html: '',
  },
  methods: {
    onLoad({ month = '' }: { month?: string }) {
      this.readWith(async () => {
        const { html, ...view } = await getBulletin(this.data.month)
        return { view, tables: [view.departments, view.streets], _html: html, fault: '' }
      })
      void this.show(month || monthOf(Date.now()))
    },

    async send() {
      const { view, _html, isSending } = this.data
      if (!view || isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        await sendFile(`${view.title} ${view.monthText}.html`, _html)
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },
  },
})

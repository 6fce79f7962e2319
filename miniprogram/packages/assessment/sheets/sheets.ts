import type { SheetItem, SheetPage } from '../../../../typings/contract'
import { pagedList } from '../../../behaviors/paged-list'
import { sentenceOf } from '../../../services/cloud'
import { exactTime } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { sendFile } from '../../../services/share'
import { whistlePage } from '../../../services/route'
import { getSheetsFile, listSheets } from '../services/assessment'

type Line = SheetItem & { id: string; when: string }

const lined = ({ items, ...page }: SheetPage) => ({
  ...page,
  items: items.map((item): Line => ({ ...item, id: item.whistle, when: exactTime(item.at) })),
})

/** 一个部门一个月的评单，一张一张：平均数就是它们的平均。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: { items: [] as Line[], isSending: false, fault: '', _department: '', _month: '' },
  methods: {
    onLoad({ department = '', month = '' }: Record<string, string>) {
      const id = decodeURIComponent(department)
      this.setData({ _department: id, _month: month })
      void this.startList(async (cursor) => lined(await listSheets(id, month, cursor)))
    },

    /** 做成电子表格，转发到聊天里。 */
    async send() {
      if (this.data.isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        const { name, content } = await getSheetsFile(this.data._department, this.data._month)
        await sendFile(name, content, 'base64')
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },

    open(event: WechatMiniprogram.BaseEvent) {
      openPage(whistlePage(String(event.currentTarget.dataset.id)))
    },
  },
})

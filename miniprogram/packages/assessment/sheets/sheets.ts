import type { SheetItem, SheetPage } from '../../../../typings/contract'
import { pagedList } from '../../../behaviors/paged-list'
import { exactTime } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { whistlePage } from '../../../services/route'
import { listSheets } from '../services/assessment'

type Line = SheetItem & { id: string; when: string }

const lined = ({ items, ...page }: SheetPage) => ({
  ...page,
  items: items.map((item): Line => ({ ...item, id: item.whistle, when: exactTime(item.at) })),
})

/** 一个部门一个月的评单，一张一张：平均数就是它们的平均。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: { items: [] as Line[] },
  methods: {
    onLoad({ department = '', month = '' }: Record<string, string>) {
      const id = decodeURIComponent(department)
      void this.startList(async (cursor) => lined(await listSheets(id, month, cursor)))
    },

    open(event: WechatMiniprogram.BaseEvent) {
      openPage(whistlePage(String(event.currentTarget.dataset.id)))
    },
  },
})

import type { FindingsView } from '../../../../typings/contract'
import { monthPages } from '../../../behaviors/page-view'
import { exactTime, monthOf } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { whistlePage } from '../../../services/route'
import { getFindings } from '../services/assessment'

/** 电子监察：规则在时间线上找到的地方，点开就是那声哨。 */
Component({
  behaviors: [monthPages],
  options: { pureDataPattern: /^_/ },
  data: { view: null as FindingsView | null },
  methods: {
    onLoad({ month = '' }: { month?: string }) {
      this.readWith(async () => ({ view: timed(await getFindings(this.data.month)) }))
      void this.show(month || monthOf(Date.now()))
    },

    open(event: WechatMiniprogram.BaseEvent) {
      openPage(whistlePage(String(event.currentTarget.dataset.id)))
    },
  },
})

const timed = (view: FindingsView) => ({
  ...view,
  findings: view.findings.map((finding) => ({
    ...finding,
    marks: finding.marks.map((mark) => ({ ...mark, when: exactTime(mark.at) })),
  })),
})

import type { AssessmentView } from '../../../../typings/contract'
import { hourOf } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { boardPage, sheetsPage } from '../../../services/route'
import { currentRole } from '../../../services/store'
import { periodPages } from '../behaviors/period-pages'
import { getUnit, type Unit } from '../services/assessment'

const TITLES: Record<Unit, string> = { department: '部门考核', street: '街道吹哨报到', worker: '吹哨情况' }

/** 一个部门、一个街道或者一个人，一个月或者一年：得分、四个桶、每个数字和它的算式。 */
Component({
  behaviors: [periodPages],
  options: { pureDataPattern: /^_/ },
  data: {
    unit: 'department' as Unit,
    view: null as AssessmentView | null,
    when: '',
    /** Of a worker's own page: the grid's tickets. */
    scope: '',
    _id: '',
  },
  methods: {
    onLoad({ unit = 'department', id = '', period = '' }: Record<string, string>) {
      const kind = unit as Unit
      const role = currentRole()
      const scope = kind === 'worker' && !id && role?.role === 'worker' ? role.scope : ''
      this.setData({ unit: kind, scope, _id: decodeURIComponent(id) })
      void wx.setNavigationBarTitle({ title: TITLES[kind] })
      this.readWith(async () => {
        const view = await getUnit(this.data.unit, this.data._id, this.data.period)
        return { view, when: view.at === undefined ? '' : hourOf(view.at) }
      })
      void this.show(period)
    },

    openSheets() {
      openPage(sheetsPage(this.data._id, this.data.period))
    },

    openMonth(event: WechatMiniprogram.BaseEvent) {
      void this.show(String(event.currentTarget.dataset.month))
    },

    openBoard() {
      openPage(boardPage(this.data.scope, this.data.period))
    },
  },
})

import type { CommandView, WhistleCard } from '../../../../typings/contract'
import { keepFresh } from '../../../behaviors/keep-fresh'
import { type Failure, failureOf, isRefused } from '../../../services/cloud'
import { differenceOf } from '../../../services/difference'
import { hourOf } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { tablesPage, unitPage, whistlePage } from '../../../services/route'
import { beginTurn } from '../../../services/turn'
import { lookAtCommand } from '../services/assessment'
import { followed, isShown, needsMore, type Shown, tabsOf } from './following'

type Row = CommandView['streets'][number]

/** 指挥台：街道、区网格中心看没办完的哨；看着的时候隔一会儿问一次，只问变了的。 */
Component({
  behaviors: [keepFresh],
  options: { pureDataPattern: /^_/ },
  data: {
    view: null as CommandView | null,
    tabs: [] as ReturnType<typeof tabsOf>,
    shown: 'all' as Shown,
    items: [] as WhistleCard[],
    /** By what the rows below count: 街道 · 部门. */
    by: 'street',
    kinds: [
      { value: 'street', text: '按街道' },
      { value: 'department', text: '按部门' },
    ],
    rows: [] as Array<Row & { parts: Array<{ name: string; open: number; overdue: number }> }>,
    scopes: [] as Array<{ value: string; text: string }>,
    when: '',
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    _area: '',
    _all: [] as WhistleCard[],
  },
  observers: {
    '_all, shown'(all: WhistleCard[], shown: Shown) {
      this.setData({ items: all.filter((one) => isShown(one, shown)) })
    },
    'view, by'(view: CommandView | null, by: string) {
      if (!view) return
      const scopes = view.scopes.map(({ area, name }) => ({ value: area, text: name }))
      // 一个街道自己的指挥台，只有部门可分.
      const rows = rowsOf(view, view.streets.length > 0 ? by : 'department')
      this.setData(differenceOf(this.data, { rows, scopes }))
    },
  },
  methods: {
    onLoad({ area = '' }: { area?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
    },

    onShow() {
      void this.look()
      this.keepFresh(() => void this.look())
    },

    async onPullDownRefresh() {
      await this.begin()
      void wx.stopPullDownRefresh()
    },

    /** 整个重看。 */
    begin(): Promise<void> {
      this.setData({ view: null, _all: [], error: '' })
      return this.look()
    },

    /** A failure is shown only while there is nothing else to show; a refusal takes away what is shown. */
    async look() {
      const { view, _area } = this.data
      const isNewest = beginTurn(this)
      try {
        const next = await lookAtCommand(_area, needsMore(this.data._all, view) ? undefined : view?.at)
        if (!isNewest()) return
        const all = followed(this.data._all, next)
        this.setData(
          differenceOf(this.data, { view: next, _all: all, tabs: tabsOf(next), when: hourOf(next.at), error: '' }),
        )
      } catch (error) {
        if (!isNewest()) return
        if (isRefused(error)) this.setData({ view: null, _all: [] })
        if (!this.data.view) this.setData(failureOf(error))
      }
    },

    chooseTab(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ shown: (event.detail.value || 'all') as Shown })
    },

    chooseScope(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ _area: event.detail.value })
      void this.begin()
    },

    chooseRows(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ by: event.detail.value })
    },

    openRow(event: WechatMiniprogram.BaseEvent) {
      const { id } = event.currentTarget.dataset
      const { by, view } = this.data
      const unit = by === 'street' && view?.streets.length ? 'street' : 'department'
      if (id && view) openPage(unitPage(unit, String(id), view.month.month))
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      openPage(whistlePage(event.detail.id))
    },

    openTables() {
      openPage(tablesPage)
    },
  },
})

/** 街道一行，里面是它的各部门；或者部门一行，里面是各街道。 */
function rowsOf({ streets, departments, crossing }: CommandView, by: string) {
  const nameOf = (id: string, all: Array<{ name: string }>, key: 'area' | 'department') =>
    (all as Array<Record<string, unknown> & { name: string }>).find((one) => one[key] === id)?.name ?? ''
  const partsOf = (id: string) =>
    crossing
      .filter(({ area, department }) => id === (by === 'street' ? area : department))
      .sort((a, b) => b.open - a.open)
      .map(({ area, department, open, overdue }) => ({
        name: by === 'street' ? nameOf(department, departments, 'department') : nameOf(area, streets, 'area'),
        open,
        overdue,
      }))
  const all = by === 'street' ? streets : departments.map(({ department, ...rest }) => ({ ...rest, area: department }))
  return all.filter(({ open }) => open > 0).map((row) => ({ ...row, parts: partsOf(row.area) }))
}

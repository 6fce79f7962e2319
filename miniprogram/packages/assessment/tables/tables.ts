import type { TableName, TableRow, TableView } from '../../../../typings/contract'
import { failureOf } from '../../../services/cloud'
import { monthOf } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { sendFile } from '../../../services/share'
import { bulletinPage, findingsPage, powerPage, unitPage, whistlePage } from '../../../services/route'
import { currentRole } from '../../../services/store'
import { say } from '../../../services/tell'
import { periodPages } from '../behaviors/period-pages'
import { getSpreadsheet, getTable } from '../services/assessment'

const TABS: Array<{ value: TableName; text: string }> = [
  { value: 'departments', text: '部门' },
  { value: 'streets', text: '街道' },
  { value: 'workers', text: '吹哨的人' },
  { value: 'crossing', text: '街道和部门' },
  { value: 'findings', text: '监察' },
  { value: 'exercises', text: '权力' },
  { value: 'proposals', text: '建议列入清单' },
]
/** Rows of these open a page of their own. */
const UNITS: Partial<Record<TableName, 'department' | 'street' | 'worker'>> = {
  departments: 'department',
  streets: 'street',
  workers: 'worker',
  crossing: 'street',
}

/** 街道和部门：街道、总数和四个桶总是列着，后面的部门只列有哨的. */
const SPARSE_FROM = 6

/** One line of a table, and the page behind it. */
type Row = TableRow & { url: string; isTotal: boolean }

/** What a row opens; empty where there is nothing behind it. */
function behind(tab: TableName, id: string, period: string): string {
  const isYear = period.length === 4
  const unit = UNITS[tab]
  if (!id) return ''
  // 一个人只有月份的一页：一年的，看最近的那个月.
  if (unit === 'worker') return unitPage(unit, id, isYear ? latestOf(period) : period)
  if (unit) return unitPage(unit, id, period)
  if (tab === 'findings') return isYear ? '' : findingsPage(period)
  return tab === 'proposals' ? whistlePage(id) : ''
}

const latestOf = (year: string): string => {
  const now = monthOf(Date.now())
  return now.startsWith(year) ? now : `${year}-12`
}

/** 考核的各张表，按月按年；点一行看它自己的一页，整张表可以做成电子表格带走。 */
Component({
  behaviors: [periodPages],
  options: { pureDataPattern: /^_/ },
  data: {
    tabs: TABS,
    tab: 'departments' as TableName,
    table: null as TableView | null,
    sparseFrom: SPARSE_FROM,
    rows: [] as Row[],
    isStreet: false,
    isSending: false,
    fault: '',
  },
  methods: {
    onLoad({ period = '' }: { period?: string }) {
      this.setData({ isStreet: currentRole()?.role === 'street' })
      this.readWith(async () => {
        const table = await getTable(this.data.tab, this.data.period)
        const filled = this.data.tab === 'crossing' ? table.rows.filter(({ cells }) => cells[1] !== '0') : table.rows
        const rows = filled.map((one): Row => {
          return { ...one, url: behind(this.data.tab, one.id, this.data.period), isTotal: false }
        })
        const total: Row[] = table.total ? [{ id: 'total', cells: table.total, url: '', isTotal: true }] : []
        return { table, rows: rows.length > 0 ? [...rows, ...total] : [], fault: '' }
      })
      void this.show(period)
    },

    chooseTab(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ tab: event.detail.value as TableName, table: null, rows: [] })
      void this.load()
    },

    open(event: WechatMiniprogram.BaseEvent) {
      const { url } = event.currentTarget.dataset
      if (url) openPage(String(url))
    },

    /** 做成电子表格，转发到聊天里。 */
    async send() {
      if (this.data.isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        const { tab, period } = this.data
        const { name, content } = await getSpreadsheet(tab, period)
        await sendFile(name, content, 'base64')
        say('已做成电子表格')
      } catch (error) {
        this.setData({ fault: failureOf(error).error })
      }
      this.setData({ isSending: false })
    },

    openBulletin() {
      openPage(bulletinPage(this.data.period))
    },
    openFindings() {
      openPage(findingsPage(this.data.period))
    },
    openPower() {
      openPage(powerPage)
    },
  },
})

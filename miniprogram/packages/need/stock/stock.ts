import type { StockView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { isReused, newRequestId, sentenceOf } from '../../../services/cloud'
import { monthAfter } from '../../../services/moment'
import { sendAgreed } from '../../../services/privacy'
import { confirmStock, getStock } from '../services/need'
import { COLUMNS, leftText, rowsOf, type Row } from './rows'

/** 每月盘点：结转多少、新来多少、办成多少，还剩哪些；盘点过的，看得到之后变了什么。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    stock: null as StockView | null,
    columns: COLUMNS,
    rows: [] as Row[],
    leftText: '',
    note: '',
    growth: { minHeight: '56px' },
    fault: '',
    isSending: false,
    _place: '',
    _month: '',
    _requestId: '',
  },
  methods: {
    onLoad({ place = '', month = '' }: { place?: string; month?: string }) {
      this.setData({ _place: decodeURIComponent(place), _month: month, _requestId: newRequestId() })
      this.readWith(async () => this.shown(await getStock(this.data._place, this.data._month)))
      void this.load()
    },

    shown(stock: StockView) {
      return { stock, rows: rowsOf(stock), leftText: leftText(stock) }
    },

    earlier() {
      void this.turnTo(-1)
    },

    later() {
      if (!this.data.stock?.isLatest) void this.turnTo(1)
    },

    turnTo(months: number): Promise<void> {
      const { stock } = this.data
      this.setData({ _month: monthAfter(stock?.month ?? '', months), note: '', fault: '' })
      return this.load()
    },

    onNote(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ note: event.detail.value, fault: '' })
    },

    async confirm() {
      const { stock, note, isSending, _place, _requestId } = this.data
      if (!stock || isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        const confirmed = await sendAgreed(() => confirmStock(_place, stock.month, note, _requestId))
        if (confirmed) {
          this.display(this.shown(confirmed))
          this.setData({ note: '', _requestId: newRequestId() })
          void wx.showToast({ title: '已盘点', icon: 'success' })
        }
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },
  },
})

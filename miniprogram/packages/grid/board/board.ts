import type { BoardView } from '../../../../typings/contract'
import { getBoard } from '../services/board'
import { type Failure, failureOf } from '../../../services/cloud'
import { hourOf } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { boardPage } from '../../../services/route'
import { boardCard, homeCard } from '../../../services/share'
import { monthAfter, monthOf } from './month'

/** 公开看板：网格、社区、街道或全区一个月的数字，和工作人员写的摘要。谁都能看。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    board: null as BoardView | null,
    when: '',
    month: '',
    isLatest: true,
    isFetching: false,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    _area: '',
    _turn: 0,
  },
  methods: {
    onLoad({ area = '', month = '' }: { area?: string; month?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
      void this.show(month || monthOf(Date.now()))
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    show(month: string): Promise<void> {
      this.setData({ month, isLatest: month >= monthOf(Date.now()) })
      return this.load()
    },

    async load() {
      const turn = this.data._turn + 1
      this.setData({ _turn: turn, isFetching: true, error: '' })
      try {
        const board = await getBoard(this.data._area, this.data.month)
        if (turn !== this.data._turn) return
        this.setData({ board, when: board.at === undefined ? '' : hourOf(board.at) })
      } catch (error) {
        if (turn !== this.data._turn) return
        this.setData(failureOf(error))
      }
      this.setData({ isFetching: false })
    },

    earlier() {
      void this.show(monthAfter(this.data.month, -1))
    },

    later() {
      if (!this.data.isLatest) void this.show(monthAfter(this.data.month, 1))
    },

    open(event: WechatMiniprogram.BaseEvent) {
      openPage(boardPage(String(event.currentTarget.dataset.area), this.data.month))
    },

    onShareAppMessage() {
      const { board } = this.data
      return board ? boardCard(board) : homeCard()
    },
  },
})

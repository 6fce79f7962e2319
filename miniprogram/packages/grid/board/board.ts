import type { BoardView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { getBoard } from '../services/board'
import { hourOf } from '../../../services/moment'
import { monthAfter, monthOf } from '../../../services/month'
import { openPage } from '../../../services/open'
import { boardPage } from '../../../services/route'
import { boardCard, homeCard } from '../../../services/share'

/** 公开看板：网格、社区、街道或全区一个月的数字，和工作人员写的摘要。谁都能看。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    board: null as BoardView | null,
    when: '',
    month: '',
    isLatest: true,
    _area: '',
  },
  methods: {
    onLoad({ area = '', month = '' }: { area?: string; month?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
      this.readWith(async () => {
        const board = await getBoard(this.data._area, this.data.month)
        return { board, when: board.at === undefined ? '' : hourOf(board.at) }
      })
      void this.show(month || monthOf(Date.now()))
    },

    show(month: string): Promise<void> {
      this.setData({ month, isLatest: month >= monthOf(Date.now()) })
      return this.load()
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

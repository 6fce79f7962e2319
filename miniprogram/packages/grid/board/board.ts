import type { BoardView } from '../../../../typings/contract'
import { monthPages } from '../../../behaviors/page-view'
import { getBoard } from '../services/board'
import { hourOf, monthOf } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { boardPage } from '../../../services/route'
import { boardCard, homeCard } from '../../../services/share'

/** 公开看板：网格、社区、街道或全区一个月的数字，和工作人员写的摘要。谁都能看。 */
Component({
  behaviors: [monthPages],
  options: { pureDataPattern: /^_/ },
  data: {
    board: null as BoardView | null,
    when: '',
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

    open(event: WechatMiniprogram.BaseEvent) {
      openPage(boardPage(String(event.currentTarget.dataset.area), this.data.month))
    },

    onShareAppMessage() {
      const { board } = this.data
      return board ? boardCard(board) : homeCard()
    },
  },
})

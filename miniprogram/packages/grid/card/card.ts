import type { GridCard } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { getAreaCard, splitArea } from '../../../services/area'
import { boardPage, reportAt } from '../../../services/route'
import { homeCard, reportCard } from '../../../services/share'
import { type Ring, teamRings } from './team'

/** 网格名片：一格、一员、一团队、一个微信群、一个看板，谁都能看。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    card: null as GridCard | null,
    street: '',
    below: '',
    rings: [] as Ring[],
    _area: '',
  },
  methods: {
    onLoad({ area = '' }: { area?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
      this.readWith(async () => {
        const card = await getAreaCard(this.data._area)
        return { card, ...splitArea(card.text), rings: teamRings(card.team) }
      })
      void this.load()
    },

    report() {
      void wx.navigateTo({ url: reportAt(this.data._area) })
    },

    openBoard() {
      void wx.navigateTo({ url: boardPage(this.data._area) })
    },

    onShareAppMessage() {
      const { card } = this.data
      return card ? reportCard(card) : homeCard()
    },
  },
})

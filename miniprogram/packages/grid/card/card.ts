import type { GridCard } from '../../../../typings/contract'
import { getAreaCard, splitArea } from '../../../services/area'
import { type Failure, failureOf } from '../../../services/cloud'
import { boardPage, reportAt } from '../../../services/route'
import { homeCard, reportCard } from '../../../services/share'
import { type Ring, teamRings } from './team'

/** 网格名片：一格、一员、一团队、一个微信群、一个看板，谁都能看。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    card: null as GridCard | null,
    street: '',
    below: '',
    rings: [] as Ring[],
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    _area: '',
  },
  methods: {
    onLoad({ area = '' }: { area?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
      void this.load()
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    async load() {
      this.setData({ error: '' })
      try {
        const card = await getAreaCard(this.data._area)
        this.setData({ card, ...splitArea(card.text), rings: teamRings(card.team) })
      } catch (error) {
        this.setData(failureOf(error))
      }
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

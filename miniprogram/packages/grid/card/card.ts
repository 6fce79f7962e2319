import type { GridPage, Honours } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { getAreaCard, splitArea } from '../../../services/area'
import { awardPage, boardPage, reportAt } from '../../../services/route'
import { homeCard, reportCard } from '../../../services/share'
import { getHonours } from '../services/honour'
import { type Ring, teamRings } from './team'

/** 网格名片，就是五个一：一个网格、一套制度、一支队伍、一本台账、一个微信群。谁都能看。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    card: null as GridPage | null,
    street: '',
    below: '',
    rings: [] as Ring[],
    /** 网格员得过的奖；取不到就不画. */
    honours: [] as Honours['items'],
    /** 一套制度展开着。 */
    isOpen: false,
    _area: '',
  },
  methods: {
    onLoad({ area = '' }: { area?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
      this.readWith(async () => {
        const card = await getAreaCard(this.data._area)
        void this.lookForHonours()
        return { card, ...splitArea(card.text), rings: teamRings(card.team) }
      })
      void this.load()
    },

    async lookForHonours() {
      const { items } = await getHonours(this.data._area).catch(() => ({ items: [] }))
      this.setData({ honours: items })
    },

    openAward(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: awardPage(String(event.currentTarget.dataset['award'])) })
    },

    report() {
      void wx.navigateTo({ url: reportAt(this.data._area) })
    },

    toggle() {
      this.setData({ isOpen: !this.data.isOpen })
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

import type { GridCard } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { bindGroup, getAreaCard, splitArea, unbindGroup } from '../../../services/area'
import { sentenceOf } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { groupTicket } from '../../../services/group'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { cardPage } from '../../../services/route'
import { groupCard, homeCard } from '../../../services/share'
import { knowMe } from '../../../services/store'
import { say } from '../../../services/tell'

const STEPS = ['点下面的“转发到群”，选本网格的居民群', '到群里点开刚才那张卡片，会回到这里', '写上群名，点“绑定这个群”']

/** 网格员把一个微信群绑到网格；别人点开群里的卡片，看到的是网格名片。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    card: null as GridCard | null,
    below: '',
    steps: STEPS,
    name: '',
    isFromGroup: false,
    isOthers: false,
    fault: '',
    isSending: false,
    _grid: '',
  },
  methods: {
    onLoad({ grid = '' }: { grid?: string }) {
      this.setData({ _grid: decodeURIComponent(grid) })
      this.readWith(
        () => this.look(),
        () => this.lead(),
      )
      // 带上 shareTicket，群里的人点开时微信才肯说是哪个群。
      void wx.showShareMenu({ withShareTicket: true }).catch(() => undefined)
    },

    /** 从群里点开同一页，微信不一定重新打开它。 */
    onShow() {
      void this.load()
    },

    async look() {
      const { roles } = await knowMe()
      if (!roles.some(({ role, scope }) => role === 'worker' && scope === this.data._grid)) return { isOthers: true }
      const [card, ticket] = await Promise.all([getAreaCard(this.data._grid), groupTicket()])
      const { below } = splitArea(card.text)
      return {
        ...{ card, below, isFromGroup: ticket !== undefined, isOthers: false },
        ...(!this.data.name && { name: `${below.replace(' · ', '')}居民群` }),
      }
    },

    /** 不是本网格的网格员，去看网格名片。 */
    lead() {
      const { isOthers, _grid } = this.data
      if (isOthers && whereIs(this) === 'top') void wx.redirectTo({ url: cardPage(_grid) })
    },

    onName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value, fault: '' })
    },

    bind() {
      const ask = async () => {
        // 凭证用过就旧了，每次现取。
        const ticket = await groupTicket()
        if (ticket) return bindGroup(this.data._grid, ticket, this.data.name)
        this.setData({ isFromGroup: false, fault: '没有认出群，请再到群里点开卡片' })
        return undefined
      }
      return this.send(() => sendAgreed(ask), '已绑定')
    },

    async unbind() {
      const question = '以后从这个群的卡片进来，不再落到本网格。已经住在本网格的居民不变。'
      if (await isSure('解除绑定', question)) await this.send(() => unbindGroup(this.data._grid), '已解除')
    },

    async send(ask: () => Promise<GridCard | undefined>, done: string) {
      if (this.data.isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        const card = await ask()
        if (card) {
          this.display({ card })
          say(done)
        }
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },

    onShareAppMessage() {
      const { card } = this.data
      return card ? groupCard(card) : homeCard()
    },
  },
})

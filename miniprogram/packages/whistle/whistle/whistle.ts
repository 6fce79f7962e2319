import type { WhistleView } from '../../../../typings/contract'
import { keepFresh } from '../../../behaviors/keep-fresh'
import type { Shown } from '../../../services/cache'
import { type Failure, failureOf, isRefused, newRequestId } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { differenceOf } from '../../../services/difference'
import { openPage } from '../../../services/open'
import { ticketPage, whistleActPage } from '../../../services/route'
import { askFor } from '../../../services/subscribe'
import { say, tell } from '../../../services/tell'
import { beginTurn } from '../../../services/turn'
import { actOnWhistle, getWhistle } from '../../../services/whistle'
import { actionBy, bareCommand, keyedActions } from './keyed'

/** 一声哨：到哪一步，谁主办谁协办，各走各的钟，我能做什么；评了单，分数怎么来的。 */
Component({
  behaviors: [keepFresh],
  options: { pureDataPattern: /^_/ },
  data: {
    id: '',
    whistle: null as Shown<WhistleView> | null,
    actions: [] as ReturnType<typeof keyedActions>,
    sending: '',
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    /** Of a step that has not been answered; the next try is the same. */
    _requestId: '',
    _sent: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ id: decodeURIComponent(id) })
    },

    onShow() {
      void this.load()
      this.keepFresh(() => void this.load())
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    /** A failure is shown only while there is nothing else to show; a refusal takes away what is shown. */
    async load() {
      const isNewest = beginTurn(this)
      try {
        const whistle = await getWhistle(this.data.id)
        if (isNewest()) this.show(whistle)
      } catch (error) {
        if (!isNewest()) return
        if (isRefused(error)) this.setData({ whistle: null, actions: [] })
        if (!this.data.whistle) this.setData(failureOf(error))
      }
    },

    show(whistle: Shown<WhistleView>) {
      this.setData(differenceOf(this.data, { whistle, actions: keyedActions(whistle.actions), error: '' }))
    },

    async choose(event: WechatMiniprogram.CustomEvent<{ name: string }>) {
      const { whistle, id, sending } = this.data
      const action = whistle && actionBy(whistle.actions, event.detail.name)
      if (!action || sending) return
      if (Object.keys(action.needs).length > 0) {
        void wx.navigateTo({ url: whistleActPage(id, action.name, action.department) })
        return
      }
      if (action.confirm && !(await isSure(action.text, action.confirm))) return
      const asking = askFor(action.asks)
      const { name: key } = event.detail
      const _requestId = this.data._sent === key && this.data._requestId ? this.data._requestId : newRequestId()
      this.setData({ sending: key, _requestId, _sent: key })
      try {
        const done = await actOnWhistle(id, bareCommand(action), await asking, _requestId)
        beginTurn(this)
        this.setData({ _requestId: '' })
        this.show(done)
        say(`已${action.text}`)
      } catch (error) {
        tell(error)
        if (isRefused(error)) this.setData({ _requestId: '' })
        await this.load()
      }
      this.setData({ sending: '' })
    },

    openMap() {
      const { place } = this.data.whistle ?? {}
      if (!place) return
      const [longitude, latitude] = place.point
      void wx.openLocation({ longitude, latitude, name: place.address || place.text, address: place.text })
    },

    openTicket() {
      const { ticket } = this.data.whistle ?? {}
      if (ticket?.canOpen) openPage(ticketPage(ticket.id))
    },
  },
})

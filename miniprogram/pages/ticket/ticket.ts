import type { ActionView, MeView, TicketAction, TicketView } from '../../../typings/contract'
import { keepFresh } from '../../behaviors/keep-fresh'
import { queueWatch } from '../../behaviors/queue-watch'
import { takeBack } from '../../behaviors/take-back'
import type { Shown } from '../../services/cache'
import { type Failure, failureOf, isRefused } from '../../services/cloud'
import { differenceOf } from '../../services/difference'
import { actPage, blowPage, homeTab, whistlePage } from '../../services/route'
import { sharedCard } from '../../services/share'
import { knowMe, refreshMe } from '../../services/store'
import { isSettled, type Step } from '../../services/step-queue'
import { getTicket } from '../../services/ticket'
import { beginTurn } from '../../services/turn'
import { type Matter, mattersOf } from './matters'

/** 一件诉求：到哪一步了，谁在办，还要多久，我能做什么。 */
Component({
  behaviors: [keepFresh, queueWatch, takeBack],
  options: { pureDataPattern: /^_/ },
  data: {
    id: '',
    ticket: null as Shown<TicketView> | null,
    matters: [] as Matter[],
    /** Without 撤回, which has a bar of its own. */
    actions: [] as ActionView[],
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    /** What the person went to fill in: 办结. */
    _doing: '',
    /** Steps on this ticket that have not arrived, as last heard. */
    _mine: [] as Step[],
  },
  observers: {
    /** 发出了、被退回了，这件诉求都不是原来的样子了。 */
    '_steps, id'(steps: Step[], id: string) {
      const mine = steps.filter(({ ticket }) => ticket === id)
      const isChanged = isSettled(this.data._mine, mine)
      this.setData({ _mine: mine })
      if (isChanged) void this.load()
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      this.setData({ id: decodeURIComponent(query.id ?? '') })
    },

    onShow() {
      // 刚同意过的提醒要数进去。
      void this.load(refreshMe())
      this.keepFresh(() => void this.load())
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    /** A failure is shown only while there is nothing else to show; a refusal takes away what is shown. */
    async load(me: Promise<MeView> = knowMe()) {
      const isNewest = beginTurn(this)
      try {
        // 不知道我是谁，也先看到诉求。
        const [ticket] = await Promise.all([getTicket(this.data.id), me.catch(() => undefined)])
        if (isNewest()) this.show(ticket)
      } catch (error) {
        if (!isNewest()) return
        if (isRefused(error)) this.hide()
        if (!this.data.ticket) this.setData(failureOf(error))
      }
    },

    /** 不再让他看了，看着的也收走。 */
    hide() {
      this.setData({ ticket: null, actions: [], matters: [] })
      this.offerUndo({ id: this.data.id }, '')
    },

    /** What a step answered is newer than whatever was asked before. */
    showDone(ticket: TicketView) {
      beginTurn(this)
      this.show(ticket)
    },

    show(ticket: Shown<TicketView>) {
      const actions = ticket.actions.filter(({ name }) => name !== 'undo')
      this.setData(differenceOf(this.data, { ticket, actions, matters: mattersOf(ticket), error: '' }))
      this.offerUndo(ticket, this.data._doing ? `已${this.data._doing}` : '刚才这一步可以撤回')
    },

    retry() {
      void this.load()
    },

    act(event: WechatMiniprogram.CustomEvent<{ name: TicketAction }>) {
      void this.start(event.detail.name)
    },

    /** 吹哨不是对诉求做一步，有自己的页面。 */
    blow() {
      void wx.navigateTo({ url: blowPage(this.data.id) })
    },

    openWhistle() {
      const { whistle } = this.data.ticket ?? {}
      if (whistle?.canOpen) void wx.navigateTo({ url: whistlePage(whistle.id) })
    },

    /** One of the matters on top was answered. */
    answer(event: WechatMiniprogram.BaseEvent) {
      void this.start(event.currentTarget.dataset.name as TicketAction)
    },

    async start(wanted: TicketAction) {
      const action = this.data.ticket?.actions.find(({ name }) => name === wanted)
      if (!action || this.data.sendingId) return
      this.setData({ _doing: action.text })
      if (Object.keys(action.needs).length > 0) {
        void wx.navigateTo({ url: actPage(this.data.id, action.name) })
        return
      }
      const ticket = await this.actAtOnce(this.data.id, action)
      if (ticket) this.showDone(ticket)
      else await this.load()
    },

    async takeBack() {
      const ticket = await this.undo()
      if (ticket) this.showDone(ticket)
      else await this.load()
    },

    onShareAppMessage() {
      const { ticket } = this.data
      return ticket ? sharedCard(ticket) : { path: homeTab }
    },
  },
})

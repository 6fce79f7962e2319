import type { Source, TaskBoard, TicketAction, TicketCard } from '../../../../typings/contract'
import { queueWatch } from '../../../behaviors/queue-watch'
import { takeBack } from '../../../behaviors/take-back'
import { keepAhead } from '../../../services/ahead'
import { isRefused, sentenceOf } from '../../../services/cloud'
import { differenceOf } from '../../../services/difference'
import { flushQueue } from '../../../services/queue'
import { batchPage, reportFrom, ticketPage } from '../../../services/route'
import { isSettled, type Step } from '../../../services/step-queue'
import { currentFace, currentRole, myself, roleKey } from '../../../services/store'
import { topUp } from '../../../services/subscribe'
import { tell } from '../../../services/tell'
import { isToAccept, listTasks } from '../../../services/ticket'
import { beginTurn } from '../../../services/turn'
import { narrowing } from './narrowing'

/** 登记一件：网格员和团队是巡查发现的，社区和街道多是来电。 */
const FINDING: Record<'worker' | 'staff', { text: string; source: Source }> = {
  worker: { text: '发现问题', source: 'patrol' },
  staff: { text: '登记诉求', source: 'phone' },
}

const NOTHING_WAITS: Record<string, string> = {}

/** 要办的诉求，最急的在前。 */
Component({
  behaviors: [narrowing, queueWatch, takeBack],
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Fetches the board anew whenever it changes. */
    fetches: { type: Number, value: 0 },
  },
  data: {
    tabs: [] as TaskBoard['tabs'],
    total: 0,
    toAccept: 0,
    /** What was done and waits for the network, by ticket. */
    waiting: NOTHING_WAITS,
    isCut: false,
    keptAt: 0,
    quota: 0,
    isReady: false,
    error: '',
    finding: FINDING.worker,
    _role: '',
    _fetches: 0,
    _before: [] as Step[],
  },
  observers: {
    // An observer also runs when a property is set to what it was.
    fetches(fetches: number) {
      if (fetches === this.data._fetches) return
      this.setData({ _fetches: fetches })
      void this.fetch()
    },
    /** 没办成的不说待发送；发出了、被退回了，列表就不是原来的样子了。 */
    _steps(steps: Step[]) {
      const waiting = steps.filter(({ trouble }) => trouble === undefined)
      const isChanged = isSettled(this.data._before, steps)
      this.setData({ waiting: Object.fromEntries(waiting.map(({ ticket, text }) => [ticket, text])), _before: steps })
      if (isChanged) void this.fetch()
    },
    _items(items: TicketCard[]) {
      this.setData({ total: items.length, toAccept: items.filter(isToAccept).length })
    },
  },
  methods: {
    /** A failure is shown only while there is nothing else to show; a refusal takes away what is shown. */
    async fetch() {
      const role = currentRole()
      if (!role) return
      this.playRole(roleKey(role))
      const isNewest = beginTurn(this)
      try {
        const { items, tabs, isCut, keptAt = 0 } = await listTasks(role)
        if (!isNewest()) return
        const quota = myself()?.quota.task ?? 0
        this.setData(differenceOf(this.data, { _items: items, tabs, isCut, keptAt, error: '', quota }))
        // 能取到列表，就是有网络了：先发排着的，再为没有网络的时候存下几件。
        if (keptAt === 0) void flushQueue().then(() => keepAhead(items))
      } catch (error) {
        if (!isNewest()) return
        if (isRefused(error)) this.setData({ _items: [], tabs: [] })
        if (isRefused(error) || !this.data.isReady) this.setData({ error: sentenceOf(error) })
      }
      this.setData({ isReady: true })
      this.triggerEvent('fetched')
    },

    /** 换了身份，原来的列表和筛选就不算了。 */
    playRole(role: string) {
      if (role === this.data._role) return
      const finding = FINDING[currentFace() === 'staff' ? 'staff' : 'worker']
      this.setData({ _role: role, _items: [], tabs: [], isReady: false, finding })
      this.showAll()
    },

    retry() {
      this.setData({ isReady: false, error: '' })
      void this.fetch()
    },

    async act(event: WechatMiniprogram.CustomEvent<{ id: string; name: TicketAction }>) {
      const { id, name } = event.detail
      const action = this.data._items.find((ticket) => ticket.id === id)?.actions.find((one) => one.name === name)
      if (!action || this.data.sendingId) return
      const ticket = await this.actAtOnce(id, action)
      if (ticket) this.offerUndo(ticket, `已${action.text}`)
      // 成了要换成新样子；没成多半是别人先接了，也要换成新样子。
      await this.fetch()
    },

    async takeBack() {
      await this.undo()
      await this.fetch()
    },

    report() {
      void wx.navigateTo({ url: reportFrom(this.data.finding.source) })
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },

    /** 长按一件：从它开始批量接单。 */
    hold(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      const held = this.data._items.find(({ id }) => id === event.detail.id)
      if (held && isToAccept(held)) void wx.navigateTo({ url: batchPage(held.id) })
    },

    async enable() {
      try {
        await topUp(['task'])
        this.setData({ quota: myself()?.quota.task ?? 0 })
      } catch (error) {
        tell(error)
      }
    },
  },
})

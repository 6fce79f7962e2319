import type { TaskBoard, TicketAction, TicketCard } from '../../../../typings/contract'
import { oneTap } from '../../../behaviors/one-tap'
import { sentenceOf } from '../../../services/cloud'
import { dayStamp } from '../../../services/moment'
import { ticketPage } from '../../../services/route'
import { myself } from '../../../services/store'
import { topUp } from '../../../services/subscribe'
import { listTasks } from '../../../services/ticket'

type Count = keyof TaskBoard['counts']

const FIGURES: Array<{ name: Count; text: string }> = [
  { name: 'overdue', text: '已超期' },
  { name: 'dueToday', text: '今天到期' },
  { name: 'toAccept', text: '待接单' },
  { name: 'handling', text: '处理中' },
]

/** Before the first answer. */
const NO_COUNTS: Partial<TaskBoard['counts']> = {}

/** 点一个数字，就只看这一类。 */
const BELONGS: Record<Count, (ticket: TicketCard) => boolean> = {
  overdue: ({ deadline }) => deadline.level === 'overdue',
  dueToday: ({ deadline }) => deadline.level !== 'overdue' && dayStamp(deadline.dueBy) === dayStamp(Date.now()),
  toAccept: ({ status }) => status === 'dispatched',
  handling: ({ status }) => status === 'handling',
}

/** 要办的诉求，最急的在前。 */
Component({
  behaviors: [oneTap],
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Fetches the board anew whenever it changes. */
    fetches: { type: Number, value: 0 },
  },
  data: {
    figures: FIGURES,
    counts: NO_COUNTS,
    filter: '' as Count | '',
    shown: [] as TicketCard[],
    total: 0,
    isCut: false,
    quota: 0,
    isReady: false,
    error: '',
    _items: [] as TicketCard[],
    _fetches: 0,
  },
  observers: {
    // An observer also runs when a property is set to what it was.
    fetches(fetches: number) {
      if (fetches === this.data._fetches) return
      this.setData({ _fetches: fetches })
      void this.fetch()
    },
    '_items, filter'(items: TicketCard[], filter: Count | '') {
      this.setData({ shown: filter ? items.filter(BELONGS[filter]) : items, total: items.length })
    },
  },
  methods: {
    async fetch() {
      try {
        const { items, counts, isCut } = await listTasks()
        this.setData({ _items: items, counts, isCut, error: '', quota: myself()?.quota.task ?? 0 })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
      this.setData({ isReady: true })
      this.triggerEvent('fetched')
    },

    choose(event: WechatMiniprogram.BaseEvent) {
      const name = event.currentTarget.dataset.name as Count
      this.setData({ filter: name === this.data.filter ? '' : name })
    },

    showAll() {
      this.setData({ filter: '' })
    },

    async act(event: WechatMiniprogram.CustomEvent<{ id: string; name: TicketAction }>) {
      const { id, name } = event.detail
      const action = this.data._items.find((ticket) => ticket.id === id)?.actions.find((one) => one.name === name)
      if (!action || this.data.sendingId) return
      await this.actAtOnce(id, action)
      // 成了要换成新样子；没成多半是别人先接了，也要换成新样子。
      await this.fetch()
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: ticketPage(event.detail.id) })
    },

    async enable() {
      try {
        await topUp(['task'])
        this.setData({ quota: myself()?.quota.task ?? 0 })
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
      }
    },
  },
})

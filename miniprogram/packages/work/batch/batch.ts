import type { Consent } from '../../../../typings/contract'
import { queueWatch } from '../../../behaviors/queue-watch'
import { sentenceOf } from '../../../services/cloud'
import { sendOrQueue } from '../../../services/queue'
import type { Step } from '../../../services/step-queue'
import { currentRole, knowMe, refreshMe } from '../../../services/store'
import { askFor } from '../../../services/subscribe'
import { listTasks } from '../../../services/ticket'
import { ACCEPTED, asksOf, endingOf, isQueued, QUEUED, type Row, rowOf, summaryOf } from './rows'

/** 批量接单：勾上几件一起接，每一件接没接成都说清楚；没有网络存下的，发出去了也说。 */
Component({
  behaviors: [queueWatch],
  options: { pureDataPattern: /^_/ },
  data: {
    rows: [] as Row[],
    chosen: 0,
    keptAt: 0,
    isReady: false,
    isSending: false,
    isOver: false,
    /** 接了 3 件，1 件没接成 */
    summary: '',
    error: '',
    _first: '',
    /** ，还可接收 8 条提醒; empty while it is not known. */
    _reminder: '',
  },
  observers: {
    rows(rows: Row[]) {
      this.setData({ chosen: rows.filter(({ isChosen }) => isChosen).length })
    },
    _steps(steps: Step[]) {
      if (!this.data.rows.some(isQueued)) return
      this.setData({ rows: this.data.rows.map((row) => (isQueued(row) ? { ...row, ...endingOf(row, steps) } : row)) })
    },
    'isOver, rows, _reminder'(isOver: boolean, rows: Row[], reminder: string) {
      if (isOver) this.setData({ summary: summaryOf(rows) + reminder })
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      this.setData({ _first: decodeURIComponent(query.id ?? '') })
      void this.load()
    },

    async load() {
      try {
        await knowMe()
        const role = currentRole()
        if (!role) return
        const { items, keptAt = 0 } = await listTasks(role)
        this.setData({
          rows: items.flatMap((ticket) => rowOf(ticket, this.data._first)),
          keptAt,
          error: '',
        })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      } finally {
        this.setData({ isReady: true })
      }
    },

    toggle(event: WechatMiniprogram.BaseEvent) {
      const at = Number(event.currentTarget.dataset.at)
      const row = this.data.rows[at]
      if (!row || this.data.isSending || this.data.isOver) return
      this.change(at, { isChosen: !row.isChosen })
    },

    toggleAll() {
      const { rows, chosen, isSending } = this.data
      if (!isSending) this.setData({ rows: rows.map((row) => ({ ...row, isChosen: chosen < rows.length })) })
    },

    send() {
      const { rows, chosen, isSending } = this.data
      if (isSending || chosen === 0) return
      // WeChat only asks within the tap itself: once for all of them.
      const asking = askFor(asksOf(rows))
      this.setData({ isSending: true })
      void this.acceptAll(asking)
    },

    async acceptAll(asking: Promise<Consent | undefined>) {
      const consent = await asking
      for (const [at, row] of this.data.rows.entries()) {
        if (row.isChosen) this.change(at, await this.accept(at, row, consent))
      }
      const quota = (await refreshMe().catch(() => undefined))?.quota.task
      this.setData({
        isSending: false,
        isOver: true,
        _reminder: quota === undefined ? '' : `，还可接收 ${quota} 条提醒`,
      })
    },

    async accept(at: number, { id, requestId }: Row, consent: Consent | undefined): Promise<Partial<Row>> {
      this.change(at, { result: '正在接…' })
      try {
        const taken = await sendOrQueue(id, { name: 'accept' }, consent, requestId, [])
        return 'sent' in taken ? ACCEPTED : QUEUED
      } catch (error) {
        return { result: sentenceOf(error), tone: 'overdue' }
      }
    },

    change(at: number, change: Partial<Row>) {
      this.setData({ rows: this.data.rows.map((row, index) => (index === at ? { ...row, ...change } : row)) })
    },

    leave() {
      void wx.navigateBack()
    },
  },
})

import { queueWatch } from '../../../behaviors/queue-watch'
import { sentenceOf } from '../../../services/cloud'
import { dropStep, flushQueue, rewriteStep, sendingStep } from '../../../services/queue'
import { actPage, ticketPage } from '../../../services/route'
import type { Step } from '../../../services/step-queue'
import { knowMe } from '../../../services/store'
import { say } from '../../../services/tell'
import { type Line, linesOf } from './lines'

/** 没发出的操作：每一个排到哪里，没办成的是为什么。 */
Component({
  behaviors: [queueWatch],
  options: { pureDataPattern: /^_/ },
  data: { lines: [] as Line[], canSend: false, isSending: false, isReady: false, error: '' },
  observers: {
    _steps(steps: Step[]) {
      this.setData({
        lines: linesOf(steps, sendingStep()),
        canSend: steps.some(({ trouble }) => trouble === undefined),
      })
    },
  },
  methods: {
    onLoad() {
      void this.load()
    },

    /** 不知道我是谁，就不知道有没有要发的。 */
    async load() {
      this.setData({ error: '' })
      try {
        await knowMe()
        this.setData({ isReady: true })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
    },

    async send() {
      if (this.data.isSending) return
      this.setData({ isSending: true })
      await flushQueue()
      this.setData({ isSending: false })
      if (this.data.canSend) say('还没有发出，有网络时会自动再发')
    },

    /** 知道了：不再发送，后面等着的接着发。 */
    drop(event: WechatMiniprogram.BaseEvent) {
      dropStep(String(event.currentTarget.dataset.id))
      void flushQueue()
    },

    rewrite(event: WechatMiniprogram.BaseEvent) {
      const line = this.lineAt(event)
      if (!line) return
      rewriteStep(line.requestId)
      void wx.navigateTo({ url: actPage(line.ticket, line.action) })
    },

    open(event: WechatMiniprogram.BaseEvent) {
      const line = this.lineAt(event)
      if (line) void wx.navigateTo({ url: ticketPage(line.ticket) })
    },

    lineAt(event: WechatMiniprogram.BaseEvent): Line | undefined {
      return this.data.lines.find(({ requestId }) => requestId === event.currentTarget.dataset.id)
    },
  },
})

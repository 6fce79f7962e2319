import type { CategoryView, Source } from '../../../typings/contract'
import { seconding } from '../../behaviors/seconding'
import { isReused, newRequestId, sentenceOf } from '../../services/cloud'
import { isSure } from '../../services/confirm'
import { whereIs } from '../../services/page'
import type { Place } from '../../services/place'
import { ensureAgreed, hasAgreed, sendAgreed } from '../../services/privacy'
import { donePage, homeTab, ticketPage, ticketsTab } from '../../services/route'
import { askFor } from '../../services/subscribe'
import { say } from '../../services/tell'
import { reportTicket } from '../../services/ticket'
import { filling } from './filling'
import { checkForm, refusedAt } from './form'
import { neighbours } from './neighbours'
import { isForCaller } from './source'

type Report = Parameters<typeof reportTicket>[0]

/** 我要反映：一屏写完，写到哪里都不会丢。 */
Component({
  behaviors: [filling, neighbours, seconding],
  options: { pureDataPattern: /^_/ },
  data: {
    growth: { minHeight: '96px' },
    sendText: '提交给网格员',
    isForCaller: false,
    isSending: false,
    /** The server has this report already, with other contents. */
    isSentBefore: false,
  },
  observers: {
    source(source: Source | '') {
      const isMine = source === '' || source === 'resident'
      this.setData({ sendText: isMine ? '提交给网格员' : '登记派单', isForCaller: isForCaller(source) })
      // WeChat 改的是最前面那一页的标题。
      if (whereIs(this) === 'top') void wx.setNavigationBarTitle({ title: isMine ? '我要反映' : '登记诉求' })
    },
    'category, place'(category: CategoryView | null, place: Place | null) {
      void this.lookAround(category, place)
    },
  },
  methods: {
    /**
     * @param query `scene` of the code of a grid or a station (still encoded) or `grid` of a shared card: where it is; `source`: how it came in; `box`: 开箱登记的是哪里的意见箱
     */
    onLoad({ scene, grid, source, box }: { scene?: string; grid?: string; source?: string; box?: string }) {
      this.begin()
      if (box) this.setData({ box: decodeURIComponent(box) })
      const code = scene ? decodeURIComponent(scene) : grid && `g=${decodeURIComponent(grid)}`
      // 码说了在哪里，就不问手机在哪里。没有网络也能先写，提交时再问。
      void Promise.allSettled([this.offerSources(source), code && this.placeAtScene(code)]).then(() =>
        this.placeBySource(),
      )
      this.askAgreement().catch(() => undefined)
    },

    /** 不同意就回去：什么都还没留下。 */
    async askAgreement() {
      if ((await ensureAgreed()) === false) await wx.navigateBack().catch(() => wx.switchTab({ url: homeTab }))
    },

    send() {
      if (this.data.isSending) return
      const checked = checkForm(this.data)
      if (!checked.isComplete) {
        this.setData({ fault: checked.fault })
        return
      }
      if (this.lacksPhotos() || this.lacksClip()) return
      if (!hasAgreed()) {
        this.askAgreement().catch((error: unknown) => this.setData({ fault: { field: '', text: sentenceOf(error) } }))
        return
      }
      // WeChat only asks within the tap itself: before anything that takes time. 替别人登记的人要的是任务提醒。
      const isMine = checked.input.source === undefined
      const asking = askFor(isMine ? ['progress', 'resolved'] : ['task'])
      this.setData({ isSending: true, isSentBefore: false, fault: { field: '', text: '' } })
      void this.submit(checked.input, asking)
    },

    async submit(input: Report, asking: ReturnType<typeof askFor>) {
      try {
        const [consent, photos, video] = await Promise.all([asking, this.settledPhotos(), this.settledClip()])
        if (!photos) return void this.lacksPhotos()
        if (video === undefined) return void this.lacksClip()
        const report = { ...input, photos, ...(video && { video }), consent }
        const ticket = await sendAgreed(() => reportTicket(report, this.data._requestId))
        if (!ticket) return
        this.finish()
        this.getOpenerEventChannel?.().emit?.('reported', { id: ticket.id })
        this.goTo(donePage(ticket.id), '已提交')
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId(), isSentBefore: true })
        this.setData({ fault: refusedAt(error) })
      } finally {
        this.setData({ isSending: false })
      }
    },

    async clearAll() {
      if (await isSure('清空草稿', '写的字、拍的照片和视频都会删掉，不能恢复。')) this.clear()
    },

    /** 我反映的：送到过的那一件在那里。 */
    seeMine() {
      void wx.switchTab({ url: ticketsTab })
    },

    async second(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      const { id } = event.detail
      if (this.data.seconding || !(await this.secondOne(id))) return
      this.finish()
      this.goTo(ticketPage(id), '已附议')
    },

    /**
     * 办成了去下一页；人已经走开的，说一声就好，不换掉他在看的那一页。
     * @param said what was done
     */
    goTo(url: string, said: string) {
      const where = whereIs(this)
      if (where === 'top') return void wx.redirectTo({ url })
      say(said)
      if (where === 'below') this.clear()
    },
  },
})

import type { DeskView, ShiftActionName, ShiftView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { isSure } from '../../../services/confirm'
import { whereAmI } from '../../../services/location'
import { swapPage } from '../../../services/route'
import { scanScene } from '../../../services/scan'
import { oneStep } from '../behaviors/one-step'
import { answerSwap, checkIn, checkOut, dropSwap, getDesk, turnOf } from '../services/station'
import { bannerOf, linksOf } from './links'

/** 只看的地方，一班下面不画按钮。 */
const NONE: ShiftActionName[] = []

/** 驿站工作台：今天谁值，我的班签到、换班，等我答复的，要补的；往下是各处的入口。 */
Component({
  behaviors: [pageView, oneStep],
  options: { pureDataPattern: /^_/ },
  data: {
    desk: null as DeskView | null,
    banner: { now: '', nowNote: '', next: '' },
    links: [] as ReturnType<typeof linksOf>,
    offered: ['checkOut', 'askSwap', 'dropSwap'] as ShiftActionName[],
    answers: ['acceptSwap', 'refuseSwap'] as ShiftActionName[],
    none: NONE,
    /** The shift one can check in to now. */
    due: null as ShiftView | null,
    /** No place was to be had, or it was too far: the code at the door is offered first. */
    needsCode: false,
    _place: '',
  },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      this.readWith(async () => this.drawn(await getDesk(this.data._place)))
    },

    /** 换班、排班回来，都可能变了。 */
    onShow() {
      void this.load()
    },

    drawn(desk: DeskView) {
      const due = desk.mine.find(({ actions }) => actions.some(({ name }) => name === 'checkIn')) ?? null
      return { desk, due, banner: bannerOf(desk), links: linksOf(desk) }
    },

    async step(step: string, ask: (requestId: string) => Promise<DeskView | undefined>, said: string) {
      const desk = await this.take(step, ask, said)
      if (desk) this.display({ ...this.drawn(desk), needsCode: false })
    },

    /** 先按手机的位置签；没有定位、还远的，扫门口的码。 */
    async checkIn() {
      const { due } = this.data
      if (!due) return
      const ask = async (requestId: string) => {
        const point = await whereAmI()
        if (point) return checkIn(turnOf(this.data._place, due), { point }, requestId)
        this.setData({ fault: '没有定位，请扫门口的码签到' })
        return undefined
      }
      await this.step(`checkIn ${due.id}`, ask, '已签到')
      if (this.data.fault) this.setData({ needsCode: true })
    },

    async scanIn() {
      const { due } = this.data
      if (!due) return
      const scene = await scanScene()
      if (scene === undefined) return
      await this.step(`scan ${due.id}`, (id) => checkIn(turnOf(this.data._place, due), { scene }, id), '已签到')
    },

    async onAct(event: WechatMiniprogram.CustomEvent<{ name: ShiftActionName; shift: ShiftView }>) {
      const { name, shift } = event.detail
      const turn = turnOf(this.data._place, shift)
      const step = `${name} ${shift.id}`
      const when = `${shift.dayText} ${shift.spanText}`
      if (name === 'askSwap') void wx.navigateTo({ url: swapPage(turn.place, turn.month, turn.shift) })
      else if (name === 'checkOut') await this.step(step, (id) => checkOut(turn, id), '已签退')
      else if (name === 'dropSwap') await this.step(step, (id) => dropSwap(turn, id), '已取消，还是您值')
      else if (name === 'refuseSwap') await this.step(step, (id) => answerSwap(turn, false, id), '已告诉他')
      else if (name === 'acceptSwap' && (await isSure('我来值', `${when} 由您值，换的人会收到消息。`)))
        await this.step(step, (id) => answerSwap(turn, true, id), '这一班是您的了')
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: String(event.currentTarget.dataset.url) })
    },
  },
})

import type { Choice, ShiftView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { consentToNotices } from '../../../services/notice'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { knowMe } from '../../../services/store'
import { askFor } from '../../../services/subscribe'
import { oneStep } from '../behaviors/one-step'
import { askSwap, getMonth } from '../services/station'

/** 谁都可以接。 */
const ANYONE: Choice = { value: '*', text: '谁都可以', note: '名单上的人都会收到，谁先接就是谁的' }

/** 找人换班：请谁，为什么。 */
Component({
  behaviors: [pageView, oneStep],
  options: { pureDataPattern: /^_/ },
  data: {
    shift: null as ShiftView | null,
    isGone: false,
    choices: [] as Choice[],
    to: '',
    reason: '',
    _turn: { place: '', month: '', shift: '' },
  },
  methods: {
    onLoad({ place = '', month = '', shift = '' }: { place?: string; month?: string; shift?: string }) {
      const _turn = { place: decodeURIComponent(place), month, shift: decodeURIComponent(shift) }
      this.setData({ _turn })
      this.readWith(async () => {
        const [{ shifts, crew }, { person: me }] = await Promise.all([getMonth(_turn.place, month), knowMe()])
        const found = shifts.find(({ id }) => id === _turn.shift)
        const canAsk = found?.actions.some(({ name }) => name === 'askSwap')
        const others = crew.filter(({ person }) => person !== me)
        const choices = others.map(({ person, name, text }) => ({ value: person, text: name, note: text }))
        return { shift: found ?? null, isGone: !canAsk, choices: [ANYONE, ...choices] }
      })
      void this.load()
    },

    onTo(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ to: event.detail.value, fault: '' })
    },
    onReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value, fault: '' })
    },

    send() {
      const { to, reason } = this.data
      const fault = !to ? '请选择请谁换' : !reason.trim() ? '请写一下为什么' : ''
      this.setData({ fault })
      if (fault || this.data.sending) return
      // WeChat only asks within the tap itself. 有没有人接，微信里告诉他。
      const asking = askFor(['activity'])
      void this.submit(asking)
    },

    async submit(asking: ReturnType<typeof askFor>) {
      const { to, reason, _turn } = this.data
      const ask = (id: string) =>
        sendAgreed(() => askSwap({ ..._turn, reason, ...(to !== ANYONE.value && { to }) }, id))
      const desk = await this.take('swap', ask, '已经去问了')
      const consent = await asking
      if (consent) consentToNotices(consent).catch(() => undefined)
      if (desk && whereIs(this) === 'top') void wx.navigateBack()
    },

    leave() {
      void wx.navigateBack()
    },
  },
})

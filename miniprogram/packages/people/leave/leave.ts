import type { MeView, RoleView } from '../../../../typings/contract'
import { meWatch } from '../../../behaviors/me-watch'
import { quitRole, setLeave } from '../../../services/account'
import { sentenceOf } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { dayTime } from '../../../services/moment'
import { whereIs } from '../../../services/page'
import { mineTab } from '../../../services/route'
import { replaceMe, refreshMe, roleKey } from '../../../services/store'
import { say, tell } from '../../../services/tell'

const HOUR = 3_600_000
/** How far ahead a leave can be put down: half a year. */
const AHEAD = 183 * 24 * HOUR

type Span = MeView['leave'][number]

/** 请假：这段时间派给代班的人；不再担任：手上的重新派出。 */
Component({
  behaviors: [meWatch],
  options: { pureDataPattern: /^_/ },
  data: {
    spans: [] as Array<Span & { text: string }>,
    serving: [] as Array<RoleView & { key: string }>,
    from: 0,
    until: 0,
    min: 0,
    max: 0,
    fault: '',
    error: '',
    /** What is being sent: a span's start, `add`, or a role's key. */
    sending: '',
  },
  observers: {
    me(me: MeView | null) {
      this.setData({
        spans: (me?.leave ?? []).map((span) => ({ ...span, text: `${dayTime(span.from)} 至 ${dayTime(span.until)}` })),
        serving: (me?.roles ?? [])
          .filter(({ role }) => role !== 'resident')
          .map((role) => ({ ...role, key: roleKey(role) })),
      })
    },
  },
  methods: {
    onLoad() {
      const min = Math.ceil(Date.now() / HOUR) * HOUR
      this.setData({ min, max: min + AHEAD })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        await refreshMe()
      } catch (error) {
        if (!this.data.me) this.setData({ error: sentenceOf(error) })
      }
    },

    onFrom(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ from: event.detail.value, fault: '' })
    },
    onUntil(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ until: event.detail.value, fault: '' })
    },

    async add() {
      const { from, until, me } = this.data
      if (until <= from) {
        this.setData({ fault: '结束要晚于开始' })
        return
      }
      if (await this.send('add', [...(me?.leave ?? []), { from, until }])) this.setData({ from: 0, until: 0 })
    },

    async remove(event: WechatMiniprogram.BaseEvent) {
      const from = Number(event.currentTarget.dataset.from)
      await this.send(
        String(from),
        (this.data.me?.leave ?? []).filter((span) => span.from !== from),
      )
    },

    /** The whole list each time; answers whether it was taken. */
    async send(sending: string, leave: Span[]): Promise<boolean> {
      if (this.data.sending) return false
      this.setData({ sending, fault: '' })
      try {
        replaceMe(await setLeave(leave))
        return true
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
        return false
      } finally {
        this.setData({ sending: '' })
      }
    },

    async quit(event: WechatMiniprogram.BaseEvent) {
      const role = this.data.serving.find(({ key }) => key === event.currentTarget.dataset.key)
      if (!role || this.data.sending) return
      if (!(await isSure('不再担任', `${role.text}。手上的诉求会重新派出，要回来需要上一级重新邀请。`))) return
      this.setData({ sending: role.key })
      try {
        replaceMe(await quitRole(role))
        say('已离任')
        if (this.data.serving.length === 0 && whereIs(this) === 'top') void wx.switchTab({ url: mineTab })
      } catch (error) {
        tell(error)
      }
      this.setData({ sending: '' })
    },
  },
})

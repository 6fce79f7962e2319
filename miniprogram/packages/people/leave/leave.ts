import type { MeView, RoleView } from '../../../../typings/contract'
import { meWatch } from '../../../behaviors/me-watch'
import { quitRole, setLeave } from '../../../services/account'
import { isLeaveChanged, sentenceOf } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { dayTime } from '../../../services/moment'
import { whereIs } from '../../../services/page'
import { mineTab } from '../../../services/route'
import { replaceMe, refreshMe, roleKey } from '../../../services/store'
import { say, tell } from '../../../services/tell'
import { BLANK, type LeaveDraft } from './draft'
import { type StandIn, standInsOf, standInText } from './stand-ins'

type Leave = MeView['leave']
type Hours = MeView['hours']

/** 请假：这段时间派给代班的人；值班时间；不再担任：手上的重新派出。 */
Component({
  behaviors: [meWatch],
  options: { pureDataPattern: /^_/ },
  data: {
    spans: [] as Array<{ from: number; text: string; by: string }>,
    serving: [] as Array<RoleView & { key: string }>,
    draft: BLANK,
    /** Null while there is nobody to choose from: not known, or no grid of mine. */
    standIns: null as StandIn[] | null,
    fault: '',
    hoursFault: '',
    error: '',
    /** What is being sent: a span's start, `add`, `hours`, or a role's key. */
    sending: '',
  },
  observers: {
    'me, standIns'(me: MeView | null, standIns: StandIn[] | null) {
      this.setData({
        spans: (me?.leave ?? []).map(({ from, until, standIn }) => ({
          from,
          text: `${dayTime(from)} 至 ${dayTime(until)}`,
          by: standIn && standIns ? standInText(standIn, standIns) : '',
        })),
        serving: (me?.roles ?? [])
          .filter(({ role }) => role !== 'resident')
          .map((role) => ({ ...role, key: roleKey(role) })),
      })
    },
  },
  methods: {
    onLoad() {
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        await refreshMe()
      } catch (error) {
        if (!this.data.me) this.setData({ error: sentenceOf(error) })
      }
      await this.findStandIns()
    },

    /** 名单要不来，照样可以请假：谁有空谁接。 */
    async findStandIns() {
      const { me } = this.data
      if (me) this.setData({ standIns: await standInsOf(me).catch(() => null) })
    },

    onDraft(event: WechatMiniprogram.CustomEvent<{ draft: LeaveDraft }>) {
      this.setData({ draft: event.detail.draft, fault: '' })
    },

    async add() {
      const { draft, me } = this.data
      const { from, until, standIn } = draft
      if (until <= from) {
        this.setData({ fault: '结束要晚于开始' })
        return
      }
      const span = { from, until, ...(standIn && { standIn }) }
      if (await this.send('add', [...(me?.leave ?? []), span])) this.setData({ draft: BLANK })
    },

    async onHours(event: WechatMiniprogram.CustomEvent<{ hours: Hours }>) {
      await this.send('hours', this.data.me?.leave ?? [], event.detail.hours)
    },

    async remove(event: WechatMiniprogram.BaseEvent) {
      const from = Number(event.currentTarget.dataset.from)
      await this.send(
        String(from),
        (this.data.me?.leave ?? []).filter((span) => span.from !== from),
      )
    },

    /** The whole list each time; answers whether it was taken. */
    async send(sending: string, leave: Leave, hours?: Hours): Promise<boolean> {
      if (this.data.sending) return false
      this.setData({ sending, fault: '', hoursFault: '' })
      try {
        replaceMe(await setLeave(this.data.me?.leave ?? [], leave, hours))
        return true
      } catch (error) {
        this.setData({ [hours ? 'hoursFault' : 'fault']: sentenceOf(error) })
        if (isLeaveChanged(error)) await refreshMe().catch(() => undefined)
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
        void this.findStandIns()
        if (this.data.serving.length === 0 && whereIs(this) === 'top') void wx.switchTab({ url: mineTab })
      } catch (error) {
        tell(error)
      }
      this.setData({ sending: '' })
    },
  },
})

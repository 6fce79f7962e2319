import type { AreaItem, MeView, TemplateKey } from '../../../typings/contract'
import { settleIn } from '../../services/account'
import { sentenceOf } from '../../services/cloud'
import { mineTab, noticesPage } from '../../services/route'
import {
  changeMe,
  currentFace,
  currentRole,
  type Face,
  myself,
  onMeChange,
  refreshMe,
  roleKey,
  switchRole,
} from '../../services/store'
import { topUp } from '../../services/subscribe'
import { showTab } from '../../services/tab'

const REMINDERS: Record<TemplateKey, string> = { progress: '办理进展', resolved: '办结通知', task: '任务提醒' }

/** 每种身份用得上的提醒。 */
const WANTED: Record<Face, TemplateKey[]> = {
  resident: ['progress', 'resolved'],
  worker: ['task', 'progress', 'resolved'],
  staff: ['task', 'progress', 'resolved'],
}

/** How each page stops listening. */
const listening = new WeakMap<object, () => void>()

/** 我的：身份、站内信、消息提醒、我的网格。 */
Component({
  data: {
    me: null as MeView | null,
    roleText: '',
    role: '',
    roles: [] as Array<{ value: string; text: string }>,
    reminders: [] as Array<{ key: TemplateKey; text: string; left: number }>,
    error: '',
    isPicking: false,
    asking: '',
  },
  lifetimes: {
    attached() {
      listening.set(
        this,
        onMeChange(() => this.redraw()),
      )
    },
    detached() {
      listening.get(this)?.()
    },
  },
  methods: {
    onShow() {
      showTab(this, mineTab)
      void this.load()
    },

    async onPullDownRefresh() {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    async load() {
      this.setData({ error: '' })
      try {
        await refreshMe()
      } catch (error) {
        if (!this.data.me) this.setData({ error: sentenceOf(error) })
      }
    },

    redraw() {
      const me = myself()
      if (!me) return
      const role = currentRole()
      const reminders = WANTED[currentFace()].map((key) => ({ key, text: REMINDERS[key], left: me.quota[key] }))
      const roles = me.roles.map((one) => ({ value: roleKey(one), text: one.text }))
      this.setData({ me, roles, reminders, roleText: role?.text ?? '', role: role ? roleKey(role) : '', error: '' })
    },

    change(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const role = myself()?.roles.find((one) => roleKey(one) === event.detail.value)
      if (role) switchRole(role)
    },

    openNotices() {
      void wx.navigateTo({ url: noticesPage })
    },

    async enable(event: WechatMiniprogram.BaseEvent) {
      if (this.data.asking) return
      const key = event.currentTarget.dataset.key as TemplateKey
      const asking = topUp([key])
      this.setData({ asking: key })
      await this.tell(asking)
      this.setData({ asking: '' })
    },

    pickGrid() {
      this.setData({ isPicking: true })
    },

    closePicker() {
      this.setData({ isPicking: false })
    },

    settle(event: WechatMiniprogram.CustomEvent<{ area: AreaItem }>) {
      this.closePicker()
      void this.tell(settleIn(event.detail.area.id).then((home) => changeMe({ home })))
    },

    /** Says why when it did not work. */
    async tell(work: Promise<unknown>) {
      try {
        await work
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
      }
    },
  },
})

import type { AreaItem, MeView } from '../../../typings/contract'
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
import { showTab } from '../../services/tab'

/** How each page stops listening. */
const listening = new WeakMap<object, () => void>()

/** 我的：身份、站内信、消息提醒、我的网格。 */
Component({
  data: {
    me: null as MeView | null,
    roleText: '',
    role: '',
    roles: [] as Array<{ value: string; text: string }>,
    face: 'resident' as Face,
    error: '',
    isPicking: false,
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
      const roles = me.roles.map((one) => ({ value: roleKey(one), text: one.text }))
      this.setData({
        me,
        roles,
        face: currentFace(),
        roleText: role?.text ?? '',
        role: role ? roleKey(role) : '',
        error: '',
      })
    },

    change(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const role = myself()?.roles.find((one) => roleKey(one) === event.detail.value)
      if (role) switchRole(role)
    },

    openNotices() {
      void wx.navigateTo({ url: noticesPage })
    },

    pickGrid() {
      this.setData({ isPicking: true })
    },

    closePicker() {
      this.setData({ isPicking: false })
    },

    async settle(event: WechatMiniprogram.CustomEvent<{ area: AreaItem }>) {
      this.closePicker()
      try {
        changeMe({ home: await settleIn(event.detail.area.id) })
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: 'none' })
      }
    },
  },
})

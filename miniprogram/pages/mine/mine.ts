import type { MeView, RoleView } from '../../../typings/contract'
import { homeChoice } from '../../behaviors/home-choice'
import { meWatch } from '../../behaviors/me-watch'
import { sentenceOf } from '../../services/cloud'
import { mineTab, noticesPage } from '../../services/route'
import { refreshMe, roleKey, switchRole } from '../../services/store'
import { showTab } from '../../services/tab'
import { beginTurn } from '../../services/turn'
import { type Entry, NOTHING, ownEntries, type Waiting, workEntries } from './menu'
import { lookWaiting } from './waiting'

/** 我的：身份、站内信、消息提醒、我的网格，和这个身份要办的事。 */
Component({
  behaviors: [meWatch, homeChoice],
  options: { pureDataPattern: /^_/ },
  data: {
    roles: [] as Array<{ value: string; text: string }>,
    roleValue: '',
    work: [] as Entry[],
    own: [] as Entry[],
    error: '',
    _waiting: NOTHING,
  },
  observers: {
    'me, role, _waiting'(me: MeView | null, role: RoleView | null, waiting: Waiting) {
      if (!me) return
      this.setData({
        roles: me.roles.map((one) => ({ value: roleKey(one), text: one.text })),
        roleValue: role ? roleKey(role) : '',
        work: workEntries(role, waiting),
        own: ownEntries(me),
        error: '',
      })
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
        await this.count()
      } catch (error) {
        if (!this.data.me) this.setData({ error: sentenceOf(error) })
      }
    },

    async count() {
      const isNewest = beginTurn(this)
      const { role, face } = this.data
      const waiting = role && face === 'staff' ? await lookWaiting(role) : NOTHING
      if (isNewest()) this.setData({ _waiting: waiting })
    },

    change(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const role = this.data.me?.roles.find((one: RoleView) => roleKey(one) === event.detail.value)
      if (!role) return
      switchRole(role)
      this.setData({ _waiting: NOTHING })
      void this.count()
    },

    openNotices() {
      void wx.navigateTo({ url: noticesPage })
    },
  },
})

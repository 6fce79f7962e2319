import type { CheckedIn } from '../../../../typings/contract'
import { isRefused, pathOf, sentenceOf } from '../../../services/cloud'
import { sendAgreed } from '../../../services/privacy'
import { activityPage, homeTab } from '../../../services/route'
import { scanScene } from '../../../services/scan'
import { checkIn, checkOut } from '../services/activity'

/** 扫了组织者手机上的码：打开就签到；志愿者走的时候再扫一次，签退。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    done: null as CheckedIn | null,
    isSending: false,
    /** Why it did not work; and whether the same code may still do. */
    fault: '',
    canRetry: false,
    name: '',
    asksName: false,
    _scene: '',
  },
  methods: {
    onLoad({ scene = '' }: { scene?: string }) {
      this.setData({ _scene: decodeURIComponent(scene) })
      void this.signIn()
    },

    onName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value, fault: '' })
    },

    signIn() {
      const { _scene, name } = this.data
      return this.send(() => checkIn(_scene, name.trim()))
    },

    signOut() {
      return this.send(() => checkOut(this.data._scene))
    },

    async send(ask: () => Promise<CheckedIn>) {
      if (this.data.isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        const done = await sendAgreed(ask)
        if (done) this.setData({ done, asksName: false })
        else this.setData({ fault: '同意隐私保护指引后才能签到', canRetry: true })
      } catch (error) {
        const asksName = pathOf(error).includes('name')
        this.setData({ fault: sentenceOf(error), asksName, canRetry: asksName || !isRefused(error) })
      }
      this.setData({ isSending: false })
    },

    again() {
      return this.data.canRetry ? this.signIn() : this.scan()
    },

    /** 码换了，再扫一次。 */
    async scan() {
      const scene = await scanScene()
      if (scene === undefined) return
      this.setData({ _scene: scene })
      await this.signIn()
    },

    open() {
      const { done } = this.data
      if (done) void wx.redirectTo({ url: activityPage(done.id) })
      else void wx.switchTab({ url: homeTab })
    },
  },
})

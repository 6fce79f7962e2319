import type { MeView } from '../../../../../typings/contract'
import { introduceMyself, leavePhone, leaveWechatPhone, removePhone } from '../../../../services/account'
import { type Fault, faultOf } from '../../../../services/cloud'
import { isSure } from '../../../../services/confirm'
import { replaceMe } from '../../../../services/store'

const FIELDS = ['name', 'number'] as const
type Field = (typeof FIELDS)[number]
const NO_FAULT: Fault<Field> = { field: '', text: '' }

/** 称呼和电话：想留就留，随时能删。 */
Component({
  properties: {
    me: { type: Object, value: null as MeView | null },
  },
  data: { name: '', number: '', isServing: false, fault: NO_FAULT, sending: '' },
  observers: {
    me(me: MeView | null) {
      if (!me) return
      this.setData({ name: me.name, isServing: me.roles.some(({ role }) => role !== 'resident') })
    },
  },
  methods: {
    onName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value, fault: NO_FAULT })
    },
    onNumber(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ number: event.detail.value, fault: NO_FAULT })
    },

    saveName() {
      void this.send('name', () => introduceMyself(this.data.name), '已保存')
    },
    saveNumber() {
      void this.send('number', () => leavePhone(this.data.number), '已留下电话')
    },
    /** 微信的手机号按钮：不给也不要紧，可以自己填。 */
    takeNumber(event: WechatMiniprogram.CustomEvent<{ code?: string }>) {
      const { code } = event.detail
      if (code) void this.send('number', () => leaveWechatPhone(code), '已留下电话')
    },
    async removeNumber() {
      if (await isSure('删除电话', '办理时将联系不到您，可以随时再留。'))
        await this.send('number', removePhone, '已删除')
    },

    async send(field: Field, ask: () => Promise<MeView>, done: string) {
      if (this.data.sending) return
      this.setData({ sending: field, fault: NO_FAULT })
      try {
        replaceMe(await ask())
        this.setData({ number: '' })
        void wx.showToast({ title: done, icon: 'none' })
      } catch (error) {
        const { field: at, text } = faultOf(error, FIELDS)
        this.setData({ fault: { field: at || field, text } })
      }
      this.setData({ sending: '' })
    },
  },
})

import type { MeView } from '../../../../../typings/contract'
import { introduceMyself, leavePhone, leaveWechatPhone, removePhone } from '../../../../services/account'
import { type Fault, faultOf, sentenceOf } from '../../../../services/cloud'
import { isSure } from '../../../../services/confirm'
import { sendAgreed } from '../../../../services/privacy'
import { replaceMe } from '../../../../services/store'
import { say } from '../../../../services/tell'

const FIELDS = ['name', 'number'] as const
type Field = (typeof FIELDS)[number]
const NO_FAULT: Fault<Field> = { field: '', text: '' }

/** 称呼和电话：想留就留，随时能删。 */
Component({
  properties: {
    me: { type: Object, value: null as MeView | null },
  },
  options: { pureDataPattern: /^_/ },
  data: {
    name: '',
    number: '',
    isServing: false,
    fault: NO_FAULT,
    sending: '',
    /** The name as the server last said it. */
    _known: '',
  },
  observers: {
    me(me: MeView | null) {
      if (!me) return
      const { name, _known } = this.data
      // 正在改的称呼不动：未读数之类的变化也会走到这里。
      this.setData({
        name: name === _known ? me.name : name,
        _known: me.name,
        isServing: me.roles.some(({ role }) => role !== 'resident'),
      })
    },
  },
  methods: {
    onName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value, fault: NO_FAULT })
    },
    onNumber(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ number: event.detail.value, fault: NO_FAULT })
    },

    async saveName() {
      const { name } = this.data
      const me = await this.send('name', () => introduceMyself(name), '已保存', name.trim() !== '')
      // 存下的可能去掉了空格；等的时候又改了的，还是没存的。
      if (me && this.data.name === name) this.setData({ name: me.name })
    },
    async saveNumber() {
      const { number } = this.data
      const me = await this.send('number', () => leavePhone(number), '已留下电话')
      if (me) this.setData({ number: '' })
    },
    /** 微信的手机号按钮：不给也不要紧，可以自己填。 */
    takeNumber(event: WechatMiniprogram.CustomEvent<{ code?: string }>) {
      const { code } = event.detail
      if (code) void this.send('number', () => leaveWechatPhone(code), '已留下电话')
    },
    async removeNumber() {
      if (await isSure('删除电话', '办理时将联系不到您，可以随时再留。'))
        await this.send('number', removePhone, '已删除', false)
    },

    /** Answers who I am once it is saved; undefined when it is not, and the field says why. */
    async send(field: Field, ask: () => Promise<MeView>, done: string, isLeaving = true): Promise<MeView | undefined> {
      if (this.data.sending) return undefined
      this.setData({ sending: field, fault: NO_FAULT })
      try {
        // 删掉的不用先同意什么。
        const me = await (isLeaving ? sendAgreed(ask) : ask())
        if (!me) return undefined
        replaceMe(me)
        say(done)
        return me
      } catch (error) {
        // 这里没有草稿，不说已经存下。
        this.setData({ fault: { field: faultOf(error, FIELDS).field || field, text: sentenceOf(error) } })
        return undefined
      } finally {
        this.setData({ sending: '' })
      }
    },
  },
})

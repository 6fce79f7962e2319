import type { InvitationView, RoleView } from '../../../../typings/contract'
import { findInvitation, joinBy } from '../../../services/account'
import { type Fault, faultOf, isReused, newRequestId, sentenceOf } from '../../../services/cloud'
import { draftBox } from '../../../services/draft'
import { dayTime } from '../../../services/moment'
import { sendAgreed } from '../../../services/privacy'
import { linkPage, ticketsTab } from '../../../services/route'
import { replaceMe, knowMe, roleKey, switchRole } from '../../../services/store'
import { codeIn } from './code'

const FIELDS = ['code', 'name', 'phone'] as const
type Field = (typeof FIELDS)[number]
type JoinForm = Record<Field, string>

const NO_FAULT: Fault<Field> = { field: '', text: '' }
const draft = draftBox<JoinForm>('join')

/** 凭邀请码加入：先看清是谁邀请、做什么，再留姓名和电话。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    code: '',
    name: '',
    phone: '',
    invitation: null as InvitationView | null,
    until: '',
    fault: NO_FAULT,
    isFinding: false,
    isSending: false,
    /** What the person has become. */
    joined: null as RoleView | null,
    _requestId: '',
  },
  methods: {
    async onLoad(query: { scene?: string; code?: string }) {
      this.setData({ ...draft.restore(), _requestId: newRequestId() })
      const code = codeIn(query)
      if (code) {
        this.setData({ code })
        void this.find()
      }
      const me = await knowMe().catch(() => undefined)
      if (me && !this.data.name) this.setData({ name: me.name })
    },

    onField(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const field = event.currentTarget.dataset.field as Field
      this.setData({ [field]: event.detail.value })
      const { code, name, phone, fault } = this.data
      if (fault.field === field) this.setData({ fault: NO_FAULT })
      draft.keep({ code, name, phone })
    },

    /** 看看邀请是什么。 */
    async find() {
      if (this.data.isFinding) return
      this.setData({ isFinding: true, fault: NO_FAULT })
      try {
        const invitation = await findInvitation(this.data.code)
        this.setData({ invitation, until: dayTime(invitation.expiresAt) })
      } catch (error) {
        this.setData({ fault: { field: 'code', text: sentenceOf(error) } })
      }
      this.setData({ isFinding: false })
    },

    /** 不是这个邀请，换一个码。 */
    changeCode() {
      this.setData({ invitation: null, code: '', fault: NO_FAULT })
    },

    async join() {
      const { invitation, name, phone, isSending, _requestId } = this.data
      if (isSending || !invitation) return
      this.setData({ isSending: true, fault: NO_FAULT })
      try {
        const before = (await knowMe()).roles.map(roleKey)
        const input = { code: invitation.code, name, ...(phone && { phone }) }
        const me = await sendAgreed(() => joinBy(input, _requestId))
        if (me) {
          draft.forget()
          replaceMe(me)
          // 代班转为负责的，身份还是那一个。
          const joined = me.roles.find((role) => !before.includes(roleKey(role))) ?? me.roles[0]
          if (joined) switchRole(joined)
          this.setData({ joined: joined ?? null })
        }
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: faultOf(error, FIELDS) })
      }
      this.setData({ isSending: false })
    },

    openLink() {
      void wx.navigateTo({ url: linkPage })
    },

    start() {
      void wx.switchTab({ url: ticketsTab })
    },
  },
})

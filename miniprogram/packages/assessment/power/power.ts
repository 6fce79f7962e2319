import type { PowersView, Stance } from '../../../../typings/contract'
import { type Failure, failureOf, isReused, newRequestId, sentenceOf } from '../../../services/cloud'
import { draftBox } from '../../../services/draft'
import { monthOf } from '../../../services/moment'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { unitPage } from '../../../services/route'
import { say } from '../../../services/tell'
import { getPowers, registerPower } from '../services/assessment'

const NO_FAULT = { field: '', text: '' }
/** 填的留在手机上，直到交上去了。 */
const draft = draftBox<{ power: string; department: string; stance: string; note: string }>('power')

type Value = WechatMiniprogram.CustomEvent<{ value: string }>

/** 街道登记行使了一项权力：哪一项、对哪个部门、什么意见、什么事由。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    powers: [] as Array<{ value: string; text: string; note: string }>,
    departments: [] as Array<{ value: string; text: string; note: string }>,
    stances: [] as PowersView['stances'],
    isReady: false,
    power: '',
    department: '',
    stance: '',
    note: '',
    growth: { minHeight: '96px' },
    fault: NO_FAULT,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    isSending: false,
    _requestId: '',
  },
  observers: {
    'power, department, stance, note'(power: string, department: string, stance: string, note: string) {
      if (!this.data.isReady) return
      if (this.data.fault.text) this.setData({ fault: NO_FAULT })
      draft.keep({ power, department, stance, note })
    },
  },
  methods: {
    onLoad() {
      this.setData({ ...draft.restore(), _requestId: newRequestId() })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        const { powers, departments, stances } = await getPowers()
        this.setData({
          powers: powers.map(({ id, name, about }) => ({ value: id, text: name, note: about })),
          departments: departments.map(({ id, name }) => ({ value: id, text: name, note: '' })),
          stances,
          isReady: true,
        })
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    onField(event: Value) {
      this.setData({ [String(event.currentTarget.dataset.field)]: event.detail.value })
    },

    async send() {
      const { power, department, stance, note, isSending, _requestId } = this.data
      if (isSending) return
      const fault = missing(this.data)
      this.setData({ fault })
      if (fault.text) return
      this.setData({ isSending: true })
      try {
        const input = { power, department, stance: stance as Stance, note }
        if (await sendAgreed(() => registerPower(input, _requestId))) this.leave()
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: { field: '', text: sentenceOf(error) } })
      }
      this.setData({ isSending: false })
    },

    leave() {
      draft.forget()
      say('已登记')
      if (whereIs(this) !== 'top') return
      const year = monthOf(Date.now()).slice(0, 4)
      void wx.redirectTo({ url: unitPage('department', this.data.department, year) })
    },
  },
})

function missing({ power, department, stance, note }: Record<'power' | 'department' | 'stance' | 'note', string>) {
  if (!power) return { field: 'power', text: '请选择权力' }
  if (!department) return { field: 'department', text: '请选择部门' }
  if (!stance) return { field: 'stance', text: '请选择街道的意见' }
  return note.trim() ? NO_FAULT : { field: 'note', text: '请填写事由和意见' }
}

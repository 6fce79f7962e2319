import type { HoursException, WeeklySpan } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { type Fault, faultOf, isReused, newRequestId } from '../../../services/cloud'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { say } from '../../../services/tell'
import { editPlace, getPlace } from '../services/place'
import { changeOf, type HoursForm, newRow } from './form'

const FIELDS = ['hours', 'exceptions', 'phone'] as const
const NO_FAULT: Fault<(typeof FIELDS)[number]> = { field: '', text: '' }
const BLANK: HoursForm = { hours: [], exceptions: [], phone: '' }

/** 改开放时间、电话：每周几点开，哪几天不一样。只有管这里的人能改，改完所有人马上看到。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    name: '',
    mayRun: true,
    form: BLANK,
    fault: NO_FAULT,
    isSending: false,
    _id: '',
    _before: BLANK,
    _revision: 0,
    _request: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => {
        const { name, form } = await getPlace(this.data._id)
        const { hours, exceptions, phone } = form ?? BLANK
        const kept: HoursForm = { hours, exceptions, phone }
        return { name, mayRun: form !== undefined, form: kept, _before: kept, _revision: form?.revision ?? 0 }
      })
      void this.load()
    },

    change(change: Partial<HoursForm>) {
      this.setData({ form: { ...this.data.form, ...change }, fault: NO_FAULT, _request: '' })
    },

    addRow() {
      this.change({ hours: [...this.data.form.hours, newRow()] })
    },

    onRow(event: WechatMiniprogram.CustomEvent<{ row: WeeklySpan }>) {
      const at = Number(event.currentTarget.dataset.at)
      this.change({ hours: this.data.form.hours.map((row, index) => (index === at ? event.detail.row : row)) })
    },

    removeRow(event: WechatMiniprogram.BaseEvent) {
      const at = Number(event.currentTarget.dataset.at)
      this.change({ hours: this.data.form.hours.filter((_, index) => index !== at) })
    },

    onExceptions(event: WechatMiniprogram.CustomEvent<{ exceptions: HoursException[] }>) {
      this.change({ exceptions: event.detail.exceptions })
    },

    onPhone(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ phone: event.detail.value.trim() })
    },

    async save() {
      const { form, _before, _id, _revision, isSending } = this.data
      if (isSending) return
      const change = changeOf(form, _before)
      if (!change) return say('没有改动')
      const requestId = this.data._request || newRequestId()
      this.setData({ isSending: true, fault: NO_FAULT, _request: requestId })
      try {
        const input = { id: _id, revision: _revision, change }
        if (!(await sendAgreed(() => editPlace(input, requestId)))) return
        say('已保存')
        if (whereIs(this) === 'top') void wx.navigateBack()
      } catch (error) {
        this.setData({ fault: faultOf(error, FIELDS), ...(isReused(error) && { _request: '' }) })
      } finally {
        this.setData({ isSending: false })
      }
    },
  },
})

import type { HoursException, LegendItem, WeeklySpan } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { type Fault, faultOf, isOutdated, isReused, newRequestId } from '../../../services/cloud'
import { whereIs } from '../../../services/page'
import { getLegend } from '../../../services/circle'
import { sendAgreed } from '../../../services/privacy'
import { say } from '../../../services/tell'
import { editPlace, getPlace } from '../services/place'
import { BLANK, caughtUp, changeOf, editFormOf, type EditForm, FIELDS, newRow } from './form'

const NO_FAULT: Fault<(typeof FIELDS)[number]> = { field: '', text: '' }

/** 改一个地点的资料：每周几点开，哪几天不一样，有什么服务，电话。只有管这里的人能改，改完所有人马上看到。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    name: '',
    mayRun: true,
    legend: [] as LegendItem[],
    form: BLANK,
    fault: NO_FAULT,
    isSending: false,
    /** Somebody else has saved while this was being written. */
    isCaughtUp: false,
    _id: '',
    _before: BLANK,
    _revision: 0,
    _request: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => {
        const [{ name, form }, legend] = await Promise.all([getPlace(this.data._id), getLegend()])
        const kept = editFormOf(form ?? BLANK)
        const seen = { form: kept, _before: kept, _revision: form?.revision ?? 0 }
        return { name, mayRun: form !== undefined, legend: legend.services, ...seen }
      })
      void this.load()
    },

    change(change: Partial<EditForm>) {
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

    onOffers(event: WechatMiniprogram.CustomEvent<{ change: Partial<EditForm> }>) {
      this.change(event.detail.change)
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
        if (isOutdated(error)) await this.catchUp().catch(() => undefined)
        this.setData({ fault: faultOf(error, FIELDS), ...(isReused(error) && { _request: '' }) })
      } finally {
        this.setData({ isSending: false })
      }
    },

    /** 别人先存了：接着最新的改，自己写的都留着；再点保存，就存上。 */
    async catchUp() {
      const { form: latest } = await getPlace(this.data._id)
      if (!latest) return
      const [now, { form, _before }] = [editFormOf(latest), this.data]
      const request = { _revision: latest.revision, _request: '' }
      this.setData({ form: caughtUp(form, _before, now), _before: now, isCaughtUp: true, ...request })
    },
  },
})

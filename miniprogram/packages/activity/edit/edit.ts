import type { ActivityKind } from '../../../../typings/contract'
import { type Failure, failureOf, type Fault, faultOf, isReused, newRequestId } from '../../../services/cloud'
import { draftBox, type DraftBox } from '../../../services/draft'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { activityPage } from '../../../services/route'
import { knowMe } from '../../../services/store'
import { changeActivity, getActivity, organiseActivity } from '../services/activity'
import { listRooms } from '../services/room'
import {
  type ActivityForm,
  BLANK,
  endAfter,
  endOfDay,
  type Field,
  FIELDS,
  FOR_WHOM,
  formOf,
  isFault,
  KINDS,
  planOf,
} from './form'

const HOUR = 3_600_000
const AHEAD = 180 * 24 * HOUR
const NO_FAULT: Fault<Field> = { field: '', text: '' }
const NO_ROOM = { value: '', text: '不用活动室' }

/** 发起一个活动，或者改：报了名的人会知道。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    form: BLANK,
    kinds: KINDS,
    forWhom: FOR_WHOM,
    rooms: [NO_ROOM],
    isChange: false,
    isReady: false,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    fault: NO_FAULT,
    isSending: false,
    min: 0,
    max: 0,
    /** The latest end that can be chosen. */
    endMax: 0,
    growth: { minHeight: 96, maxHeight: 240 },
    _place: '',
    _id: '',
    _requestId: '',
  },
  methods: {
    onLoad({ place = '', id = '' }: { place?: string; id?: string }) {
      this.setData({ _place: decodeURIComponent(place), _id: decodeURIComponent(id), isChange: id !== '' })
      if (id) void wx.setNavigationBarTitle({ title: '修改活动' })
      void this.load()
    },

    async load() {
      this.setData({ error: '', isReady: false })
      try {
        const { _place, _id } = this.data
        const [activity, { items }, me] = await Promise.all([
          _id ? getActivity(_id) : undefined,
          listRooms(_place),
          knowMe().catch(() => undefined),
        ])
        const rooms = items
          .filter(({ isOpen }) => isOpen)
          .map(({ id, name, text }) => ({ value: id, text: name, note: text }))
        const min = Math.ceil(Date.now() / HOUR) * HOUR
        const form = activity ? formOf(activity) : { ...BLANK, contactName: me?.name ?? '', ...this.draft().restore() }
        this.setData({
          form,
          rooms: [NO_ROOM, ...rooms],
          min,
          max: min + AHEAD,
          isReady: true,
          _requestId: newRequestId(),
        })
        this.setData({ endMax: endOfDay(form.from || min) })
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    /** Only what is new is kept: a change is looked up again. */
    draft(): DraftBox<ActivityForm> {
      return draftBox(`activity:${this.data._place}`)
    },

    /** 换了内容就是另一次提交。 */
    fill(change: Partial<ActivityForm>) {
      const form = { ...this.data.form, ...change }
      this.setData({ form, endMax: endOfDay(form.from || this.data.min), fault: NO_FAULT, _requestId: newRequestId() })
      if (!this.data.isChange) this.draft().keep(form)
    },

    onField(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.fill({ [String(event.currentTarget.dataset.field)]: event.detail.value })
    },
    onKind(event: WechatMiniprogram.CustomEvent<{ value: ActivityKind }>) {
      this.fill({ kind: event.detail.value })
    },
    onFrom(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const from = event.detail.value
      const { until, signUpBy } = this.data.form
      this.fill({ from, until: endAfter(from, until), signUpBy: signUpBy > from ? 0 : signUpBy })
    },
    onMoment(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.fill({ [String(event.currentTarget.dataset.field)]: event.detail.value })
    },
    onWalkIns(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.fill({ takesWalkIns: event.detail.value })
    },

    async send() {
      const { form, isSending, _id, _place, _requestId, isChange } = this.data
      if (isSending) return
      const plan = planOf(form)
      if (isFault(plan)) return this.point(plan)
      this.setData({ isSending: true, fault: NO_FAULT })
      try {
        const send = () =>
          isChange
            ? changeActivity({ id: _id, ...plan }, _requestId)
            : organiseActivity({ place: _place, kind: form.kind, ...plan }, _requestId)
        const activity = await sendAgreed(send)
        if (activity) this.leave(activity.id)
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.point(faultOf(error, FIELDS))
      }
      this.setData({ isSending: false })
    },

    point(fault: Fault<Field>) {
      this.setData({ fault })
      if (fault.field) void wx.pageScrollTo({ selector: `#at-${fault.field}`, offsetTop: -80 })
    },

    leave(id: string) {
      if (!this.data.isChange) this.draft().forget()
      if (whereIs(this) !== 'top') return
      if (this.data.isChange) void wx.navigateBack()
      else void wx.redirectTo({ url: activityPage(id) })
    },
  },
})

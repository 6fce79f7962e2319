import type { Consent, NeedClass, Times } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { type Failure, failureOf, faultOf, isReused, newRequestId } from '../../../services/cloud'
import { draftBox } from '../../../services/draft'
import { calendarDay } from '../../../services/moment'
import { sendAgreed } from '../../../services/privacy'
import { needPage, resourcePage } from '../../../services/route'
import { knowMe } from '../../../services/store'
import { askFor } from '../../../services/subscribe'
import { amendResource, getResource, listNeedClasses, offerResource, registerNeed } from '../services/need'
import * as edit from './form'

const draftOf = (kind: string, place: string) => draftBox<edit.EditForm>(`need:${kind}:${place}`)

/** 登记一项需求，提供或修改一项资源。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    kind: 'need' as 'need' | 'resource',
    form: edit.BLANK,
    classes: [] as Chip[],
    hint: '',
    urgencies: edit.URGENCIES,
    sources: [] as Chip[],
    givers: edit.GIVERS,
    reaches: edit.REACHES,
    limits: edit.LIMITS,
    growth: { minHeight: '72px' },
    today: '',
    isReady: false,
    isAmending: false,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    fault: edit.NO_FAULT,
    isSending: false,
    _classes: [] as NeedClass[],
    _place: '',
    _id: '',
    _requestId: '',
  },
  methods: {
    onLoad({ kind = 'need', place = '', id = '' }: { kind?: string; place?: string; id?: string }) {
      const isNeed = kind === 'need'
      this.setData({
        kind: isNeed ? 'need' : 'resource',
        today: calendarDay(Date.now()),
        isAmending: id !== '',
        _place: decodeURIComponent(place),
        _id: decodeURIComponent(id),
        _requestId: newRequestId(),
      })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      const { kind, _id, _place } = this.data
      try {
        const [{ items }, me, found] = await Promise.all([
          listNeedClasses(),
          knowMe(),
          _id ? getResource(_id) : undefined,
        ])
        const isServing = me.roles.some(({ role }) => role !== 'resident')
        void wx.setNavigationBarTitle({ title: edit.titleOf(kind, _id !== '', isServing) })
        const blank = { ...edit.BLANK, giver: me.name, source: isServing ? 'station' : 'resident' }
        const kept = _id ? undefined : draftOf(kind, _place).restore()
        this.setData({
          classes: items.map(({ code, name }) => ({ value: code, text: name })),
          sources: isServing ? edit.SOURCES : [],
          isReady: true,
          _classes: items,
        })
        this.change(found?.facts ? edit.formOf(found.facts) : (kept ?? blank))
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    change(change: Partial<edit.EditForm>) {
      const { form, kind, _classes, _place, isAmending } = this.data
      const next = { ...form, ...change }
      const hint = _classes.find(({ code }) => code === next.class)?.hint ?? ''
      this.setData({ form: next, hint, fault: edit.NO_FAULT })
      if (!isAmending) draftOf(kind, _place).keep(next)
    },

    onField(event: WechatMiniprogram.CustomEvent<{ value: string | Times }>) {
      this.change({ [String(event.currentTarget.dataset.field)]: event.detail.value })
    },

    dropEnd() {
      this.change({ validUntil: '' })
    },

    async send() {
      const { kind, form, isSending } = this.data
      if (isSending) return
      const fault = edit.missingIn(kind, form)
      this.setData({ fault })
      if (fault.field) return void wx.pageScrollTo({ selector: `#at-${fault.field}`, offsetTop: -12 })
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(['activity'])
      this.setData({ isSending: true })
      try {
        const consent = await asking
        const url = await sendAgreed(() => this.submit(consent))
        if (url) {
          draftOf(kind, this.data._place).forget()
          void wx.redirectTo({ url })
        }
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: faultOf(error, edit.FIELDS) })
      }
      this.setData({ isSending: false })
    },

    /** @returns the page of what was written down */
    async submit(consent?: Consent): Promise<string> {
      const { kind, form, _place: place, _id: id, _requestId } = this.data
      const yes = consent && { consent }
      if (kind === 'need') return needPage((await registerNeed({ ...edit.needOf(place, form), ...yes }, _requestId)).id)
      const facts = { ...edit.resourceOf(form), ...yes }
      const made = id ? amendResource({ id, ...facts }, _requestId) : offerResource({ place, ...facts }, _requestId)
      return resourcePage((await made).id)
    },
  },
})

import type { Consent, Point, WhistleActionView, WhistleChoice } from '../../../../typings/contract'
import { photoAlbum } from '../../../behaviors/photo-album'
import { failureOf, isReused, newRequestId, type Failure } from '../../../services/cloud'
import { draftBox } from '../../../services/draft'
import { metresBetween, metresText, whereAmI } from '../../../services/location'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { whistlePage } from '../../../services/route'
import { askFor } from '../../../services/subscribe'
import { say } from '../../../services/tell'
import { actOnWhistle, getWhistle, whistleOptions } from '../../../services/whistle'
import { blankForm, commandOf, missingIn, NO_FAULT, placedFault, spanOf, type WhistleForm } from './form'

const NOT_LOCATED = '没有定位，拍一张现场照片也可以'
/** 先说够不够近，不等交了才知道. @param metres from the place; `within`: near enough by itself */
const nearText = (metres: number, within: number): string =>
  Math.round(metres) <= within
    ? `离现场约 ${metresText(metres)}，可以报到`
    : `离现场约 ${metresText(metres)}，超过 ${within} 米，要拍一张现场照片`

/** 填的留在手机上，直到交上去了；位置不留。 */
const draftOf = (whistle: string, step: string) =>
  draftBox<Pick<WhistleForm, 'choice' | 'points' | 'note'>>(`whistle:${whistle}:${step}`)

type Value = WechatMiniprogram.CustomEvent<{ value: string | number | boolean }>

/** 对一声哨做一步：要填什么由服务端说。 */
Component({
  behaviors: [photoAlbum],
  options: { pureDataPattern: /^_/ },
  data: {
    title: '',
    action: null as WhistleActionView | null,
    options: [] as WhistleChoice[],
    /** Of these, the assists. */
    chosen: [] as WhistleChoice[],
    ...blankForm({}),
    pointsHint: '',
    /** 正在定位 · 离现场约 40 米 · 没有定位 */
    located: '',
    growth: { minHeight: '96px' },
    fault: NO_FAULT,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    isOver: false,
    isSending: false,
    /** Where the whistle is. */
    _scene: null as Point | null,
    _id: '',
    _name: '',
    _department: '',
    _requestId: '',
  },
  observers: {
    'choice, points, pick, assists, until, note, photos'() {
      if (this.data.fault.text) this.setData({ fault: NO_FAULT })
    },
    'options, assists'(options: WhistleChoice[], assists: string[]) {
      this.setData({ chosen: options.filter(({ value }) => assists.includes(value)) })
    },
    choice(value: string) {
      const span = this.data.action && spanOf(this.data.action.needs, value)
      if (span) this.setData({ points: String(span.usual), pointsHint: `${span.from} 到 ${span.until} 分` })
    },
  },
  methods: {
    onLoad({ id = '', action = '', department = '' }: Record<string, string>) {
      const [_id, _name, _department] = [id, action, department].map(decodeURIComponent)
      this.setData({ _id, _name, _department, _requestId: newRequestId() })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      const { _id, _name, _department } = this.data
      try {
        const { title, actions, place } = await getWhistle(_id)
        const action = actions.find((one) => one.name === _name && (one.department ?? '') === _department)
        if (!action) return void this.setData({ isOver: true })
        const needs = action.needs
        const options = needs.pick || needs.assists ? await whistleOptions(_id, _name) : []
        void wx.setNavigationBarTitle({ title: action.text })
        const kept = draftOf(_id, _name + _department).restore()
        const [lng, lat] = place.point
        this.setData({ ...blankForm(needs), ...kept, title, action, options, photoMax: needs.photos?.max ?? 0 })
        this.setData({ _scene: { lng, lat } })
        if (needs.point) void this.locate()
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    async locate() {
      this.setData({ located: '正在定位…' })
      const point = (await whereAmI()) ?? null
      const { _scene, action } = this.data
      const within = action?.needs.point?.within ?? 0
      const located = point && _scene ? nearText(metresBetween(point, _scene), within) : NOT_LOCATED
      this.setData({ point, located })
    },

    onField(event: Value) {
      this.setData({ [String(event.currentTarget.dataset.field)]: event.detail.value })
      const { choice, points, note, _id, _name, _department } = this.data
      draftOf(_id, _name + _department).keep({ choice, points, note })
    },

    addAssist(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { value } = event.detail
      const { assists } = this.data
      if (value && !assists.includes(value)) this.setData({ assists: [...assists, value] })
    },

    dropAssist(event: WechatMiniprogram.BaseEvent) {
      const dropped = String(event.currentTarget.dataset.value)
      this.setData({ assists: this.data.assists.filter((one) => one !== dropped) })
    },

    async send() {
      const { action, isSending, photos } = this.data
      if (!action || isSending) return
      const fault = missingIn(action, this.written(), photos.length)
      this.setData({ fault })
      if (fault.text || this.lacksPhotos()) return
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(action.asks)
      this.setData({ isSending: true })
      try {
        await this.submit(action, await asking)
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: placedFault(error) })
      }
      this.setData({ isSending: false })
    },

    async submit(action: WhistleActionView, consent?: Consent) {
      const photos = await this.settledPhotos()
      if (!photos) return void this.lacksPhotos()
      const { _id, _name, _department, _requestId } = this.data
      const command = commandOf(action, this.written(), photos)
      if (!(await sendAgreed(() => actOnWhistle(_id, command, consent, _requestId)))) return
      draftOf(_id, _name + _department).forget()
      say(`已${action.text}`)
      this.leave()
    },

    written(): WhistleForm {
      const { choice, points, pick, assists, isProposed, until, note, point } = this.data
      return { choice, points, pick, assists, isProposed, until, note, point }
    },

    leave() {
      if (whereIs(this) !== 'top') return
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else void wx.redirectTo({ url: whistlePage(this.data._id) })
    },
  },
})

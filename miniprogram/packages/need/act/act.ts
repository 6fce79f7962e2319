import type { Consent, Input, NeedActionView, NeedChoice, ResourceActionView } from '../../../../typings/contract'
import { photoAlbum } from '../../../behaviors/photo-album'
import { failureOf, faultOf, isReused, newRequestId, type Failure } from '../../../services/cloud'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { needPage, resourcePage } from '../../../services/route'
import { askFor } from '../../../services/subscribe'
import { actOnNeed, getNeed, getResource, tendResource } from '../services/need'
import { blankForm, commandOf, FIELDS, missingIn, NO_FAULT, ownersOf, resourcesOf } from './form'

type Action = NeedActionView | ResourceActionView
type Value<T> = WechatMiniprogram.CustomEvent<{ value: T }>

/** 对一项需求或资源做一步：要填什么由服务端说。 */
Component({
  behaviors: [photoAlbum],
  options: { pureDataPattern: /^_/ },
  data: {
    title: '',
    action: null as Action | null,
    owners: [] as NeedChoice[],
    resources: [] as NeedChoice[],
    list: '',
    owner: '',
    unit: '',
    resource: '',
    dueBy: 0,
    note: '',
    growth: { minHeight: '96px' },
    fault: NO_FAULT,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    isOver: false,
    isSending: false,
    _kind: 'need',
    _id: '',
    _name: '',
    _requestId: '',
  },
  observers: {
    'list, owner, unit, resource, dueBy, note'() {
      if (this.data.fault.text) this.setData({ fault: NO_FAULT })
    },
  },
  methods: {
    onLoad({ kind = 'need', id = '', action = '' }: { kind?: string; id?: string; action?: string }) {
      const [_id, _name] = [decodeURIComponent(id), decodeURIComponent(action)]
      this.setData({ _kind: kind, _id, _name, _requestId: newRequestId() })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      const { _kind, _id, _name } = this.data
      try {
        const found = await (_kind === 'need' ? getNeed(_id) : getResource(_id))
        const action = (found.actions as Action[]).find(({ name }) => name === _name)
        if (action) this.start(found.title, action)
        else this.setData({ isOver: true })
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    start(title: string, action: Action) {
      void wx.setNavigationBarTitle({ title: action.text })
      const { photos: _none, ...form } = blankForm(action.needs)
      const photoMax = action.needs.photos?.max ?? 0
      this.setData({
        ...form,
        title,
        action,
        photoMax,
        owners: ownersOf(action.needs),
        resources: resourcesOf(action.needs),
      })
    },

    onField(event: Value<string | number>) {
      this.setData({ [String(event.currentTarget.dataset.field)]: event.detail.value })
    },

    async send() {
      const { action, isSending, photos } = this.data
      if (!action || isSending) return
      const fault = missingIn(action, this.written([]), photos.length)
      this.setData({ fault })
      if (fault.text || this.lacksPhotos()) return
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(action.asks)
      this.setData({ isSending: true })
      try {
        await this.submit(action, await asking)
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: faultOf(error, FIELDS) })
      }
      this.setData({ isSending: false })
    },

    async submit(action: Action, consent?: Consent) {
      const photos = await this.settledPhotos()
      if (!photos) return void this.lacksPhotos()
      const { _kind, _id, _requestId } = this.data
      const command = commandOf(action, this.written(photos))
      const isDone = await sendAgreed(async () => {
        if (_kind === 'need') await actOnNeed(_id, command, consent, _requestId)
        else await tendResource(_id, command as unknown as Input<'need', 'tend'>['command'], consent, _requestId)
        return true
      })
      if (!isDone) return
      void wx.showToast({ title: `已${action.text}`, icon: 'success' })
      this.leave()
    },

    written(photos: string[]) {
      const { list, owner, unit, resource, dueBy, note } = this.data
      return { list, owner, unit, resource, dueBy, note, photos }
    },

    leave() {
      if (whereIs(this) !== 'top') return
      const { _kind, _id } = this.data
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else void wx.redirectTo({ url: _kind === 'need' ? needPage(_id) : resourcePage(_id) })
    },
  },
})

import type { HoursException, LegendItem, PlaceForm, WeeklySpan } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { photoAlbum } from '../../../behaviors/photo-album'
import { type Fault, faultOf, isOutdated, isReused, newRequestId } from '../../../services/cloud'
import { whereIs } from '../../../services/page'
import { getLegend } from '../../../services/circle'
import { sendAgreed } from '../../../services/privacy'
import { say } from '../../../services/tell'
import { editPlace, getPlace } from '../services/place'
import { albumOf, BLANK, caughtUp, changeOf, editFormOf, type EditForm, FIELDS, newRow } from './form'

/** As many photos a place has at most. */
const MOST_PHOTOS = 6

const NO_FAULT: Fault<(typeof FIELDS)[number] | 'photos'> = { field: '', text: '' }

/** 改一个地点的资料：每周几点开，哪几天不一样，有什么服务，电话。只有管这里的人能改，改完所有人马上看到。 */
Component({
  behaviors: [pageView, photoAlbum],
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
    /** Photos that nobody else sees yet. */
    waiting: 0,
    photoMax: MOST_PHOTOS,
    _id: '',
    _before: BLANK,
    _photos: [] as string[],
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
        return { name, mayRun: form !== undefined, legend: legend.services, ...seen, ...this.hung(form?.photos ?? []) }
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

    onKeeper(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ keeper: event.detail.value.trim() })
    },

    onPhone(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ phone: event.detail.value.trim() })
    },

    async save() {
      const { form, _before, _id, _revision, isSending } = this.data
      if (isSending) return
      this.setData({ isSending: true, fault: NO_FAULT })
      try {
        const photos = await this.photosNow()
        if (!photos) return
        const isRehung = photos.join() !== this.data._photos.join()
        const change = { ...changeOf(form, _before), ...(isRehung && { photos }) }
        if (Object.keys(change).length === 0) return say('没有改动')
        const requestId = this.data._request || newRequestId()
        this.setData({ _request: requestId })
        const input = { id: _id, revision: _revision, change }
        if (!(await sendAgreed(() => editPlace(input, requestId)))) return
        say('已保存')
        if (whereIs(this) === 'top') void wx.navigateBack()
      } catch (error) {
        if (isOutdated(error)) await this.catchUp().catch(() => undefined)
        this.setData({
          fault: faultOf(error, [...FIELDS, 'photos'] as const),
          ...(isReused(error) && { _request: '' }),
        })
      } finally {
        this.setData({ isSending: false })
      }
    },

    /** What of the page comes with the place's photos. */
    hung(photos: PlaceForm['photos']) {
      const waiting = photos.filter(({ state }) => state === 'pending').length
      return { photos: albumOf(photos), waiting, _photos: photos.map(({ id }) => id) }
    },

    /** The photos as they are to hang, once all new ones have arrived; undefined when one has not, and says so. */
    async photosNow(): Promise<string[] | undefined> {
      await this.settledPhotos()
      const { photos, _photos } = this.data
      const isMissing = photos.some(({ fileID, state }) => state !== 'done' && !_photos.includes(fileID))
      return isMissing && this.lacksPhotos() ? undefined : photos.map(({ fileID }) => fileID)
    },

    /** 别人先存了：接着最新的改，自己写的都留着；再点保存，就存上。 */
    async catchUp() {
      const { form: latest } = await getPlace(this.data._id)
      if (!latest) return
      const [now, { form, _before }] = [editFormOf(latest), this.data]
      const request = { _revision: latest.revision, _request: '' }
      this.setData({ form: caughtUp(form, _before, now), _before: now, isCaughtUp: true, ...request })
      const { photos, _photos } = this.data
      const isRehung = photos.map(({ fileID }) => fileID).join() !== _photos.join()
      const hung = this.hung(latest.photos)
      this.setData(isRehung ? { _photos: hung._photos } : hung)
    },
  },
})

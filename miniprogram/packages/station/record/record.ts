import type { RecordKind } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { photoAlbum } from '../../../behaviors/photo-album'
import { isReused, newRequestId, sentenceOf } from '../../../services/cloud'
import { type DraftBox, draftBox } from '../../../services/draft'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { recordsPage } from '../../../services/route'
import { say } from '../../../services/tell'
import { writeRecord } from '../services/station'

interface RecordForm {
  kind: RecordKind
  words: string
  withWhom: string
  minutes: string
  photos: string[]
  requestId: string
}

const KINDS: Chip[] = [
  { value: 'patrol', text: '巡查' },
  { value: 'visit', text: '走访' },
]
const MINUTES: Chip[] = [15, 30, 60, 90, 120].map((count) => ({ value: String(count), text: `${count} 分钟` }))

/** 记一次巡查或走访；写到一半的还在。 */
Component({
  behaviors: [photoAlbum],
  options: { pureDataPattern: /^_/ },
  data: {
    kinds: KINDS,
    lengths: MINUTES,
    kind: 'patrol' as RecordKind,
    words: '',
    withWhom: '',
    minutes: '30',
    growth: { minHeight: '96px' },
    fault: { field: '', text: '' },
    isSending: false,
    _place: '',
    _requestId: '',
  },
  observers: {
    'kind, words, withWhom, minutes, photos'() {
      if (this.data._requestId) this.keep()
    },
  },
  methods: {
    onLoad({ place = '', kind = 'patrol' }: { place?: string; kind?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      const kept = this.draft().restore()
      const wanted: RecordKind = kind === 'visit' ? 'visit' : 'patrol'
      const { photos = [], requestId = newRequestId(), ...fields } = kept ?? { kind: wanted }
      void this.restorePhotos(photos)
      this.setData({ ...fields, _requestId: requestId })
    },

    draft(): DraftBox<RecordForm> {
      return draftBox(`record:${this.data._place}`)
    },

    keep() {
      const { kind, words, withWhom, minutes, _requestId: requestId } = this.data
      const photos = this.arrivedPhotos()
      if (words.trim() || photos.length > 0) this.draft().keep({ kind, words, withWhom, minutes, photos, requestId })
      else this.draft().forget()
    },

    onKind(event: WechatMiniprogram.CustomEvent<{ value: RecordKind }>) {
      this.setData({ kind: event.detail.value })
    },
    onMinutes(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ minutes: event.detail.value })
    },
    onWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: event.detail.value, fault: { field: '', text: '' } })
    },
    onWithWhom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ withWhom: event.detail.value })
    },

    async send() {
      const { isSending, words } = this.data
      if (isSending || this.lacksPhotos()) return
      if (!words.trim()) {
        this.setData({ fault: { field: 'words', text: '请写几个字，说说情况' } })
        return
      }
      this.setData({ isSending: true, fault: { field: '', text: '' } })
      try {
        const photos = await this.settledPhotos()
        if (!photos) return void this.lacksPhotos()
        const { kind, withWhom, minutes, _place: place, _requestId } = this.data
        const whom = kind === 'visit' ? withWhom : ''
        const input = { place, kind, words, withWhom: whom, minutes: Number(minutes), photos }
        if (!(await sendAgreed(() => writeRecord(input, _requestId)))) return
        this.setData({ _requestId: '' })
        this.draft().forget()
        say('已记下')
        if (whereIs(this) === 'top') void wx.redirectTo({ url: recordsPage(place) })
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: { field: '', text: sentenceOf(error) } })
      } finally {
        this.setData({ isSending: false })
      }
    },
  },
})

import type { ActivityView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { photoAlbum } from '../../../behaviors/photo-album'
import { type Fault, faultOf, isReused, newRequestId } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { draftBox } from '../../../services/draft'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { participantsPage } from '../../../services/route'
import { say } from '../../../services/tell'
import { closeActivity, getActivity } from '../services/activity'

const FIELDS = ['words', 'photos'] as const
const NO_FAULT: Fault<(typeof FIELDS)[number]> = { field: '', text: '' }

interface CloseDraft {
  words: string
  photos: string[]
}

/** 收尾：核对到场，写上情况（共商共建是会议纪要），放几张照片。 */
Component({
  behaviors: [pageView, photoAlbum],
  options: { pureDataPattern: /^_/ },
  data: {
    activity: null as ActivityView | null,
    words: '',
    fault: NO_FAULT,
    isSending: false,
    growth: { minHeight: 144, maxHeight: 320 },
    _id: '',
    _requestId: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id), _requestId: newRequestId() })
      this.readWith(async () => ({ activity: await getActivity(this.data._id) }))
      void this.load()
      const kept = this.draft().restore()
      if (!kept) return
      this.setData({ words: kept.words })
      void this.restorePhotos(kept.photos)
    },

    draft() {
      return draftBox<CloseDraft>(`close:${this.data._id}`)
    },
    keep() {
      this.draft().keep({ words: this.data.words, photos: this.arrivedPhotos() })
    },

    onWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: event.detail.value, fault: NO_FAULT, _requestId: newRequestId() })
      this.keep()
    },

    openPeople() {
      void wx.navigateTo({ url: participantsPage(this.data._id) })
    },

    /** 还没到结束的时间就办结，志愿时长只算到现在：先说清楚。 */
    async mayEndNow(): Promise<boolean> {
      const { activity } = this.data
      if (activity?.kind !== 'volunteer' || activity.state !== 'open' || Date.now() >= activity.until) return true
      return isSure('还没到结束的时间', '现在办结，志愿时长只算到现在')
    },

    async send() {
      const { isSending, words, _id, _requestId } = this.data
      if (isSending || this.lacksPhotos() || !(await this.mayEndNow())) return
      this.setData({ isSending: true, fault: NO_FAULT })
      try {
        const photos = await this.settledPhotos()
        const closed = photos && (await sendAgreed(() => closeActivity(_id, words.trim(), photos, _requestId)))
        if (closed) {
          this.draft().forget()
          say('已办结')
          if (whereIs(this) === 'top') void wx.navigateBack()
        } else this.lacksPhotos()
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.keep()
        this.setData({ fault: faultOf(error, FIELDS) })
      }
      this.setData({ isSending: false })
    },
  },
})

import type { BoxView, CategoryView } from '../../../../typings/contract'
import { classChoice } from '../../../behaviors/class-choice'
import { pageView } from '../../../behaviors/page-view'
import { photoAlbum } from '../../../behaviors/photo-album'
import { isReused, newRequestId } from '../../../services/cloud'
import { type DraftBox, draftBox } from '../../../services/draft'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { donePage, opinionPage } from '../../../services/route'
import { askFor } from '../../../services/subscribe'
import { say } from '../../../services/tell'
import { reportTicket } from '../../../services/ticket'
import { getBox } from '../services/station'
import { asksFirst, blankOpinion, inputOf, lackOf, NO_FAULT, type OpinionForm, refusedAt } from './form'

/** 意见箱：写几个字就能投，可以匿名；投进去就是一件诉求，办到哪一步都看得到。 */
Component({
  behaviors: [pageView, photoAlbum, classChoice],
  options: { pureDataPattern: /^_/ },
  data: {
    box: null as BoxView | null,
    words: '',
    isAnonymous: false,
    growth: { minHeight: '120px' },
    classText: '',
    fault: NO_FAULT,
    isSending: false,
    _place: '',
    _requestId: '',
  },
  observers: {
    'words, photos, category, isChosen, isAnonymous'() {
      if (this.data._requestId) this.keep()
    },
    'category, isChosen, suggested'(category: CategoryView | null, isChosen: boolean, suggested: CategoryView[]) {
      const sounds = suggested.find((one) => !asksFirst(one))
      const guessed = sounds ? `建议：${sounds.name}` : '意见建议'
      this.setData({ classText: isChosen && category ? category.name : guessed })
    },
  },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      const { photos, requestId, ...fields } = { ...blankOpinion(), ...this.draft().restore() }
      void this.restorePhotos(photos)
      this.setData({ ...fields, _requestId: requestId })
      void this.suggestClass(fields.words)
      this.readWith(async () => ({ box: await getBox(this.data._place) }))
      void this.load()
    },

    draft(): DraftBox<Partial<OpinionForm>> {
      return draftBox(`opinion:${this.data._place}`)
    },

    keep() {
      const { words, category, isChosen, isAnonymous, _requestId: requestId } = this.data
      const photos = this.arrivedPhotos()
      if (words.trim() || photos.length > 0)
        this.draft().keep({ words, category, isChosen, isAnonymous, photos, requestId })
      else this.draft().forget()
    },

    onWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const words = event.detail.value
      this.setData({ words, fault: NO_FAULT })
      void this.suggestClass(words)
    },

    shiftAnonymous() {
      this.setData({ isAnonymous: !this.data.isAnonymous })
    },

    send() {
      if (this.data.isSending || this.lacksPhotos()) return
      const fault = lackOf(this.data)
      this.setData({ fault })
      if (fault.text) return
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(['progress', 'resolved'])
      this.setData({ isSending: true })
      void this.submit(asking)
    },

    async submit(asking: ReturnType<typeof askFor>) {
      try {
        const [consent, photos] = await Promise.all([asking, this.settledPhotos()])
        if (!photos) return void this.lacksPhotos()
        const input = { ...inputOf(this.data, this.data._place, photos), ...(consent && { consent }) }
        const ticket = await sendAgreed(() => reportTicket(input, this.data._requestId))
        if (!ticket) return
        this.setData({ _requestId: '' })
        this.draft().forget()
        if (whereIs(this) === 'top') void wx.redirectTo({ url: donePage(ticket.id) })
        else say('已投进意见箱')
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: refusedAt(error) })
      } finally {
        this.setData({ isSending: false })
      }
    },

    onShareAppMessage() {
      const { box, _place } = this.data
      return { title: `${box?.name ?? '驿站'} · 意见箱`, path: opinionPage(_place) }
    },
  },
})

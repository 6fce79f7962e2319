import type { CategoryView } from '../../../typings/contract'
import { photoAlbum } from '../../behaviors/photo-album'
import { faultOf, isReused, newRequestId } from '../../services/cloud'
import { draftBox } from '../../services/draft'
import type { Place } from '../../services/place'
import { donePage, ticketPage, ticketsTab } from '../../services/route'
import { knowMe } from '../../services/store'
import { askFor } from '../../services/subscribe'
import { reportTicket } from '../../services/ticket'
import { classChoice } from './class-choice'
import { blankForm, checkForm, FIELDS, isBlank, type ReportFault, type ReportForm } from './form'
import { neighbours } from './neighbours'
import { placeChoice } from './place-choice'

const draft = draftBox<ReportForm>('report')
const NO_FAULT: ReportFault = { field: '', text: '' }

/** 我要反映：一屏写完，写到哪里都不会丢。 */
Component({
  behaviors: [photoAlbum, classChoice, placeChoice, neighbours],
  options: { pureDataPattern: /^_/ },
  data: {
    words: '',
    count: 0,
    growth: { minHeight: '96px' },
    isRestored: false,
    fault: NO_FAULT,
    isSending: false,
    /** The server has this report already, with other contents. */
    isSentBefore: false,
    /** Empty while there is nothing to keep: before the draft is restored, and after the ticket exists. */
    _requestId: '',
  },
  observers: {
    'words, category, place, photos'() {
      if (this.data._requestId) this.keep()
    },
    'category, place'(category: CategoryView | null, place: Place | null) {
      void this.lookAround(category, place)
    },
    words() {
      this.mend('words')
    },
    photos() {
      this.mend('photos')
    },
    category() {
      this.mend('category')
    },
    place() {
      this.mend('place')
    },
  },
  methods: {
    onLoad() {
      // 提交那一下要马上能问订阅提醒，所以先知道自己是谁。
      void knowMe().catch(() => undefined)
      const kept = draft.restore()
      this.start(kept ?? blankForm())
      this.setData({ isRestored: kept !== undefined })
    },

    start({ photos, requestId, words, category, isChosen, place }: ReportForm) {
      void this.restorePhotos(photos)
      this.setData({
        words,
        count: [...words].length,
        category,
        isChosen,
        place,
        fault: NO_FAULT,
        _requestId: requestId,
      })
      if (!place) void this.findPlace()
      if (!category) void this.suggestClass(words)
    },

    keep() {
      const { words, category, isChosen, place, _requestId: requestId } = this.data
      const form: ReportForm = { words, category, isChosen, place, photos: this.arrivedPhotos(), requestId }
      if (isBlank(form)) draft.forget()
      else draft.keep(form)
    },

    clear() {
      draft.forget()
      this.setData({ isRestored: false, _requestId: '' })
      this.start(blankForm())
    },

    onWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const words = event.detail.value
      this.setData({ words, count: [...words].length })
      void this.suggestClass(words)
    },

    /** What was wrong with a field is no longer said once the field has changed. */
    mend(field: ReportFault['field']) {
      if (this.data.fault.field === field) this.setData({ fault: NO_FAULT })
    },

    send() {
      if (this.data.isSending) return
      const checked = checkForm(this.data)
      if (!checked.isComplete) {
        this.setData({ fault: checked.fault })
        return
      }
      if (this.lacksPhotos()) return
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(['progress', 'resolved'])
      this.setData({ isSending: true, isSentBefore: false, fault: NO_FAULT })
      void this.submit(checked.input, asking)
    },

    async submit(
      input: Omit<Parameters<typeof reportTicket>[0], 'photos' | 'consent'>,
      asking: ReturnType<typeof askFor>,
    ) {
      try {
        const [consent, photos] = await Promise.all([asking, this.settledPhotos()])
        if (!photos) return void this.lacksPhotos()
        const ticket = await reportTicket({ ...input, photos, consent }, this.data._requestId)
        this.finish()
        void wx.redirectTo({ url: donePage(ticket.id) })
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId(), isSentBefore: true })
        this.setData({ fault: faultOf(error, FIELDS) })
      } finally {
        this.setData({ isSending: false })
      }
    },

    /** 我反映的：送到过的那一件在那里。 */
    seeMine() {
      void wx.switchTab({ url: ticketsTab })
    },

    async second(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      const { id } = event.detail
      if (this.data.seconding || !(await this.secondOne(id))) return
      this.finish()
      void wx.redirectTo({ url: ticketPage(id) })
    },

    /** What was written has become a ticket, ours or the one seconded: the next form begins anew. */
    finish() {
      this.setData({ _requestId: '' })
      draft.forget()
    },
  },
})

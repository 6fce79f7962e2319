import type { Consent } from '../../../../typings/contract'
import { photoAlbum } from '../../../behaviors/photo-album'
import { failureOf, faultOf, isReused, newRequestId, type Failure } from '../../../services/cloud'
import { draftBox } from '../../../services/draft'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { whistlePage } from '../../../services/route'
import { askFor } from '../../../services/subscribe'
import { getTicket } from '../../../services/ticket'
import { blowWhistle } from '../../../services/whistle'
import { foresight } from './foresight'
import { type BlowForm, FIELDS, inputOf, missingIn, NO_FAULT, type Problem, PROBLEMS } from './form'

/** 写的字留在手机上，直到吹成了。 */
const draftOf = (ticket: string) => draftBox<{ words: string; problem: Problem | '' }>(`blow:${ticket}`)

type Value = WechatMiniprogram.CustomEvent<{ value: string }>

/** 吹哨：找事项，看谁来、什么时候到，说明情况，吹。 */
Component({
  behaviors: [photoAlbum, foresight],
  options: { pureDataPattern: /^_/ },
  data: {
    problem: '' as Problem | '',
    problems: [...PROBLEMS],
    words: '',
    growth: { minHeight: '96px' },
    isReady: false,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    isSending: false,
    _ticket: '',
    _requestId: '',
  },
  observers: {
    'words, problem, place, photos'() {
      if (this.data.fault.text) this.setData({ fault: NO_FAULT })
    },
  },
  methods: {
    onLoad({ ticket = '' }: { ticket?: string }) {
      const _ticket = decodeURIComponent(ticket)
      this.setData({ _ticket, _requestId: newRequestId(), ...draftOf(_ticket).restore() })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      if (!this.data._ticket) {
        this.setData({ isReady: true })
        return void this.findPlace()
      }
      try {
        this.setData({ ticket: await getTicket(this.data._ticket), isReady: true })
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    onField(event: Value) {
      this.setData({ [String(event.currentTarget.dataset.field)]: event.detail.value })
      const { words, problem, _ticket } = this.data
      draftOf(_ticket).keep({ words, problem })
    },

    async send() {
      if (this.data.isSending) return
      const fault = missingIn(this.data)
      this.setData({ fault })
      if (fault.text || this.lacksPhotos()) return
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(['task'])
      this.setData({ isSending: true })
      try {
        const photos = await this.settledPhotos()
        if (photos) await this.submit(photos, await asking)
        else this.lacksPhotos()
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: faultOf(error, FIELDS) })
      }
      this.setData({ isSending: false })
    },

    async submit(photos: string[], consent?: Consent) {
      const form: BlowForm = this.data
      const whistle = await sendAgreed(() =>
        blowWhistle({ ...inputOf(form, photos), ...(consent && { consent }) }, this.data._requestId),
      )
      if (!whistle) return
      draftOf(this.data._ticket).forget()
      if (whereIs(this) === 'top') void wx.redirectTo({ url: whistlePage(whistle.id) })
    },
  },
})

import type { ActionView, TicketView } from '../../../typings/contract'
import { photoAlbum } from '../../behaviors/photo-album'
import { faultOf, isReused, newRequestId, sentenceOf } from '../../services/cloud'
import { actPage, ticketPage } from '../../services/route'
import { knowMe } from '../../services/store'
import { askFor } from '../../services/subscribe'
import { actOnTicket, getTicket } from '../../services/ticket'
import { type ActFault, blankForm, commandOf, draftOf, FIELDS, missingIn } from './form'

const NO_FAULT: ActFault = { field: '', text: '' }

/** 办一步：要填什么由服务端说，填到一半不会丢。 */
Component({
  behaviors: [photoAlbum],
  options: { pureDataPattern: /^_/ },
  data: {
    ticket: null as TicketView | null,
    action: null as ActionView | null,
    error: '',
    choice: '',
    note: '',
    growth: { minHeight: '96px' },
    fault: NO_FAULT,
    isSending: false,
    /** The person is not satisfied and may have it done again. */
    canReopen: false,
    _id: '',
    _name: '',
    /** Empty while there is nothing to keep. */
    _requestId: '',
  },
  observers: {
    'choice, note, photos'() {
      if (this.data._requestId) this.keep()
    },
    choice() {
      this.mend('closing', 'score')
    },
    note() {
      this.mend('note')
    },
    photos() {
      this.mend('photos')
    },
    'ticket, choice'(ticket: TicketView | null, choice: string) {
      const isOffered = choice === 'dissatisfied' && (ticket?.actions.some(({ name }) => name === 'reopen') ?? false)
      this.setData({ canReopen: isOffered })
    },
  },
  methods: {
    onLoad(query: { id?: string; action?: string }) {
      this.setData({ _id: decodeURIComponent(query.id ?? ''), _name: decodeURIComponent(query.action ?? '') })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        const [ticket] = await Promise.all([getTicket(this.data._id), knowMe()])
        const action = ticket.actions.find(({ name }) => name === this.data._name)
        if (action) this.start(ticket, action)
        else this.setData({ error: '这件诉求已经有了新进展，现在不能做这一步了' })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
    },

    start(ticket: TicketView, action: ActionView) {
      void wx.setNavigationBarTitle({ title: action.text })
      const { choice, note, photos, requestId } = draftOf(ticket.id, action.name).restore() ?? blankForm()
      void this.restorePhotos(photos)
      const photoMax = action.needs.photos?.max ?? 0
      this.setData({ ticket, action, photoMax, choice, note, _requestId: requestId })
    },

    keep() {
      const { choice, note, _id, _name, _requestId: requestId } = this.data
      draftOf(_id, _name).keep({ choice, note, photos: this.arrivedPhotos(), requestId })
    },

    onChoice(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ choice: event.detail.value })
    },

    onNote(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ note: event.detail.value })
    },

    /** What was wrong with a field is no longer said once the field has changed. */
    mend(...fields: Array<ActFault['field']>) {
      if (fields.includes(this.data.fault.field)) this.setData({ fault: NO_FAULT })
    },

    send() {
      const { action, isSending } = this.data
      if (!action || isSending) return
      const fault = missingIn(action, this.data)
      if (fault) {
        this.setData({ fault })
        return
      }
      if (this.lacksPhotos()) return
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(action.asks)
      this.setData({ isSending: true, fault: NO_FAULT })
      void this.submit(action, asking)
    },

    async submit(action: ActionView, asking: ReturnType<typeof askFor>) {
      const { choice, note, _id, _requestId } = this.data
      try {
        const [consent, photos] = await Promise.all([asking, this.settledPhotos()])
        if (!photos) return void this.lacksPhotos()
        await actOnTicket(_id, commandOf(action, { choice, note, photos }), consent, _requestId)
        this.setData({ _requestId: '' })
        draftOf(_id, action.name).forget()
        void wx.showToast({ title: `已${action.text}`, icon: 'success' })
        this.leave()
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: faultOf(error, FIELDS) })
      } finally {
        this.setData({ isSending: false })
      }
    },

    /** Asks for it to be done again instead, with the words already written. */
    reopen() {
      const { note, _id, _name } = this.data
      draftOf(_id, 'reopen').keep({ ...blankForm(), note })
      // They belong there now: a later rating starts from nothing.
      this.setData({ _requestId: '' })
      draftOf(_id, _name).forget()
      void wx.redirectTo({ url: actPage(_id, 'reopen') })
    },

    /** Back to the ticket, also when this page was opened straight from a message. */
    leave() {
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else void wx.redirectTo({ url: ticketPage(this.data._id) })
    },
  },
})

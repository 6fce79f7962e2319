import type { ActionView, TicketView } from '../../../typings/contract'
import { classChoice } from '../../behaviors/class-choice'
import { photoAlbum } from '../../behaviors/photo-album'
import { placeChoice } from '../../behaviors/place-choice'
import { asPoint } from '../../services/place'
import { say } from '../../services/tell'
import { type ActFault, contentOf, draftOf, isUntouched, reopenedForm, type Written } from './form'

const NO_FAULT: ActFault = { field: '', text: '' }

type Input<T> = WechatMiniprogram.CustomEvent<{ value: T }>

/** 填表：填一点存一点；改过的地方，不再说它不对。 */
export const filling = Behavior({
  behaviors: [photoAlbum, classChoice, placeChoice],
  data: {
    ticket: null as TicketView | null,
    action: null as ActionView | null,
    choice: '',
    picked: '',
    until: 0,
    words: '',
    note: '',
    fault: NO_FAULT,
    isSending: false,
    /** What was in the field at fault. */
    _faulty: '',
    /** Empty while there is nothing to keep. */
    _requestId: '',
  },
  observers: {
    'choice, picked, category, place, until, words, note, photos'() {
      if (!this.data._requestId) return
      this.keep()
      this.mend()
    },
    fault({ field }: ActFault) {
      // 错的地方可能在屏幕外面。
      if (field) void wx.pageScrollTo({ selector: `#at-${field}`, offsetTop: -12 })
    },
  },
  methods: {
    /** Opens the form of a step where it was left. */
    openForm(ticket: TicketView, action: ActionView) {
      const draft = draftOf(ticket.id, action.name).restore()
      const { photos, requestId, ...fields } = reopenedForm(draft, action.needs)
      void this.restorePhotos(photos)
      this.setData({
        ...fields,
        ticket,
        action,
        photoMax: action.needs.photos?.max ?? 0,
        _start: asPoint(ticket.place.point),
        _requestId: requestId,
      })
    },

    written(): Written {
      const { choice, picked, category, place, until, words, note, photos } = this.data
      return { choice, picked, category, place, until, words, note, photos }
    },

    /** Keeps what a person would miss; what has been sent is kept until it has arrived. */
    keep() {
      const { ticket, action, isSending, _requestId: requestId } = this.data
      if (!ticket || !action) return
      const form = { ...this.written(), photos: this.arrivedPhotos(), requestId }
      const draft = draftOf(ticket.id, action.name)
      if (isSending || !isUntouched(form, action.needs)) draft.keep(form)
      else draft.forget()
    },

    complain(fault: ActFault) {
      const { action } = this.data
      this.setData({ fault, _faulty: action ? contentOf(action, this.written(), fault.field) : '' })
    },

    mend() {
      const { action, fault, _faulty } = this.data
      if (action && fault.field && contentOf(action, this.written(), fault.field) !== _faulty)
        this.setData({ fault: NO_FAULT })
    },

    onChoice(event: Input<string>) {
      this.setData({ choice: event.detail.value })
    },
    onPick(event: Input<string>) {
      this.setData({ picked: event.detail.value })
    },
    onUntil(event: Input<number>) {
      this.setData({ until: event.detail.value })
    },
    onWords(event: Input<string>) {
      this.setData({ words: event.detail.value })
    },
    onNote(event: Input<string>) {
      this.setData({ note: event.detail.value })
    },

    /** 常用语接在写好的后面。 */
    onPhrase(event: Input<string>) {
      const note = this.data.note.trim()
      const joint = !note || /[，。；：！？、,.;:!?\n]$/.test(note) ? '' : '，'
      const longer = `${note}${joint}${event.detail.value}`
      const max = this.data.action?.needs.note?.max ?? 0
      if ([...longer].length <= max) this.setData({ note: longer })
      else say(`最多 ${max} 个字，放不下了`)
    },
  },
})

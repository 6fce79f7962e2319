import type { ActionView, TicketView } from '../../../typings/contract'
import { faultOf, isChanged, isReused, newRequestId, sentenceOf } from '../../services/cloud'
import { isSure } from '../../services/confirm'
import { whereIs } from '../../services/page'
import { ensureAgreed, sendAgreed } from '../../services/privacy'
import { QUEUED_TEXT, sendOrQueue } from '../../services/queue'
import { actPage, ticketPage } from '../../services/route'
import { knowMe } from '../../services/store'
import { askFor } from '../../services/subscribe'
import { say } from '../../services/tell'
import { getTicket } from '../../services/ticket'
import { foresight } from './foresight'
import { asksForWords, blankForm, commandOf, draftOf, FIELDS, leavesSomething, missingIn } from './form'

/** 办一步：要填什么由服务端说，填到一半不会丢。 */
Component({
  behaviors: [foresight],
  options: { pureDataPattern: /^_/ },
  data: {
    error: '',
    /** The ticket moved on, and this step is not to be done any more. */
    isOver: false,
    growth: { minHeight: '96px' },
    /** The person is not satisfied and may have it done again. */
    canReopen: false,
    _id: '',
    _name: '',
  },
  observers: {
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
        const [ticket] = await Promise.all([getTicket(this.data._id), knowMe().catch(() => undefined)])
        const action = ticket.actions.find(({ name }) => name === this.data._name)
        if (action) this.start(ticket, action)
        else this.setData({ isOver: true })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
    },

    start(ticket: TicketView, action: ActionView) {
      void wx.setNavigationBarTitle({ title: action.text })
      this.openForm(ticket, action)
      void this.loadOptions()
      if (asksForWords(action)) this.askAgreement().catch(() => undefined)
    },

    /** 不同意就回去：写的、拍的，同意了才留。 */
    async askAgreement() {
      if ((await ensureAgreed()) === false) this.leave()
    },

    async send() {
      const { action, isSending } = this.data
      if (!action || isSending) return
      const fault = missingIn(action, this.written())
      if (fault) return this.complain(fault)
      if (this.lacksPhotos(true)) return this.complain(this.data.fault)
      if (action.confirm && !(await isSure(action.text, action.confirm))) return
      // WeChat only asks within the tap itself: before anything that takes time.
      const asking = askFor(action.asks)
      this.setData({ isSending: true })
      this.complain({ field: '', text: '' })
      this.keep()
      await this.submit(action, asking)
    },

    async submit(action: ActionView, asking: ReturnType<typeof askFor>) {
      const { _id, _requestId } = this.data
      try {
        const [consent, photos] = await Promise.all([asking, this.partedPhotos()])
        if (!photos) return void this.lacksPhotos(true)
        const command = commandOf(action, { ...this.written(), photos: photos.arrived })
        const send = () => sendOrQueue(_id, command, consent, _requestId, photos.onPhone)
        const taken = await (leavesSomething(this.written()) ? sendAgreed(send) : send())
        if (!taken) return
        this.finish(action)
        if ('sent' in taken) void wx.showToast({ title: `已${action.text}`, icon: 'success' })
        else say(QUEUED_TEXT)
        this.leave()
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        // 别人先写了：现在的样子摆在自己写的下面.
        if (isChanged(error)) await this.load()
        this.complain(faultOf(error, FIELDS))
      } finally {
        this.setData({ isSending: false })
      }
    },

    /** What was written has arrived, or belongs elsewhere now: the next form of this step begins anew. */
    finish({ name }: ActionView) {
      this.setData({ _requestId: '' })
      draftOf(this.data._id, name).forget()
    },

    /** Asks for it to be done again instead, with the words already written. */
    reopen() {
      const { note, action, _id } = this.data
      draftOf(_id, 'reopen').keep({ ...blankForm(), note })
      if (action) this.finish(action)
      void wx.redirectTo({ url: actPage(_id, 'reopen') })
    },

    /** Back to the ticket, also when this page was opened straight from a message; whoever is elsewhere by now stays there. */
    leave() {
      const where = whereIs(this)
      if (where === 'below') this.setData({ isOver: true, action: null })
      if (where !== 'top') return
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else void wx.redirectTo({ url: ticketPage(this.data._id) })
    },
  },
})

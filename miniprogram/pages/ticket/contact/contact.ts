import type { TicketView } from '../../../../typings/contract'
import { dial } from '../../../services/call'
import { tell } from '../../../services/tell'
import { revealPhone } from '../../../services/ticket'

/** 反映人是谁；承办人可以看电话并拨打，每看一次都留痕，所以先问一句。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Id of the ticket. */
    ticket: { type: String, value: '' },
    author: { type: Object, value: null as NonNullable<TicketView['author']> | null },
  },
  data: {
    /** The whole number, once it was revealed; kept as long as the page. */
    phone: '',
    isAsking: false,
    /** Whose number it is. */
    _ticket: '',
  },
  observers: {
    // An observer also runs when a property is set to what it was.
    ticket(ticket: string) {
      if (ticket !== this.data._ticket) this.setData({ _ticket: ticket, phone: '' })
    },
  },
  methods: {
    async call() {
      if (this.data.isAsking) return
      if (!this.data.phone) await this.reveal()
      if (this.data.phone) dial(this.data.phone)
    },

    async reveal() {
      const { confirm } = await wx.showModal({
        title: '查看反映人电话',
        content: '这次查看会留下记录。电话只用于办理这件诉求。',
        confirmText: '查看拨打',
      })
      if (!confirm) return
      this.setData({ isAsking: true })
      try {
        this.setData({ phone: (await revealPhone(this.data.ticket)).phone })
      } catch (error) {
        tell(error)
      } finally {
        this.setData({ isAsking: false })
      }
    },
  },
})

import type { BlowPreview, ItemView, TicketView, WhistleKind } from '../../../../typings/contract'
import { placeChoice } from '../../../behaviors/place-choice'
import { faultOf } from '../../../services/cloud'
import { beginTurn } from '../../../services/turn'
import { previewBlow } from '../../../services/whistle'
import { FIELDS, NO_FAULT, sourceOf } from './form'

/** 选了事项，吹之前先看谁来、什么时候到。 */
export const foresight = Behavior({
  behaviors: [placeChoice],
  data: {
    ticket: null as TicketView | null,
    item: null as ItemView | null,
    isOffList: false,
    kind: '' as WhistleKind | '',
    preview: null as BlowPreview | null,
    /** Why there is no preview. */
    unseen: '',
    fault: NO_FAULT,
    /** The kind that `preview` is of. */
    _seen: '' as WhistleKind | '',
  },
  observers: {
    place() {
      if (!this.data.item || this.data.ticket) return
      this.setData({ preview: null })
      void this.ask()
    },
  },
  methods: {
    choose(event: WechatMiniprogram.CustomEvent<{ item: ItemView }>) {
      const { item } = event.detail
      this.turnTo({ item, kind: item.kind, isOffList: false })
      void this.ask()
    },

    leaveList() {
      this.turnTo({ item: null, kind: '', isOffList: true })
    },

    /** 写的字、拍的照片都留着。 */
    chooseAgain() {
      this.turnTo({ item: null, kind: '', isOffList: false })
    },

    /** 先前问的，答了也不算了。 */
    turnTo(choice: { item: ItemView | null; kind: WhistleKind | ''; isOffList: boolean }) {
      beginTurn(this, 'preview')
      this.setData({ ...choice, preview: null, unseen: '', fault: NO_FAULT })
    },

    chooseKind(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ kind: event.detail.value as WhistleKind })
      void this.ask()
    },

    /** 最后问的才算；没问到的，看得到的还是原来那一种哨。 */
    async ask() {
      const { item, kind, ticket, place } = this.data
      if (!item || !kind || (!ticket && !place)) return
      const isNewest = beginTurn(this, 'preview')
      this.setData({ unseen: '', fault: NO_FAULT })
      try {
        const preview = await previewBlow({ ...sourceOf({ ticket, place }), item: item.code, kind })
        if (isNewest()) this.setData({ preview, _seen: kind })
      } catch (error) {
        if (!isNewest()) return
        const fault = faultOf(error, FIELDS)
        if (this.data.preview) this.setData({ fault, kind: this.data._seen })
        else this.setData({ fault, unseen: fault.text })
      }
    },
  },
})

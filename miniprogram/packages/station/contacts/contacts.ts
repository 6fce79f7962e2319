import type { ContactsView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { dial } from '../../../services/call'
import { isOutdated } from '../../../services/cloud'
import { sendAgreed } from '../../../services/privacy'
import { oneStep } from '../behaviors/one-step'
import { getContacts, revealContact, saveContacts } from '../services/station'
import { BLANK, type ContactDraft, draftsOf, itemsOf, lackOf } from './draft'

const MOST = 20

/** 应急联系：点一下就拨；负责这里的人可以改。 */
Component({
  behaviors: [pageView, oneStep],
  options: { pureDataPattern: /^_/ },
  data: {
    list: null as ContactsView | null,
    /** What is being changed; null while nothing is. */
    drafts: null as ContactDraft[] | null,
    canAdd: true,
    /** What somebody else has saved meanwhile, to be looked at before one's own is saved over it. */
    theirs: null as ContactsView | null,
    _place: '',
  },
  observers: {
    drafts(drafts: ContactDraft[] | null) {
      this.setData({ canAdd: (drafts?.length ?? 0) < MOST })
    },
  },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      this.readWith(async () => ({ list: await getContacts(this.data._place) }))
      void this.load()
    },

    /** 没有公开的，先留痕再拨。 */
    async reveal(event: WechatMiniprogram.BaseEvent) {
      const id = String(event.currentTarget.dataset.id)
      const found = await this.take(`reveal ${id}`, () => revealContact(this.data._place, id), '')
      if (found) dial(found.phone)
    },

    edit() {
      const { list } = this.data
      const drafts = draftsOf(list?.items ?? [])
      this.setData({ drafts: drafts.length > 0 ? drafts : [BLANK], theirs: null, fault: '' })
    },

    add() {
      this.setData({ drafts: [...(this.data.drafts ?? []), BLANK] })
    },

    change(event: WechatMiniprogram.CustomEvent<{ draft: ContactDraft }>) {
      const at = Number(event.currentTarget.dataset.at)
      this.setData({ [`drafts[${at}]`]: event.detail.draft, fault: '' })
    },

    remove(event: WechatMiniprogram.BaseEvent) {
      const at = Number(event.currentTarget.dataset.at)
      this.setData({ drafts: (this.data.drafts ?? []).filter((_, index) => index !== at) })
    },

    cancel() {
      this.setData({ drafts: null, theirs: null, fault: '' })
    },

    async save() {
      const drafts = this.data.drafts ?? []
      const fault = lackOf(drafts)
      this.setData({ fault })
      if (fault) return
      const { _place, list: seen } = this.data
      const input = { place: _place, revision: seen?.revision ?? 0, items: itemsOf(drafts) }
      const ask = async (id: string) => {
        try {
          return await sendAgreed(() => saveContacts(input, id))
        } catch (error) {
          if (isOutdated(error)) await this.lookAgain()
          throw error
        }
      }
      const list = await this.take('save', ask, '已保存')
      if (list) this.display({ list, drafts: null, theirs: null })
    },

    /** 别人先存了：新的名单摆出来看，自己写的一个字也不动；再点保存，就换成自己的。 */
    async lookAgain() {
      const list = await getContacts(this.data._place)
      this.setData({ list, theirs: list })
    },
  },
})

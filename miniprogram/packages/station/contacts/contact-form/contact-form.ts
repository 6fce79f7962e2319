import { BLANK, type ContactDraft } from '../draft'

/** 改一个联系人；改到哪里给到哪里。 */
Component({
  properties: {
    draft: { type: Object, value: BLANK },
    index: { type: Number, value: 0 },
  },
  methods: {
    onName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ name: event.detail.value })
    },
    onDuty(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ duty: event.detail.value })
    },
    onPhone(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ phone: event.detail.value })
    },
    shiftPublic() {
      this.change({ isPublic: !this.data.draft.isPublic })
    },
    remove() {
      this.triggerEvent('remove')
    },
    change(change: Partial<ContactDraft>) {
      this.triggerEvent('change', { draft: { ...this.data.draft, ...change } })
    },
  },
})

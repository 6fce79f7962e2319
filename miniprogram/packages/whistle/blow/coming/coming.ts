import type { BlowPreview, WhistleKind } from '../../../../../typings/contract'

/** 吹之前先看：谁来，什么时候到。 */
Component({
  properties: {
    preview: { type: Object, value: null as BlowPreview | null },
    kind: { type: String, value: '' },
  },
  data: { note: '' },
  observers: {
    'preview, kind'(preview: BlowPreview | null, kind: WhistleKind) {
      this.setData({ note: preview?.kinds.find(({ value }) => value === kind)?.note ?? '' })
    },
  },
  methods: {
    chooseKind(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('kind', { value: event.detail.value })
    },
  },
})

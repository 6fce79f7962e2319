import type { ActionView } from '../../../typings/contract'

/** 放不下的操作，从下面拉出来；不好挽回的是红字。 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    actions: { type: Array, value: [] as ActionView[] },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('choose', { name: String(event.currentTarget.dataset.name) })
    },
    shift(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
    close() {
      this.triggerEvent('close')
    },
  },
})

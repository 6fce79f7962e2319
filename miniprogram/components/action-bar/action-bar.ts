import type { ActionView } from '../../../typings/contract'

const THEMES: Record<ActionView['tone'], string> = { primary: 'primary', plain: 'primary', danger: 'danger' }

/** 服务端给的按钮，主要的在最右边。 */
Component({
  properties: {
    actions: { type: Array, value: [] as ActionView[] },
    /** Name of the action being sent; all buttons wait for it. */
    sending: { type: String, value: '' },
    /** Small, for a card in a list. */
    small: { type: Boolean, value: false },
  },
  data: { buttons: [] as Array<{ name: string; text: string; theme: string; isPrimary: boolean }> },
  observers: {
    actions(actions: ActionView[]) {
      const buttons = actions.map(({ name, text, tone }) => {
        return { name, text, theme: THEMES[tone], isPrimary: tone === 'primary' }
      })
      buttons.sort((one, other) => Number(one.isPrimary) - Number(other.isPrimary))
      this.setData({ buttons })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      if (!this.data.sending) this.triggerEvent('choose', { name: String(event.currentTarget.dataset.name) })
    },
  },
})

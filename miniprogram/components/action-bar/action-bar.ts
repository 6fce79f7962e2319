import type { ActionView } from '../../../typings/contract'

const THEMES: Record<ActionView['tone'], string> = { primary: 'primary', plain: 'primary', danger: 'danger' }
/** As many as can be read and hit with one thumb. */
const MOST = 2

/** 服务端给的按钮：主要的在最右边，最多两个，其余在“更多”里。 */
Component({
  properties: {
    actions: { type: Array, value: [] as ActionView[] },
    /** Name of the action being sent; all buttons wait for it. */
    sending: { type: String, value: '' },
    /** Small, for a card in a list. */
    small: { type: Boolean, value: false },
  },
  data: {
    buttons: [] as Array<{ name: string; text: string; theme: string; isPrimary: boolean }>,
    rest: [] as ActionView[],
    isOpen: false,
    isMoreSending: false,
  },
  observers: {
    actions(actions: ActionView[]) {
      // 服务端的顺序就是轻重；主要的无论排在哪里都露在外面。
      const byWeight = [...actions].sort((one, other) => weight(one) - weight(other))
      const buttons = byWeight.slice(0, MOST).map(({ name, text, tone }) => {
        return { name, text, theme: THEMES[tone], isPrimary: tone === 'primary' }
      })
      buttons.sort((one, other) => Number(one.isPrimary) - Number(other.isPrimary))
      this.setData({ buttons, rest: byWeight.slice(MOST) })
    },
    'rest, sending'(rest: ActionView[], sending: string) {
      this.setData({ isMoreSending: rest.some(({ name }) => name === sending) })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      this.tell(String(event.currentTarget.dataset.name))
    },
    chooseMore(event: WechatMiniprogram.CustomEvent<{ name: string }>) {
      this.setData({ isOpen: false })
      this.tell(event.detail.name)
    },
    tell(name: string) {
      if (!this.data.sending) this.triggerEvent('choose', { name })
    },
    more() {
      this.setData({ isOpen: true })
    },
    closeMore() {
      this.setData({ isOpen: false })
    },
  },
})

const weight = ({ tone }: ActionView): number => (tone === 'primary' ? 0 : 1)

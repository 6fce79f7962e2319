import type { Source } from '../../../../typings/contract'
import type { Behalf } from '../form'
import { isForCaller } from '../source'

const NOBODY: Behalf = { who: '', phone: '' }

/** What the row says while it is closed. */
const summaryOf = ({ who }: Behalf, isAnonymous: boolean): string =>
  [who && `代 ${who} 反映`, isAnonymous && '匿名'].filter(Boolean).join(' · ')

/** 不常用的：代谁反映、匿名。居民点开才有；替来电来访的人登记时，称呼和电话就在面前。 */
Component({
  properties: {
    source: { type: String, value: '' },
    behalf: { type: Object, value: NOBODY },
    isAnonymous: { type: Boolean, value: false },
    /** `who` or `phone`, when one of them is at fault, and what is wrong with it. */
    faulty: { type: String, value: '' },
    fault: { type: String, value: '' },
  },
  data: { isOpen: false, isForOther: false, isForCaller: false, isMine: true, summary: '' },
  observers: {
    source(source: Source | '') {
      this.setData({ isForCaller: isForCaller(source), isMine: source === '' || source === 'resident' })
    },
    'behalf, isAnonymous'(behalf: Behalf, isAnonymous: boolean) {
      this.setData({ summary: summaryOf(behalf, isAnonymous) })
      if (behalf.who || behalf.phone) this.setData({ isForOther: true })
    },
    faulty(faulty: string) {
      if (faulty) this.setData({ isOpen: true, isForOther: true })
    },
  },
  methods: {
    toggle() {
      this.setData({ isOpen: !this.data.isOpen })
    },
    /** 又改成自己的事，写过的称呼和电话就不带上。 */
    shiftForOther() {
      const isForOther = !this.data.isForOther
      this.setData({ isForOther })
      if (!isForOther) this.triggerEvent('behalf', { behalf: NOBODY })
    },
    onWho(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('behalf', { behalf: { ...this.data.behalf, who: event.detail.value } })
    },
    onPhone(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('behalf', { behalf: { ...this.data.behalf, phone: event.detail.value } })
    },
    shiftAnonymous() {
      this.triggerEvent('anonymous', { value: !this.data.isAnonymous })
    },
  },
})

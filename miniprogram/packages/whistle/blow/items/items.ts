import type { ItemSearch, ItemView } from '../../../../../typings/contract'
import { sentenceOf } from '../../../../services/cloud'
import { beginTurn } from '../../../../services/turn'
import { searchItems } from '../../../../services/whistle'

/** Milliseconds without another key before it is looked for. */
const PAUSE = 250

/** 找事项：名称里的字、拼音首字母，或平常的话；合这类诉求的先列出来。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Of the ticket; empty for none. */
    category: { type: String, value: '' },
  },
  data: {
    words: '',
    items: [] as ItemView[],
    note: '',
    isCut: false,
    isReady: false,
    error: '',
    _timer: 0,
  },
  lifetimes: {
    attached() {
      void this.look()
    },
    detached() {
      clearTimeout(this.data._timer)
    },
  },
  methods: {
    search(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { value } = event.detail
      if (value === this.data.words) return
      clearTimeout(this.data._timer)
      this.setData({ words: value, _timer: Number(setTimeout(() => void this.look(), PAUSE)) })
    },

    /** 最后问的才算。 */
    async look() {
      const isNewest = beginTurn(this)
      this.setData({ error: '' })
      const found = await searchItems(this.data.words, this.data.category).catch(sentenceOf)
      if (!isNewest()) return
      if (typeof found === 'string') this.setData({ error: found, isReady: true })
      else this.show(found)
    },

    show({ items, note, isCut }: ItemSearch) {
      this.setData({ items, note, isCut, isReady: true })
    },

    choose(event: WechatMiniprogram.BaseEvent) {
      const { code } = event.currentTarget.dataset as { code: string }
      const item = this.data.items.find((one) => one.code === code)
      if (item) this.triggerEvent('choose', { item })
    },

    leaveList() {
      this.triggerEvent('offlist')
    },
  },
})

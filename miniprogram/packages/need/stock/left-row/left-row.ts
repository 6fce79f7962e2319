import type { StockView } from '../../../../../typings/contract'
import { openPage } from '../../../../services/open'
import { needPage } from '../../../../services/route'

type Left = StockView['left'][number]

/** 盘点时剩下的一件：是什么，到哪一步，等了几天；点开去办。 */
Component({
  properties: { item: { type: Object, value: {} as Left } },
  data: { label: '' },
  observers: {
    item({ title = '', kindText = '', tags = [], statusText = '', days = 0 }: Partial<Left>) {
      const words = [title, kindText, ...tags.map(({ text }) => text), statusText, `登记 ${days} 天`]
      this.setData({ label: words.filter(Boolean).join('，') })
    },
  },
  methods: {
    open() {
      openPage(needPage(this.data.item.id))
    },
  },
})
